package io.kinora.world.render;

import io.kinora.world.render.StageTimes.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Draws with plain Java on the CPU: a tiled rasteriser finds what is visible, rays find shadows,
 * indirect light and reflections. One thread at a time may use it; it brings its own worker
 * threads.
 */
public final class JavaRenderer implements Renderer {
  private final Scene scene;
  private final Settings settings;
  private final Workers workers;
  private final Geometry geometry;
  private final RayScene rays;
  private final SkyDome sky;
  private final GBuffer buffer;
  private final MoverShade movers;
  private final Checkerboard board;
  private final SunShadows sunShadows;
  private final LampShadows lampShadows;
  private final IndirectLight indirect;
  private final Composer composer;
  private final @Nullable WaterPass water;
  private final Finish finish;
  private final @Nullable InkLines ink;
  private final Bounce bounce;
  private final Scratch[] scratch;
  private float[] colour;
  private float[] spare;
  private @Nullable GlassPass glass;
  private final StageTimes times = new StageTimes();
  private @Nullable Rasterizer rasterizer;
  private @Nullable Sunlight sunlight;
  private @Nullable Camera previous;
  private int frames;

  /**
   * @param width picture width in pixels, at least 16
   * @param height picture height in pixels, at least 16
   * @param threads how many threads may draw; the picture does not depend on it
   */
  public JavaRenderer(Scene scene, int width, int height, Tier tier, Style style, int threads) {
    if (width < 16 || height < 16) {
      throw new IllegalArgumentException("a picture needs at least 16 by 16 pixels");
    }
    this.scene = scene;
    settings = Settings.of(tier, style);
    workers = new Workers(threads);
    int innerWidth = Math.max(16, Math.round(width * settings.scale()));
    int innerHeight = Math.max(16, Math.round(height * settings.scale()));
    geometry = new Geometry(scene.bodies(), workers);
    rays = new RayScene(geometry);
    sky = new SkyDome(scene.sky(), style == Style.ANIME, workers);
    buffer = new GBuffer(innerWidth, innerHeight);
    movers = new MoverShade(geometry, sky.sun);
    board = new Checkerboard(settings.sparse(), geometry, buffer, movers, workers);
    scratch = new Scratch[workers.count()];
    var hits = new RayHit[workers.count()];
    for (int i = 0; i < scratch.length; i++) {
      scratch[i] = new Scratch();
      hits[i] = scratch[i].hit;
    }
    var lamps = new Lamps(scene.lights(), rays);
    var painter = new Painter(geometry, sky.night, style == Style.CLAY);
    bounce = new Bounce(geometry, rays, sky, painter, lamps);
    sunShadows =
        new SunShadows(geometry, rays, buffer, sky.sun, workers, settings, movers, board, hits);
    lampShadows = new LampShadows(lamps, buffer, settings, board, workers, scratch);
    indirect = new IndirectLight(geometry, buffer, bounce, sky, settings, workers, scratch);
    PointShader shader = style == Style.ANIME
        ? new ToonShader(geometry, painter, sky, lamps)
        : new SurfaceShader(painter, sky, lamps, bounce, settings);
    composer = new Composer(
        geometry, buffer, sky, sunShadows, indirect, lampShadows, shader, board, workers, scratch);
    water = scene.water() == null
        ? null
        : new WaterPass(scene.water(), buffer, sky, bounce, settings, workers, scratch);
    ink = style == Style.ANIME ? new InkLines(geometry, buffer, workers) : null;
    var particles = new ParticlePass(buffer, sky, lamps, workers);
    finish = new Finish(buffer, particles, width, height, style, settings, workers, times);
    colour = new float[buffer.triangle.length * 3];
    spare = new float[buffer.triangle.length * 3];
  }

  @Override
  public void render(FrameState state, byte[] rgb) {
    times.begin();
    boolean first = previous == null || state.isCut();
    var frame = frame(state, first);
    geometry.update(state, first);
    rays.update();
    times.end(Stage.GEOMETRY);
    draw(frame);
    movers.update();
    board.choose(frame);
    var light = light(frame.view());
    sunShadows.compute(light, frames);
    lampShadows.compute(frames);
    times.end(Stage.SHADOW);
    indirect.compute(frame, light);
    times.end(Stage.INDIRECT);
    composer.shade(frame, light, colour);
    times.end(Stage.SHADE);
    compose(frame, light);
    finish.finish(frame, light, colour, spare, rgb);
    previous = state.camera();
    frames++;
  }

  private Frame frame(FrameState state, boolean first) {
    float jx = settings.smoothing() ? Smoothing.jitter(frames, 2) : 0;
    float jy = settings.smoothing() ? Smoothing.jitter(frames, 3) : 0;
    var before = first || previous == null ? state.camera() : previous;
    return new Frame(
        state,
        new View(state.camera(), buffer.width, buffer.height, jx, jy),
        new View(before, buffer.width, buffer.height, jx, jy),
        frames,
        first);
  }

  private void draw(Frame frame) {
    if (rasterizer == null) {
      rasterizer = new Rasterizer(geometry, buffer, workers, frame.view(), 0, geometry.solidBodies);
    }
    rasterizer.draw(frame.view(), frame.previous());
    times.end(Stage.RASTER);
  }

  /** Lays what is not a solid surface over the shaded picture. */
  private void compose(Frame frame, Sunlight light) {
    if (water != null) {
      water.apply(frame, light, colour, spare);
      swap();
    }
    times.end(Stage.WATER);
    composer.blendEdges(frame, light, colour, spare);
    swap();
    if (geometry.solidBodies < geometry.bodies.size()) {
      glass(frame).apply(frame, light, colour, spare);
      swap();
    }
    if (ink != null) {
      ink.draw(colour);
    }
    times.end(Stage.EDGES);
  }

  private void swap() {
    float[] other = colour;
    colour = spare;
    spare = other;
  }

  private GlassPass glass(Frame frame) {
    var pass = glass;
    if (pass == null) {
      pass = new GlassPass(geometry, buffer, sky, bounce, settings, workers, scratch, frame.view());
      glass = pass;
    }
    return pass;
  }

  private Sunlight light(View view) {
    var light = sunlight;
    if (light == null) {
      light = new Sunlight(geometry, sky.sun, workers, settings.shadowMapSize(), view);
      sunlight = light;
    } else {
      light.update(view);
    }
    return light;
  }

  StageTimes times() {
    return times;
  }

  Scene scene() {
    return scene;
  }

  @Override
  public void close() {
    workers.close();
  }
}

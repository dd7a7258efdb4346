package io.kinora.world.render;

/**
 * What a tier and a style mean for the passes.
 *
 * @param scale size of the picture that is computed relative to the one that is delivered
 * @param shadowMapSize texels along one side of the sun's shadow map
 * @param tracedShadows whether the edges of the sun's shadows are traced
 * @param indirect whether light that bounced once is traced
 * @param sparseIndirect whether only every other pixel traces when its history is good
 * @param filterPasses passes of the filter over indirect light
 * @param reflections roughness up to which reflections are traced, 0 for none
 * @param lens whether the lens blurs what is out of focus
 * @param motionSamples most samples along the path of a moving point, 0 for no motion blur
 * @param smoothing whether frames are blended over time against noise and jagged edges
 * @param sparse whether only every other pixel is lit and shaded in each frame
 */
record Settings(
    float scale,
    int shadowMapSize,
    boolean tracedShadows,
    boolean indirect,
    boolean sparseIndirect,
    int filterPasses,
    float reflections,
    boolean lens,
    int motionSamples,
    boolean smoothing,
    boolean sparse) {

  static Settings of(Tier tier, Style style) {
    boolean flat = style == Style.ANIME;
    boolean lens = style == Style.CINEMATIC || style == Style.BLACK_AND_WHITE;
    boolean blur = !flat && style != Style.WATERCOLOUR;
    return switch (tier) {
      case DRAFT -> new Settings(0.4f, 2048, false, true, true, 3, 0, false, 0, false, true);
      case FAST ->
        new Settings(0.62f, 3072, false, true, true, 3, flat ? 0 : 0.2f, lens, 0, !flat, true);
      case QUALITY ->
        new Settings(
            1, 4096, true, true, false, 4, flat ? 0 : 0.5f, lens, blur ? 27 : 0, true, false);
    };
  }
}

package io.kinora.world.audio;

import java.util.SplittableRandom;

/** Turns an event into samples, in pascal at a distance of 1 m. */
final class Foley {
  private Foley() {}

  static float[] render(SoundEvent event, SplittableRandom random) {
    if (event instanceof SoundEvent.Impact impact) return Impacts.render(impact, random);
    if (event instanceof SoundEvent.Roll roll) return Friction.roll(roll, random);
    if (event instanceof SoundEvent.Scrape scrape) return Friction.scrape(scrape, random);
    if (event instanceof SoundEvent.Splash splash) return Liquids.splash(splash, random);
    if (event instanceof SoundEvent.Step step) return Movements.step(step, random);
    if (event instanceof SoundEvent.Squeak squeak) return Movements.squeak(squeak, random);
    if (event instanceof SoundEvent.Swish swish) return Movements.swish(swish, random);
    if (event instanceof SoundEvent.Shatter shatter) return Breaking.shatter(shatter, random);
    if (event instanceof SoundEvent.Whoosh whoosh) return Movements.whoosh(whoosh, random);
    if (event instanceof SoundEvent.Engine engine) return Engines.run(engine, random);
    if (event instanceof SoundEvent.Cry cry) return Cries.cry(cry, random);
    if (event instanceof SoundEvent.Voice voice) return voice.samples();
    throw new IllegalArgumentException("unknown sound: " + event);
  }
}

package io.kinora.world.audio;

import java.util.ArrayList;
import java.util.List;

/** Finds where sounds begin: the energy rises well above what was heard just before. Stateless. */
public final class Onsets {
  private static final int HOP = Soundtrack.SAMPLE_RATE / 1000;

  /** Milliseconds of the past that a rise is measured against. */
  private static final int PAST = 25;

  private static final double RISE = 5;

  /** Against the loudest moment of the track. */
  private static final double LEAST = 2e-3;

  /** Milliseconds within which there is only one onset. */
  private static final int REFRACTORY = 60;

  private Onsets() {}

  /** Seconds of the onsets of a stereo track at {@link Soundtrack#SAMPLE_RATE}, in order. */
  public static List<Double> of(float[][] stereo) {
    var energy = energy(stereo);
    var loudest = 0.0;
    for (var e : energy) loudest = Math.max(loudest, e);
    var onsets = new ArrayList<Double>();
    var quietUntil = 0;
    var past = 0.0;
    for (var i = 0; i < energy.length; i++) {
      var before = i == 0 ? 0 : past / Math.min(i, PAST);
      if (i >= quietUntil && energy[i] > LEAST * loudest && energy[i] > RISE * before) {
        onsets.add(i * HOP / (double) Soundtrack.SAMPLE_RATE);
        quietUntil = i + REFRACTORY;
      }
      past += energy[i] - (i >= PAST ? energy[i - PAST] : 0);
    }
    return onsets;
  }

  /** Energy per millisecond, without the deep notes that wind and hum are made of. */
  private static double[] energy(float[][] stereo) {
    var energy = new double[stereo[0].length / HOP];
    for (var channel : stereo) {
      var high = Biquad.highPass(250);
      for (var i = 0; i < energy.length * HOP; i++) {
        var x = high.next(channel[i]);
        energy[i / HOP] += x * x;
      }
    }
    return energy;
  }
}

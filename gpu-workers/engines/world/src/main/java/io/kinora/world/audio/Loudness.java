package io.kinora.world.audio;

import java.util.ArrayList;

/**
 * Loudness after ITU-R BS.1770-5: K-weighting, blocks of 400 ms that overlap by 75 %, gated at -70
 * LUFS and at 10 LU below the mean of what is left. Stateless.
 */
public final class Loudness {
  private static final double BLOCK_SECONDS = 0.4;
  private static final int OVERLAP = 4;
  private static final double OFFSET = -0.691;
  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;

  private Loudness() {}

  /**
   * Integrated loudness in LUFS, negative infinity for silence. A sound shorter than one block is
   * taken as one block.
   *
   * @param stereo two channels at {@link Soundtrack#SAMPLE_RATE}
   */
  public static double integrated(float[][] stereo) {
    var powers = blockPowers(stereo);
    var audible = mean(powers, ABSOLUTE_GATE);
    return lufs(mean(powers, Math.max(ABSOLUTE_GATE, lufs(audible) + RELATIVE_GATE)));
  }

  /** Loudness of the loudest block of 400 ms in LUFS, negative infinity for silence. */
  public static double loudestBlock(float[][] stereo) {
    var loudest = 0.0;
    for (var power : blockPowers(stereo)) loudest = Math.max(loudest, power);
    return lufs(loudest);
  }

  private static double[] blockPowers(float[][] stereo) {
    var length = stereo[0].length;
    var block = (int) (BLOCK_SECONDS * Soundtrack.SAMPLE_RATE);
    var step = block / OVERLAP;
    var sums = new double[length / step + 1];
    for (var channel : stereo) addStepSums(channel, step, sums);
    if (length < block) {
      var total = 0.0;
      for (var sum : sums) total += sum;
      return new double[] {total / block};
    }
    var powers = new ArrayList<Double>();
    for (var i = 0; i + OVERLAP <= length / step; i++) {
      var total = 0.0;
      for (var k = 0; k < OVERLAP; k++) total += sums[i + k];
      powers.add(total / block);
    }
    return powers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void addStepSums(float[] channel, int step, double[] sums) {
    var shelf = new Biquad(
        1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);
    var highPass = new Biquad(1, -2, 1, -1.99004745483398, 0.99007225036621);
    for (var i = 0; i < channel.length; i++) {
      var weighted = highPass.next(shelf.next(channel[i]));
      sums[i / step] += weighted * weighted;
    }
  }

  private static double mean(double[] powers, double gate) {
    var sum = 0.0;
    var count = 0;
    for (var power : powers) {
      if (lufs(power) > gate) {
        sum += power;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double lufs(double power) {
    return OFFSET + 10 * Math.log10(power);
  }
}

package io.kinora.world.render;

import io.kinora.world.geom.Approx;

/**
 * Chooses the exposure as a camera would: from the mean logarithm of the brightness, weighted to
 * the middle, followed slowly within a shot and at once after a cut. Dark scenes stay darker than
 * bright ones.
 */
final class ExposureMeter {
  private static final float SPEED = 0.06f;

  private final int width;
  private final int height;
  private final Workers workers;
  private final double[] rowSum;
  private final double[] rowWeight;
  private float exposure = 1;

  ExposureMeter(int width, int height, Workers workers) {
    this.width = width;
    this.height = height;
    this.workers = workers;
    rowSum = new double[height];
    rowWeight = new double[height];
  }

  float measure(float[] colour, boolean first) {
    workers.forEach(height, (y, worker) -> measureRow(colour, y));
    double sum = 0;
    double weight = 0;
    for (int y = 0; y < height; y++) {
      sum += rowSum[y];
      weight += rowWeight[y];
    }
    float mean = Approx.exp2((float) (sum / weight));
    // Krawczyk, Myszkowski and Seidel, "Lightness Perception in Tone Reproduction" (2005),
    // flattened.
    float key = 1.03f - 2 / (2 + Approx.log2(mean * 6 + 1) * 0.30103f);
    float target = Math.min(9, Math.max(0.12f, (0.30f * key + 0.085f) / mean));
    exposure = first ? target : exposure * Approx.pow(target / exposure, SPEED);
    return exposure;
  }

  private void measureRow(float[] colour, int y) {
    double sum = 0;
    double total = 0;
    float dy = (y + 0.5f) / height - 0.5f;
    for (int x = y & 3; x < width; x += 4) {
      int p = (y * width + x) * 3;
      float dx = (x + 0.5f) / width - 0.5f;
      float luminance = 0.2126f * colour[p] + 0.7152f * colour[p + 1] + 0.0722f * colour[p + 2];
      float weight = 1.2f - dx * dx * 2 - dy * dy * 2;
      sum += weight * Approx.log2(Math.min(luminance, 8) + 0.003f);
      total += weight;
    }
    rowSum[y] = sum;
    rowWeight[y] = total;
  }
}

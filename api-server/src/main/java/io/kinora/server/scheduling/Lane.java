package io.kinora.server.scheduling;

/**
 * How urgent a video is. While all lanes have work they get a tenth, three tenths and six tenths of
 * the GPU time; what one does not use the others share in the same proportion.
 */
public enum Lane {
  FLEX(1),
  DEFAULT(3),
  PRIORITY(6);

  private final int weight;

  Lane(int weight) {
    this.weight = weight;
  }

  int weight() {
    return weight;
  }
}

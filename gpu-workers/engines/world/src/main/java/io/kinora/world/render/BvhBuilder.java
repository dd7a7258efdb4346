package io.kinora.world.render;

import java.util.Arrays;

/**
 * Splits boxes into a binary tree by the binned surface area heuristic (Wald 2007). The result
 * depends on nothing but the boxes and their order.
 */
final class BvhBuilder {
  private static final int BINS = 12;
  private static final int MAX_LEAF = 7;
  private static final int MAX_DEPTH = 58;

  private final float[] boxes;
  private final float[] centres;
  private final int[] order;
  private final int maxLeaf;
  private final int[] binCount = new int[BINS];
  private final float[] binBox = new float[BINS * 6];
  private final float[] rightCost = new float[BINS];
  private final float[] sweep = new float[6];
  private final float[] range = new float[6];
  private int[] children;
  private int nodeCount;
  private int bestAxis;
  private int bestBin;
  private float bestCost;

  /** @param boxes min x, y, z, max x, y, z of every item */
  BvhBuilder(float[] boxes, int maxLeaf) {
    int n = boxes.length / 6;
    this.boxes = boxes;
    this.maxLeaf = maxLeaf;
    centres = new float[n * 3];
    order = new int[n];
    children = new int[Math.max(2, n * 2)];
    for (int i = 0; i < n; i++) {
      order[i] = i;
      for (int axis = 0; axis < 3; axis++) {
        centres[i * 3 + axis] = 0.5f * (boxes[i * 6 + axis] + boxes[i * 6 + 3 + axis]);
      }
    }
  }

  /** Builds the tree and returns its root, encoded as the entries of {@link #children}. */
  int build() {
    int root = split(0, order.length, 0);
    children = Arrays.copyOf(children, Math.max(2, nodeCount * 2));
    return root;
  }

  /** Two entries per node: a node index, or {@code ~(first << 3 | count)} of a leaf. */
  int[] children() {
    return children;
  }

  /** Items in the order in which leaves refer to them. */
  int[] order() {
    return order;
  }

  private static int leaf(int start, int end) {
    return ~(start << 3 | (end - start));
  }

  private int split(int start, int end, int depth) {
    int n = end - start;
    if (n <= Math.min(2, maxLeaf) || depth > MAX_DEPTH && n <= MAX_LEAF) {
      return leaf(start, end);
    }
    findSplit(start, end);
    if (bestAxis < 0 && n <= maxLeaf) {
      return leaf(start, end);
    }
    int middle = bestAxis < 0 || depth > MAX_DEPTH ? (start + end) / 2 : partition(start, end);
    int node = nodeCount++;
    int left = split(start, middle, depth + 1);
    int right = split(middle, end, depth + 1);
    children[node * 2] = left;
    children[node * 2 + 1] = right;
    return node;
  }

  private void findSplit(int start, int end) {
    measureCentres(start, end);
    bestAxis = -1;
    bestCost = Float.MAX_VALUE;
    for (int axis = 0; axis < 3; axis++) {
      if (range[axis + 3] - range[axis] > 1e-7f) {
        fillBins(start, end, axis);
        sweepBins(end - start, axis);
      }
    }
    int n = end - start;
    if (n <= maxLeaf && bestAxis >= 0) {
      clear(sweep, 0);
      for (int i = start; i < end; i++) {
        grow(sweep, 0, boxes, order[i] * 6);
      }
      float area = area(sweep, 0);
      if (bestCost + area >= area * n) {
        bestAxis = -1;
      }
    }
  }

  private void measureCentres(int start, int end) {
    clear(range, 0);
    for (int i = start; i < end; i++) {
      int c = order[i] * 3;
      for (int axis = 0; axis < 3; axis++) {
        range[axis] = Math.min(range[axis], centres[c + axis]);
        range[axis + 3] = Math.max(range[axis + 3], centres[c + axis]);
      }
    }
  }

  private int bin(int item, int axis) {
    float scale = BINS * 0.9999f / (range[axis + 3] - range[axis]);
    return (int) ((centres[item * 3 + axis] - range[axis]) * scale);
  }

  private void fillBins(int start, int end, int axis) {
    for (int b = 0; b < BINS; b++) {
      binCount[b] = 0;
      clear(binBox, b * 6);
    }
    for (int i = start; i < end; i++) {
      int b = bin(order[i], axis);
      binCount[b]++;
      grow(binBox, b * 6, boxes, order[i] * 6);
    }
  }

  private void sweepBins(int n, int axis) {
    clear(sweep, 0);
    int count = 0;
    for (int b = BINS - 1; b > 0; b--) {
      grow(sweep, 0, binBox, b * 6);
      count += binCount[b];
      rightCost[b] = area(sweep, 0) * count;
    }
    clear(sweep, 0);
    count = 0;
    for (int b = 0; b < BINS - 1; b++) {
      grow(sweep, 0, binBox, b * 6);
      count += binCount[b];
      float cost = area(sweep, 0) * count + rightCost[b + 1];
      if (count > 0 && count < n && cost < bestCost) {
        bestCost = cost;
        bestAxis = axis;
        bestBin = b;
      }
    }
  }

  private int partition(int start, int end) {
    int i = start;
    int j = end - 1;
    while (i <= j) {
      if (bin(order[i], bestAxis) <= bestBin) {
        i++;
      } else {
        int swap = order[i];
        order[i] = order[j];
        order[j--] = swap;
      }
    }
    return i;
  }

  static void clear(float[] box, int at) {
    Arrays.fill(box, at, at + 3, 1e30f);
    Arrays.fill(box, at + 3, at + 6, -1e30f);
  }

  static void grow(float[] box, int at, float[] by, int from) {
    for (int axis = 0; axis < 3; axis++) {
      box[at + axis] = Math.min(box[at + axis], by[from + axis]);
      box[at + 3 + axis] = Math.max(box[at + 3 + axis], by[from + 3 + axis]);
    }
  }

  private static float area(float[] box, int at) {
    float x = box[at + 3] - box[at];
    float y = box[at + 4] - box[at + 1];
    float z = box[at + 5] - box[at + 2];
    return x < 0 ? 0 : x * y + y * z + z * x;
  }
}

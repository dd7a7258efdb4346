package io.kinora.media;

import java.util.Arrays;

/**
 * A grid of small frames, in order, left to right, top to bottom, for scrubbing. Cells that were
 * not filled stay black. Not thread-safe.
 */
public final class SpriteSheet {
  private static final int COLUMNS = 5;
  private static final int ROWS = 4;
  private static final int CELL_LONG_SIDE = 256;

  private final int columns;
  private final int rows;
  private final int cellWidth;
  private final int cellHeight;
  private final byte[] rgb;
  private int filled;

  /** An empty grid; sizes in pixels and counts are 1 or more. */
  public SpriteSheet(int columns, int rows, int cellWidth, int cellHeight) {
    if (columns < 1 || rows < 1 || cellWidth < 1 || cellHeight < 1) {
      throw new IllegalArgumentException(
          "an empty sheet: " + Arrays.asList(columns, rows, cellWidth, cellHeight));
    }
    this.columns = columns;
    this.rows = rows;
    this.cellWidth = cellWidth;
    this.cellHeight = cellHeight;
    var pixels = Math.multiplyExact(columns * cellWidth, rows * cellHeight);
    rgb = new byte[Math.multiplyExact(pixels, 3)];
  }

  /** An empty sheet of the usual shape: 20 cells, 256 pixels at the longer side. */
  public static SpriteSheet of(int width, int height) {
    var scale = (double) CELL_LONG_SIDE / Math.max(width, height);
    return new SpriteSheet(COLUMNS, ROWS, (int) Math.max(1, Math.round(width * scale)), (int)
        Math.max(1, Math.round(height * scale)));
  }

  /** How many cells the grid has. */
  public int cells() {
    return columns * rows;
  }

  /**
   * Which frame of a video belongs into a cell, so that all cells are spread evenly over it.
   *
   * @param cell from 0
   * @param frames of the video
   */
  public int frameFor(int cell, int frames) {
    return (int) Math.min(frames - 1L, (2L * cell + 1) * frames / (2L * cells()));
  }

  /** Scales a frame into the next empty cell. */
  public void add(RgbImage frame) throws MediaException {
    if (filled == cells()) throw new IllegalStateException("all " + filled + " cells are filled");
    var cell = Images.scale(frame, cellWidth, cellHeight);
    var left = filled % columns * cellWidth;
    var top = filled / columns * cellHeight;
    for (var y = 0; y < cellHeight; y++) {
      var to = ((top + y) * columns * cellWidth + left) * 3;
      System.arraycopy(cell.rgb(), y * cellWidth * 3, rgb, to, cellWidth * 3);
    }
    filled++;
  }

  /** The sheet as it is now. */
  public RgbImage image() {
    return new RgbImage(columns * cellWidth, rows * cellHeight, rgb.clone());
  }
}

package io.kinora.worker.execution;

import io.kinora.media.FrameMark;
import io.kinora.media.VisibleMark;
import io.kinora.media.Watermark;
import io.kinora.protocol.Job;
import org.jspecify.annotations.Nullable;

/** The marks that a job wants in the frames of its video. Immutable and thread-safe. */
final class Marks {
  /** Seen by nobody, and still there after a picture was made half as large (see WatermarkTest). */
  private static final double STRENGTH = 2;

  private final Job.@Nullable Provenance provenance;

  Marks(Job.@Nullable Provenance provenance) {
    this.provenance = provenance;
  }

  FrameMark of(int width, int height) {
    if (provenance == null) return FrameMark.NONE;
    var mark = FrameMark.NONE;
    var word = provenance.visibleMark();
    if (word != null) mark = mark.then(new VisibleMark(word, width, height));
    var hidden = provenance.watermark();
    if (hidden != null && Watermark.fits(width, height)) {
      var watermark = new Watermark(hidden.key());
      mark = mark.then(watermark.embedder(hidden.payload(), width, height, STRENGTH));
    }
    return mark;
  }
}

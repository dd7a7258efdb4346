package io.kinora.server.videos;

import io.kinora.server.accounts.Caller;
import io.kinora.server.models.PictureSize;
import io.kinora.server.scheduling.Lane;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Has a say in every new video, within the transaction that makes it. */
public interface OnCreate {
  /**
   * Called once for each video that is really new, before its row is written. Whatever it throws
   * refuses the video and undoes the transaction.
   *
   * @param handle the transaction; the create path is fast, so ask it once at most
   * @return the lane that the video runs in
   */
  Lane onCreate(Handle handle, Creation creation);

  /** Called after its row was written, in the same transaction. */
  default void onCreated(Handle handle, String videoId) {}

  /**
   * The video to be.
   *
   * @param videoId the id that its row will have
   * @param bestOf how many takes are made and paid for
   * @param lane what was asked for, or null to choose one
   * @param quoteId an offer that the price is held to, or null
   * @param maxPrice most that it may cost in USD, or null
   * @param batch whether a batch asks for it
   */
  record Creation(
      String videoId,
      Caller caller,
      String model,
      PictureSize size,
      int seconds,
      int bestOf,
      @Nullable Lane lane,
      @Nullable String quoteId,
      @Nullable String maxPrice,
      boolean batch) {}
}

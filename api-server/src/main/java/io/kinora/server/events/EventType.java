package io.kinora.server.events;

import java.util.Locale;

/** What can happen. On the wire the words are those of the OpenAI webhooks, and some of our own. */
public enum EventType {
  VIDEO_CREATED,
  VIDEO_IN_PROGRESS,
  VIDEO_COMPLETED,
  VIDEO_FAILED,
  VIDEO_DELETED,
  BATCH_COMPLETED,
  BATCH_FAILED,
  BATCH_EXPIRED,
  BATCH_CANCELLED,
  BILLING_SPEND_ALERT;

  /** Such as {@code video.in_progress}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
  }
}

package io.kinora.server.scheduling;

import io.kinora.protocol.Job.Variant;

/** Under which keys the store keeps what an attempt has made. */
final class ArtifactKeys {
  private ArtifactKeys() {}

  /** Such as {@code videos/video_68f6…/17/video.mp4}. */
  static String key(String video, long fence, Variant variant) {
    return folder(video, fence) + variant.word() + extension(variant);
  }

  /** Everything of one attempt. */
  static String folder(String video, long fence) {
    return "videos/" + video + "/" + fence + "/";
  }

  private static String extension(Variant variant) {
    return switch (variant) {
      case VIDEO -> ".mp4";
      case THUMBNAIL -> ".webp";
      case SPRITESHEET -> ".jpg";
      case PLAN -> ".json";
      case CAPTIONS -> ".vtt";
    };
  }
}

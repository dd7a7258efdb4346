package io.kinora.remote.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What kind of picture a file is, by its first bytes; servers judge uploads by name and type. */
enum ImageType {
  PNG("image/png"),
  JPEG("image/jpeg"),
  WEBP("image/webp");

  private static final int HEAD = 12;

  final String contentType;

  ImageType(String contentType) {
    this.contentType = contentType;
  }

  String suffix() {
    return "." + name().toLowerCase(java.util.Locale.ROOT);
  }

  /** PNG, where it is none of them: inputs were checked before they came here. */
  static ImageType of(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(HEAD);
      if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xd8) return JPEG;
      if (head.length == HEAD && head[0] == 'R' && head[8] == 'W') return WEBP;
      return PNG;
    }
  }
}

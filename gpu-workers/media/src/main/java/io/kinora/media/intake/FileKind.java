package io.kinora.media.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What a file is by its first bytes, whatever its name or its sender says. */
public enum FileKind {
  JPEG("image/jpeg", "jpeg_pipe", ".jpg"),
  PNG("image/png", "png_pipe", ".png"),
  WEBP("image/webp", "webp_pipe", ".webp"),
  MP4("video/mp4", "mov", ".mp4"),
  WEBM("video/webm", "matroska", ".webm");

  private static final int HEAD_BYTES = 16;

  /** Brands of the pictures that share MP4's container (ISO/IEC 23008-12, AV1 image files). */
  private static final Set<String> PICTURE_BRANDS =
      Set.of("heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif", "avis");

  private final String contentType;
  private final String demuxer;
  private final String extension;

  FileKind(String contentType, String demuxer, String extension) {
    this.contentType = contentType;
    this.demuxer = demuxer;
    this.extension = extension;
  }

  /** Tells the kind of a file, or nothing where it is none of these. */
  public static Optional<FileKind> of(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      return of(stream.readNBytes(HEAD_BYTES));
    }
  }

  private static Optional<FileKind> of(byte[] head) {
    var text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) return Optional.of(PNG);
    if (text.startsWith("\u00ff\u00d8\u00ff")) return Optional.of(JPEG);
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) return Optional.of(WEBP);
    if (text.startsWith("\u001aE\u00df\u00a3")) return Optional.of(WEBM);
    var isPicture = text.length() >= 12 && PICTURE_BRANDS.contains(text.substring(8, 12));
    return text.startsWith("ftyp", 4) && !isPicture ? Optional.of(MP4) : Optional.empty();
  }

  public String contentType() {
    return contentType;
  }

  /** Such as {@code .png}. */
  public String extension() {
    return extension;
  }

  public boolean isPicture() {
    return this == JPEG || this == PNG || this == WEBP;
  }

  /** The one reader of FFmpeg that is given the file. */
  String demuxer() {
    return demuxer;
  }
}

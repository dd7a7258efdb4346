package io.kinora.media.intake;

import io.kinora.media.intake.RefusedException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * How many pixels a picture says it has, read without decoding any. Formats: ISO/IEC 15948 (PNG),
 * ITU-T T.81 annex B (JPEG), RFC 9649 (WebP).
 */
record PictureHeader(int width, int height) {
  private static final int FIRST_FRAME_MARKER = 0xc0;
  private static final int LAST_FRAME_MARKER = 0xcf;
  private static final int MAX_SEGMENTS = 10_000;

  /** @throws RefusedException when the header is not one */
  static PictureHeader read(Path file, FileKind kind) throws IOException, RefusedException {
    try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
      var header = switch (kind) {
        case PNG -> png(bytes);
        case JPEG -> jpeg(bytes);
        case WEBP -> webp(bytes);
        case MP4, WEBM -> throw new IllegalArgumentException("not a picture: " + kind);
      };
      if (header.width < 1 || header.height < 1) throw damaged();
      return header;
    } catch (EOFException e) {
      throw damaged();
    }
  }

  private static RefusedException damaged() {
    return new RefusedException(Reason.DAMAGED, "the picture has no readable header");
  }

  private static PictureHeader png(RandomAccessFile bytes) throws IOException, RefusedException {
    bytes.seek(12);
    if (bytes.readInt() != 0x49484452) throw damaged();
    return new PictureHeader(bytes.readInt(), bytes.readInt());
  }

  private static PictureHeader jpeg(RandomAccessFile bytes) throws IOException, RefusedException {
    bytes.seek(2);
    for (int segment = 0; segment < MAX_SEGMENTS; segment++) {
      int marker = bytes.readUnsignedByte();
      if (marker != 0xff) throw damaged();
      while (marker == 0xff) marker = bytes.readUnsignedByte();
      if (isFrame(marker)) {
        bytes.skipBytes(3);
        int height = bytes.readUnsignedShort();
        return new PictureHeader(bytes.readUnsignedShort(), height);
      }
      bytes.seek(bytes.getFilePointer() + bytes.readUnsignedShort());
    }
    throw damaged();
  }

  /** SOF0 to SOF15, less the three markers among them that mean something else. */
  private static boolean isFrame(int marker) {
    return marker >= FIRST_FRAME_MARKER
        && marker <= LAST_FRAME_MARKER
        && marker != 0xc4
        && marker != 0xc8
        && marker != 0xcc;
  }

  private static PictureHeader webp(RandomAccessFile bytes) throws IOException, RefusedException {
    bytes.seek(12);
    return switch (bytes.readInt()) {
      case 0x56503820 -> lossy(bytes);
      case 0x5650384c -> lossless(bytes);
      case 0x56503858 -> extended(bytes);
      default -> throw damaged();
    };
  }

  private static PictureHeader lossy(RandomAccessFile bytes) throws IOException {
    bytes.seek(26);
    int width = Short.toUnsignedInt(Short.reverseBytes(bytes.readShort())) & 0x3fff;
    int height = Short.toUnsignedInt(Short.reverseBytes(bytes.readShort())) & 0x3fff;
    return new PictureHeader(width, height);
  }

  private static PictureHeader lossless(RandomAccessFile bytes) throws IOException {
    bytes.seek(21);
    int bits = Integer.reverseBytes(bytes.readInt());
    return new PictureHeader((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
  }

  private static PictureHeader extended(RandomAccessFile bytes) throws IOException {
    bytes.seek(24);
    return new PictureHeader(threeBytes(bytes) + 1, threeBytes(bytes) + 1);
  }

  private static int threeBytes(RandomAccessFile bytes) throws IOException {
    return bytes.readUnsignedByte()
        | bytes.readUnsignedByte() << 8
        | bytes.readUnsignedByte() << 16;
  }
}

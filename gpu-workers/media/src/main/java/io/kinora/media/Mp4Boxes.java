package io.kinora.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The boxes of an MP4 (ISO/IEC 14496-12) that is held in memory. Stateless. */
final class Mp4Boxes {
  private static final Set<String> FOLDERS = Set.of("moov", "trak", "mdia", "minf", "stbl");
  private static final int HEADER = 8;

  private Mp4Boxes() {}

  /** One box and its place; the offset is that of its header. */
  record Box(String type, int offset, int size) {}

  /** The boxes between two offsets. */
  static List<Box> list(byte[] file, int from, int to) throws MediaException {
    var boxes = new ArrayList<Box>();
    var bytes = ByteBuffer.wrap(file);
    for (var at = from; at < to; ) {
      if (at + HEADER > to) throw new MediaException("an MP4 box is cut off");
      var size = bytes.getInt(at);
      var type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (size < HEADER || size > to - at) throw new MediaException("bad MP4 box: " + type);
      boxes.add(new Box(type, at, size));
      at += size;
    }
    return boxes;
  }

  /** Puts a box together. */
  static byte[] box(String type, byte[]... contents) {
    var size = HEADER;
    for (var content : contents) size += content.length;
    var box = ByteBuffer.allocate(size);
    box.putInt(size).put(type.getBytes(StandardCharsets.ISO_8859_1));
    for (var content : contents) box.put(content);
    return box.array();
  }

  /** Corrects the places of the samples after so many bytes were put in before them. */
  static void shiftSamples(byte[] file, int from, int to, int added) throws MediaException {
    var bytes = ByteBuffer.wrap(file);
    for (var box : list(file, from, to)) {
      var content = box.offset() + HEADER;
      if (FOLDERS.contains(box.type())) {
        shiftSamples(file, content, box.offset() + box.size(), added);
      } else if (box.type().equals("stco")) {
        var count = bytes.getInt(content + 4);
        for (var at = content + 8; count > 0; count--, at += 4) {
          bytes.putInt(at, bytes.getInt(at) + added);
        }
      } else if (box.type().equals("co64")) {
        var count = bytes.getInt(content + 4);
        for (var at = content + 8; count > 0; count--, at += 8) {
          bytes.putLong(at, bytes.getLong(at) + added);
        }
      }
    }
  }
}

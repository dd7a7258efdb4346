package io.kinora.server.batches;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a file one by one and knows where each begins, so that reading can go on
 * there. Belongs to one thread; the caller closes the stream.
 */
final class LineReader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream stream;
  private final int maxBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int filled;
  private int line;
  private long offset;

  /**
   * @param line number of the line that the stream begins with, from 1
   * @param offset where in the file that is
   * @param maxBytes longest line that is taken
   */
  LineReader(InputStream stream, int line, long offset, int maxBytes) {
    this.stream = stream;
    this.line = line - 1;
    this.offset = offset;
    this.maxBytes = maxBytes;
  }

  /** A line is longer than is taken. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1;

    TooLongException(int line) {
      super("line " + line + " is too long");
    }
  }

  /** The next line without its end, or null at the end of the file. */
  @Nullable
  String next() throws IOException {
    var bytes = new ByteArrayOutputStream();
    boolean any = false;
    line++;
    while (position < filled || fill()) {
      any = true;
      int end = position;
      while (end < filled && buffer[end] != '\n') end++;
      bytes.write(buffer, position, end - position);
      offset += end - position;
      if (bytes.size() > maxBytes) throw new TooLongException(line);
      position = end;
      if (position < filled) {
        position++;
        offset++;
        break;
      }
    }
    return any ? bytes.toString(StandardCharsets.UTF_8).strip() : null;
  }

  private boolean fill() throws IOException {
    filled = stream.read(buffer);
    position = 0;
    return filled > 0;
  }

  /** Number of the line that was read last, from 1. */
  int line() {
    return line;
  }

  /** Where the next line begins. */
  long offset() {
    return offset;
  }
}

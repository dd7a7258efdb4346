package io.kinora.server.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static LineReader reader(String text, long offset) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var rest = new ByteArrayInputStream(bytes, (int) offset, bytes.length);
    return new LineReader(rest, 1, offset, 100_000);
  }

  @Test
  void readingCanGoOnAfterAnyLine() throws IOException {
    var text = "ä\r\n\n" + "x".repeat(70_000) + "\nlast";
    var offsets = new ArrayList<Long>();
    var lines = new ArrayList<String>();
    var whole = reader(text, 0);
    for (var line = whole.next(); line != null; line = whole.next()) {
      lines.add(line);
      offsets.add(whole.offset());
    }

    assertThat(lines).containsExactly("ä", "", "x".repeat(70_000), "last");
    for (int i = 0; i < 3; i++) {
      assertThat(reader(text, offsets.get(i)).next()).isEqualTo(lines.get(i + 1));
    }
    assertThat(reader(text, offsets.get(3)).next()).isNull();
  }

  @Test
  void aLineThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> reader("y".repeat(100_001), 0).next())
        .isInstanceOf(LineReader.TooLongException.class);
  }
}

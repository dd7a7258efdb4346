package io.kinora.server.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

/** What every store keeps to. */
abstract class ArtifactStoreContract {
  private static final String KEY = "videos/video_1/7/video.mp4";
  private static final byte[] BYTES = "0123456789".getBytes(StandardCharsets.UTF_8);

  abstract ArtifactStore store() throws IOException;

  private static InputStream stream() {
    return new ByteArrayInputStream(BYTES);
  }

  private static byte[] read(ArtifactStore store, String key, long offset, long length)
      throws IOException {
    try (var part = store.read(key, offset, length)) {
      return part.readAllBytes();
    }
  }

  @Test
  void whatIsStoredIsReadBack() throws Exception {
    var store = store();

    var stored = store.put(KEY, stream(), 10);

    assertThat(stored.bytes()).isEqualTo(10);
    assertThat(stored.sha256()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(BYTES));
    assertThat(read(store, KEY, 0, 10)).isEqualTo(BYTES);
  }

  @Test
  void aPartIsReadAlone() throws Exception {
    var store = store();
    store.put(KEY, stream(), 10);

    assertThat(read(store, KEY, 3, 4)).asString().isEqualTo("3456");
    assertThat(read(store, KEY, 9, 1)).asString().isEqualTo("9");
    assertThat(read(store, KEY, 4, 0)).isEmpty();
  }

  @Test
  void tooMuchIsNotKept() throws Exception {
    var store = store();

    assertThatThrownBy(() -> store.put(KEY, stream(), 9))
        .isInstanceOf(ArtifactTooLargeException.class);
    assertThatThrownBy(() -> read(store, KEY, 0, 1)).isInstanceOf(IOException.class);
  }

  @Test
  void aBrokenStreamLeavesTheOldFileAsItWas() throws Exception {
    var store = store();
    store.put(KEY, stream(), 10);
    var broken = new InputStream() {
      private int left = 5;

      @Override
      public int read() throws IOException {
        if (left-- <= 0) throw new IOException("cut");
        return 'x';
      }
    };

    assertThatThrownBy(() -> store.put(KEY, broken, 100)).hasMessage("cut");
    assertThat(read(store, KEY, 0, 10)).isEqualTo(BYTES);
  }

  @Test
  void deletingRemovesAKeyOrAFolderAndNoOther() throws Exception {
    var store = store();
    store.put(KEY, stream(), 10);
    store.put("videos/video_1/8/video.mp4", stream(), 10);
    store.put("videos/video_2/9/video.mp4", stream(), 10);

    store.delete(KEY);
    store.delete(KEY);

    assertThatThrownBy(() -> read(store, KEY, 0, 1)).isInstanceOf(IOException.class);
    store.deleteFolder("videos/video_1/");
    store.deleteFolder("videos/video_1/");
    assertThatThrownBy(() -> read(store, "videos/video_1/8/video.mp4", 0, 1))
        .isInstanceOf(IOException.class);
    assertThat(read(store, "videos/video_2/9/video.mp4", 0, 10)).isEqualTo(BYTES);
  }

  @Test
  void noKeyLeavesTheStore() throws Exception {
    var store = store();

    for (var key : new String[] {"../x", "/etc/passwd", "videos/../../x", "videos//x", "a", ""}) {
      assertThatThrownBy(() -> store.put(key, stream(), 10))
          .as(key)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

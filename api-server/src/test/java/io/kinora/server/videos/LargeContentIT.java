package io.kinora.server.videos;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.kinora.server.testing.KinoraServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With {@code -Dkinora.content=1073741824} of as many bytes as that. */
class LargeContentIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private static final long BYTES = Long.getLong("kinora.content", 64 << 20);
  private static final long CUT = BYTES / 3;
  private static final int CHUNK = 1 << 16;

  /** What the threads that answer may use for all of it. */
  private static final long MOST_ALLOCATED = 16 << 20;

  @Test
  void aLargeFileCutAndTakenUpAgainIsTheSameAtConstantMemory() throws Exception {
    var id = server.api().multiPart("prompt", "x").post("/videos").<String>path("id");
    var file = store(id);
    var before = allocated();

    String tag;
    try (var expected = Files.newInputStream(file)) {
      var first = get(id, Map.of());
      tag = first.headers().firstValue("etag").orElseThrow();
      try (var body = first.body()) {
        assertSame(body, expected, CUT);
      }
      var rest = get(id, Map.of("Range", "bytes=" + CUT + "-", "If-Range", tag));
      assertThat(rest.statusCode()).isEqualTo(206);
      try (var body = rest.body()) {
        assertSame(body, expected, BYTES - CUT);
        assertThat(body.read()).isEqualTo(-1);
      }
    }

    assertThat(allocated() - before).isLessThan(MOST_ALLOCATED);
  }

  /** A file that is mostly holes, with marks on both sides of where it is cut. */
  private static Path store(String id) throws IOException {
    var key = "videos/" + id + "/1/video.mp4";
    var file = server.folder().resolve("artifacts").resolve(key);
    Files.createDirectories(file.getParent());
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(BYTES);
      for (var at : new long[] {0, CUT - CHUNK, CUT, BYTES - CHUNK}) {
        out.seek(at);
        out.writeLong(at + 1);
      }
    }
    server.jdbi().useHandle(handle -> {
      handle.execute(
          "update video set status = 'completed', progress = 100, completed_at = now(),"
              + " expires_at = now() + interval '1 hour' where id = ?",
          id);
      handle.execute(
          "insert into artifact (video_id, variant, key, content_type, bytes, sha256)"
              + " values (?, 'video', ?, 'video/mp4', ?, ?)",
          id,
          key,
          BYTES,
          new byte[] {1});
    });
    return file;
  }

  private static HttpResponse<InputStream> get(String id, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(
            URI.create(server.origin() + "/v1/videos/" + id + "/content"))
        .header("Authorization", "Bearer " + server.liveKey());
    headers.forEach(request::header);
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
  }

  private static void assertSame(InputStream body, InputStream expected, long count)
      throws IOException {
    for (var left = count; left > 0; ) {
      var length = (int) Math.min(left, CHUNK);
      if (!Arrays.equals(body.readNBytes(length), expected.readNBytes(length))) {
        throw new AssertionError("other bytes, " + left + " before the end");
      }
      left -= length;
    }
  }

  /** By the server's threads since they began; the test's own do not count. */
  private static long allocated() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var ids = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().startsWith("dw-"))
        .mapToLong(thread -> thread.getThreadId())
        .toArray();
    return Arrays.stream(threads.getThreadAllocatedBytes(ids)).sum();
  }
}

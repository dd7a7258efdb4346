package io.kinora.worker.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.Job;
import io.kinora.protocol.Outcome;
import io.kinora.worker.cluster.ServerApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PreviewTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;

  private final Shown server = new Shown();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private long now;
  private final Preview preview = new Preview(7, WIDTH, HEIGHT, server, waiting::add, () -> now);

  @Test
  void theFirstFrameIsShownSmallAndLeftAsItIs() throws Exception {
    var frame = frame();
    var before = frame.clone();

    preview.mark(frame, 0);
    send();

    assertThat(frame).isEqualTo(before);
    var picture = ImageIO.read(new ByteArrayInputStream(server.pictures.get(0)));
    assertThat(picture.getWidth()).isEqualTo(320);
    assertThat(picture.getHeight()).isEqualTo(180);
    assertThat(picture.getRGB(160, 90) & 0xff).isBetween(85, 95);
  }

  @Test
  void aFrameIsShownEveryTwoSecondsAndNoneWhileOneIsOnItsWay() {
    preview.mark(frame(), 0);
    later(Duration.ofSeconds(5));
    preview.mark(frame(), 1);
    assertThat(waiting).hasSize(1);

    send();
    preview.mark(frame(), 2);
    send();
    later(Duration.ofSeconds(1));
    preview.mark(frame(), 3);

    assertThat(server.pictures).hasSize(2);
    assertThat(waiting).isEmpty();
  }

  @Test
  void aServerThatDoesNotAnswerIsAskedAgainAndALostFenceNotAtAll() {
    server.answers.add(Answer.TROUBLE);
    server.answers.add(Answer.STALE);

    for (int frame = 0; frame < 4; frame++) {
      preview.mark(frame(), frame);
      send();
      later(Duration.ofSeconds(3));
    }

    assertThat(server.pictures).hasSize(2);
  }

  @Test
  void aWorkerThatStopsShowsNothingMore() {
    var stopped = new Preview(
        7,
        WIDTH,
        HEIGHT,
        server,
        task -> {
          throw new RejectedExecutionException("stopped");
        },
        () -> now);

    stopped.mark(frame(), 0);

    assertThat(server.pictures).isEmpty();
  }

  private static byte[] frame() {
    var rgb = new byte[WIDTH * HEIGHT * 3];
    Arrays.fill(rgb, (byte) 90);
    return rgb;
  }

  private void send() {
    while (!waiting.isEmpty()) waiting.remove().run();
  }

  private void later(Duration span) {
    now += span.toNanos();
  }

  private enum Answer {
    TROUBLE,
    STALE
  }

  /** A server that is shown pictures and asked for nothing else. */
  private static final class Shown implements ServerApi {
    private final List<byte[]> pictures = new ArrayList<>();
    private final Queue<Answer> answers = new ArrayDeque<>();

    @Override
    public boolean preview(long fence, byte[] jpeg) throws IOException {
      pictures.add(jpeg);
      var answer = answers.poll();
      if (answer == Answer.TROUBLE) throw new IOException("no answer");
      return answer == null;
    }

    @Override
    public HeartbeatReply heartbeat(Heartbeat heartbeat) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Job> job(long fence) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<byte[]> sign(long fence, byte[] toBeSigned) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Verdict report(long fence, Outcome outcome) {
      throw new UnsupportedOperationException();
    }
  }
}

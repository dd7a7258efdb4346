package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.sdk.testing.Answer;
import io.kinora.sdk.testing.VideoScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptTest extends SdkTest {

  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private record Ending(Throwable failure, boolean flag, long nanos) {}

  @Test
  void interruptEndsACallThatIsNotAnswered() throws Exception {
    server.answer(Answer.silence());

    assertEndsAtOnce(() -> patient().models().list().execute(), 1);
  }

  @Test
  void interruptEndsThePauseBeforeARetry() throws Exception {
    server.answer(Answer.error(503, null, "Later.").header("retry-after", "60"));

    assertEndsAtOnce(() -> patient().models().list().execute(), 1);
  }

  @Test
  void interruptEndsAWait() throws Exception {
    server.script(VideoScript.neverEnds());
    server.answer(Answer.usual(), Answer.usual().header("openai-poll-after-ms", "60000"));

    assertEndsAtOnce(() -> patient().videos().createAndWait(REQUEST), 2);
  }

  @Test
  void interruptEndsADownloadAndLeavesNoFile(@TempDir Path folder) throws Exception {
    var id = client.videos().createAndWait(REQUEST).id();
    server.answer(Answer.silence());
    var requests = server.requests().size() + 1;

    assertEndsAtOnce(
        () -> patient().videos().content(id).toFile(folder.resolve("a.mp4")), requests);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void interruptedThreadDoesNotCall() throws Exception {
    var ending = new CompletableFuture<Ending>();
    var thread = new Thread(() -> {
      Thread.currentThread().interrupt();
      ending.complete(run(() -> patient().models().list().execute()));
    });
    thread.start();

    assertThat(ending.get(5, TimeUnit.SECONDS).failure())
        .isInstanceOf(CallInterruptedException.class);
    assertThat(ending.get().flag()).isTrue();
  }

  private void assertEndsAtOnce(Runnable call, int requests) throws Exception {
    var ending = new CompletableFuture<Ending>();
    var thread = new Thread(() -> ending.complete(run(call)));
    thread.start();
    await().until(() -> server.requests().size() >= requests && isWaiting(thread));

    var interrupted = System.nanoTime();
    thread.interrupt();

    var end = ending.get(30, TimeUnit.SECONDS);
    assertThat(end.failure()).isInstanceOf(CallInterruptedException.class);
    assertThat(end.flag()).isTrue();
    assertThat(Duration.ofNanos(end.nanos() - interrupted)).isLessThan(AT_ONCE);
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static Ending run(Runnable call) {
    try {
      call.run();
      throw new AssertionError("not interrupted");
    } catch (RuntimeException e) {
      return new Ending(e, Thread.currentThread().isInterrupted(), System.nanoTime());
    }
  }
}

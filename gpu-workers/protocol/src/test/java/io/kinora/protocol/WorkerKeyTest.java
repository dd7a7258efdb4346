package io.kinora.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WorkerKeyTest {
  private static final String secret = "a join secret of a test";
  private final WorkerKey key = WorkerKey.derive(secret, "worker_a");
  private final byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

  @Test
  void bothEndsDeriveTheSameKey() {
    String sealed = WorkerKey.derive(secret, "worker_a").seal(WorkerKey.Use.INBOX, "hello.world");

    assertThat(key.open(WorkerKey.Use.INBOX, sealed)).contains("hello.world");
  }

  @Test
  void anotherWorkersSealIsRefused() {
    String sealed = WorkerKey.derive(secret, "worker_b").seal(WorkerKey.Use.INBOX, "hello");

    assertThat(key.open(WorkerKey.Use.INBOX, sealed)).isEmpty();
  }

  @Test
  void aSealOfOneUseIsRefusedForTheOther() {
    String sealed = key.seal(WorkerKey.Use.PROGRESS, "hello");

    assertThat(key.open(WorkerKey.Use.INBOX, sealed)).isEmpty();
  }

  @Test
  void changedOrBrokenTextIsRefused() {
    String sealed = key.seal(WorkerKey.Use.INBOX, "hello");

    assertThat(key.open(WorkerKey.Use.INBOX, sealed + "!")).isEmpty();
    assertThat(key.open(WorkerKey.Use.INBOX, "hello")).isEmpty();
    assertThat(key.open(WorkerKey.Use.INBOX, "")).isEmpty();
    assertThat(key.open(WorkerKey.Use.INBOX, ".")).isEmpty();
  }

  @Test
  void aRequestSignatureBindsMethodPathTimeAndBody() {
    String signature = key.signRequest("POST", "/internal/heartbeat", 1000, body);

    assertThat(key.verifiesRequest(signature, "POST", "/internal/heartbeat", 1000, body))
        .isTrue();
    assertThat(key.verifiesRequest(signature, "GET", "/internal/heartbeat", 1000, body))
        .isFalse();
    assertThat(key.verifiesRequest(signature, "POST", "/internal/jobs/1", 1000, body))
        .isFalse();
    assertThat(key.verifiesRequest(signature, "POST", "/internal/heartbeat", 1001, body))
        .isFalse();
    assertThat(key.verifiesRequest(signature, "POST", "/internal/heartbeat", 1000, new byte[0]))
        .isFalse();
  }

  @Test
  void aGuessableJoinSecretIsRefused() {
    assertThatThrownBy(() -> WorkerKey.derive("short", "worker_a"))
        .hasMessageContaining("shorter than 16");
  }
}

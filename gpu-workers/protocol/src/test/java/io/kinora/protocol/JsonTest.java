package io.kinora.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.protocol.Job.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void everyMessageSurvivesTheWay() {
    for (Object message : samples()) {
      assertThat((Object) Json.read(Json.write(message), message.getClass())).isEqualTo(message);
    }
  }

  @Test
  void anInboxMessageSaysItsType() {
    InboxMessage message = new InboxMessage.Cancel(7);

    String text = Json.write(message);

    assertThat(text).isEqualTo("{\"type\":\"cancel\",\"fence\":7}");
    assertThat(Json.read(text, InboxMessage.class)).isEqualTo(message);
  }

  @Test
  void fieldsOfALaterVersionAreIgnored() {
    String text =
        "{\"video_id\":\"v\",\"fence\":3,\"attempt\":1,\"slot\":\"s\",\"colour\":\"red\"}";

    assertThat(Json.read(text, Assignment.class)).isEqualTo(new Assignment("v", 3, 1, "s"));
  }

  @Test
  void brokenTextIsNotQuotedInTheError() {
    assertThatThrownBy(() -> Json.read("{\"prompt\": secret words", Job.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessage("not a Job");
  }

  @Test
  void theOrderOfStagesIsKept() {
    Map<String, Double> stages = new LinkedHashMap<>();
    for (String stage : List.of("plan", "simulate", "render", "encode")) stages.put(stage, 1.0);
    Outcome outcome =
        Outcome.completed(Map.of(Variant.VIDEO, new Outcome.Artifact(1, "00")), List.of(), stages);

    Outcome back = Json.read(Json.write(outcome), Outcome.class);

    assertThat(back.stageSeconds().keySet())
        .containsExactly("plan", "simulate", "render", "encode");
  }

  @Test
  void aCompletedOutcomeNeedsAVideo() {
    assertThatThrownBy(() -> Outcome.completed(Map.of(), List.of(), Map.of()))
        .hasMessageContaining("without a video");
  }

  private static List<Object> samples() {
    var assignment = new Assignment("video_1", 12, 2, "world-0");
    return List.of(
        assignment,
        new InboxMessage.Assign(assignment),
        new Heartbeat(
            "worker_1",
            "gpu-7",
            "0.1.0",
            4,
            true,
            List.of(new WorkerSlot(
                "world-0", List.of(new WorkerSlot.SlotModel("world-fast", 5, true)))),
            List.of(new Heartbeat.Running(12, "world-0", 40))),
        new Heartbeat(
            "worker_2",
            "gpu-8",
            "0.1.0",
            1,
            false,
            List.of(new WorkerSlot(
                "server-0",
                List.of(new WorkerSlot.SlotModel(
                    "wan",
                    5,
                    true,
                    new ModelFit(8, 921_600, 5, 16, new ModelFit.Vram(1L << 30, 96.5)))),
                "GPU-1")),
            List.of(),
            List.of(new DeviceState("GPU-1", 0, "NVIDIA H200", 9, 3, 87, 61, null, 0L))),
        new HeartbeatReply(
            List.of(1L),
            List.of(2L),
            List.of(assignment),
            new HeartbeatReply.Fabric("kinora-x", List.of("127.0.0.1:5701")),
            30,
            false),
        new HeartbeatReply(List.of(), List.of(), List.of(), null, 0, true),
        new Progress(Map.of(12L, 55)),
        new Job(
            "video_1",
            12,
            "world-fast",
            "a ball",
            null,
            1280,
            720,
            4,
            9,
            Map.of("tier", "fast"),
            3,
            600,
            null,
            new Job.Source(Job.Source.Use.REMIX, "http://s/1", "a cube", 4L, null, null),
            List.of(new Job.CharacterClip("char_1", "Mira", "http://s/2")),
            Map.of(Variant.VIDEO, new Job.Upload("http://s/2", "video/mp4")),
            "c0ffee",
            new Job.Provenance(List.of("AA=="), new Job.Watermark(Long.MIN_VALUE, -7), "AI"),
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            new Job.Segments(
                "/internal/jobs/12/segments?expires=9&signature=x",
                List.of(new Job.Segment("clip-0-0-c0ffee", 10, "ab")))),
        new SigningRequest("AA=="),
        new SigningReply("AA=="),
        Outcome.completed(
                Map.of(Variant.VIDEO, new Outcome.Artifact(10, "ab")),
                List.of("no cat known"),
                Map.of("render", 1.5))
            .withSteps(List.of(new Outcome.Step("engine", 0.25, 1.5)))
            .withSeed(7_928),
        Outcome.failed(Outcome.ErrorKind.OOM, "too large"),
        Outcome.cancelled(),
        Outcome.released());
  }
}

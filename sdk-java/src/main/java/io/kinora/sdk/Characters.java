package io.kinora.sdk;

import io.kinora.sdk.internal.Transport;
import io.kinora.sdk.internal.api.OperationsApi;
import io.kinora.sdk.model.VideoCharacter;
import java.util.Map;

/**
 * Who looks the same in every video. Immutable and thread-safe.
 *
 * <pre>{@code
 * var otter = client.characters().create("Otto", Upload.of(Path.of("otter.mp4"))).execute();
 * var request =
 *     CreateVideoRequest.builder()
 *         .prompt("Otto waves.")
 *         .characters(List.of(CharacterReference.builder().id(otter.id()).build()))
 *         .build();
 * }</pre>
 */
@CheckReturnValue
public final class Characters {

  private final Transport transport;

  Characters(Transport transport) {
    this.transport = transport;
  }

  /**
   * Creates a character.
   *
   * @param name what prompts call it, 1 to 80 characters
   * @param video shows it for 2 to 4 seconds, 16:9 or 9:16, in 720 to 1080 lines
   */
  public Operation<VideoCharacter> create(String name, Upload video) {
    return OperationsApi.createCharacter(transport).body(Map.of("name", name)).file("video", video);
  }

  /** A character by its id; {@link NotFoundException} if the project has none of it. */
  public Operation<VideoCharacter> get(String id) {
    return OperationsApi.getCharacter(transport, id);
  }
}

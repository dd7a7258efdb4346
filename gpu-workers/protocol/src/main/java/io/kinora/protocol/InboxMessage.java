package io.kinora.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the server says to one worker over Hazelcast, to save it the wait for its next heartbeat.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InboxMessage.Assign.class, name = "assign"),
  @JsonSubTypes.Type(value = InboxMessage.Cancel.class, name = "cancel")
})
public sealed interface InboxMessage {
  /** Run this. */
  record Assign(Assignment assignment) implements InboxMessage {}

  /** The user wants the video of this fence no more. */
  record Cancel(long fence) implements InboxMessage {}
}

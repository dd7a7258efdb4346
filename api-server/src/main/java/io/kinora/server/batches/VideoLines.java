package io.kinora.server.batches;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinora.server.accounts.Caller;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Makes the videos of lines. Thread-safe. */
public interface VideoLines {
  /** A line's video, checked and ready to be made. */
  interface Prepared {
    /** Makes it within a transaction and gives its id. */
    String create(Handle transaction);
  }

  /**
   * Checks the body of a line as that of a request.
   *
   * @throws io.kinora.server.http.ApiException when it would be refused
   */
  Prepared prepare(Caller caller, JsonNode body);

  /** Says that videos were committed. */
  void created();

  /** Ends a video as cancelled, unless it is done. */
  void cancel(String videoId);

  /** Videos as the API shows them, by their ids. */
  Map<String, Shown> show(List<String> ids);

  /** Keeps the files of the videos of a batch for a day from now, at least. */
  void keepFrom(String batchId);

  /**
   * A video on the wire.
   *
   * @param json the whole
   * @param errorCode why it failed, or empty when it is completed
   */
  record Shown(JsonNode json, String errorCode) {}
}

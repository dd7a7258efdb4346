package io.kinora.sdk;

import io.kinora.sdk.internal.Transport;
import io.kinora.sdk.internal.api.OperationsApi;
import io.kinora.sdk.model.DeletedFile;
import io.kinora.sdk.model.FileExpiry;
import io.kinora.sdk.model.FileObject;
import java.time.Duration;
import java.util.Map;

/**
 * Files that requests name by their ids, such as an image that many videos begin with, or the lines
 * of a batch. Immutable and thread-safe.
 *
 * <pre>{@code
 * var file = client.files().create(Upload.of(Path.of("first.png")), "vision").execute();
 * }</pre>
 */
@CheckReturnValue
public final class UploadedFiles {

  private final Transport transport;

  UploadedFiles(Transport transport) {
    this.transport = transport;
  }

  /**
   * Uploads a file.
   *
   * @param purpose what it is for: {@code vision}, {@code user_data} or {@code batch}
   */
  public Operation<FileObject> create(Upload file, String purpose) {
    return OperationsApi.createFile(transport).body(Map.of("purpose", purpose)).file("file", file);
  }

  /**
   * Uploads a file that is removed by itself.
   *
   * @param purpose what it is for: {@code vision}, {@code user_data} or {@code batch}
   * @param lifetime how long it stays, an hour to 30 days
   */
  public Operation<FileObject> create(Upload file, String purpose, Duration lifetime) {
    var expiry = FileExpiry.builder().seconds(lifetime.toSeconds()).build();
    return OperationsApi.createFile(transport)
        .body(Map.of("purpose", purpose, "expires_after", expiry))
        .file("file", file);
  }

  /** All files of the key's project, newest first. */
  public Listing<FileObject> list() {
    return new Listing<>(query -> {
      return OperationsApi.listFiles(transport, null, query.limit(), query.order(), query.after())
          .execute();
    });
  }

  /** What is known of a file. */
  public Operation<FileObject> get(String id) {
    return OperationsApi.getFile(transport, id);
  }

  /** Deletes a file; what was made with it stays. */
  public Operation<DeletedFile> delete(String id) {
    return OperationsApi.deleteFile(transport, id);
  }

  /** The bytes of a file, to save or to read. */
  public Content content(String id) {
    return new Content(transport, OperationsApi.getFileContent(transport, id));
  }
}

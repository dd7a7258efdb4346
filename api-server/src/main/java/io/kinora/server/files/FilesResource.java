package io.kinora.server.files;

import io.kinora.server.accounts.Caller;
import io.kinora.server.api.FilesApi;
import io.kinora.server.api.WireDeletedFile;
import io.kinora.server.api.WireFileList;
import io.kinora.server.api.WireFileObject;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.Forms;
import io.kinora.server.http.PageLimit;
import io.kinora.server.http.UploadBody;
import io.kinora.server.http.Values;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;

/** {@code /v1/files}. */
final class FilesResource implements FilesApi {
  private static final String FILE = "file";
  private static final int MAX_PAGE = 10_000;

  private final FileService files;
  private final Forms forms;

  FilesResource(FileService files, Forms forms) {
    this.files = files;
    this.forms = forms;
  }

  @Override
  @UploadBody
  public WireFileObject createFile(
      Caller caller, FormDataMultiPart form, ContainerRequestContext request) {
    var read = forms.read(form, CreateFileForm.class, Set.of(FILE));
    var file = read.files().get(FILE);
    if (file == null) {
      throw ApiError.MISSING_REQUIRED_PARAMETER.about(
          FILE, "Missing required parameter: '" + FILE + "'.");
    }
    var word = Values.oneOf("purpose", read.value().purpose(), FilePurpose.uploadable());
    var purpose = FilePurpose.valueOf(word.toUpperCase(Locale.ROOT));
    try (var content = file.open()) {
      var lifetime = lifetime(read.value().expiresAfter());
      return onTheWire(files.create(caller.project(), purpose, file.name(), content, lifetime));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Duration lifetime(CreateFileForm.@Nullable Expiry expiry) {
    if (expiry == null) return null;
    Values.oneOf("expires_after.anchor", expiry.anchor(), List.of("created_at"));
    return Duration.ofSeconds(expiry.seconds());
  }

  @Override
  public WireFileList listFiles(
      Caller caller,
      @Nullable String purpose,
      String limit,
      String order,
      @Nullable String after,
      ContainerRequestContext request) {
    var count = PageLimit.parse(limit, MAX_PAGE);
    var newestFirst = Values.oneOf("order", order, List.of("asc", "desc")).equals("desc");
    var page = files.list(caller.project(), purpose, after, count, newestFirst);
    var data = page.files().stream().map(FilesResource::onTheWire).toList();
    return new WireFileList(
        "list",
        data,
        data.isEmpty() ? null : data.get(0).id(),
        data.isEmpty() ? null : data.get(data.size() - 1).id(),
        page.hasMore());
  }

  @Override
  public WireFileObject getFile(Caller caller, String id, ContainerRequestContext request) {
    return onTheWire(files.get(caller.project(), id));
  }

  @Override
  public WireDeletedFile deleteFile(Caller caller, String id, ContainerRequestContext request) {
    files.delete(caller.project(), id);
    return new WireDeletedFile(id, FILE, true);
  }

  @Override
  public Response getFileContent(Caller caller, String id, ContainerRequestContext request) {
    var file = files.get(caller.project(), id);
    StreamingOutput bytes = output -> {
      try (var input = files.open(file)) {
        input.transferTo(output);
      }
    };
    return Response.ok(bytes, MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header(HttpHeaders.CONTENT_LENGTH, file.bytes())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-transform")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  static WireFileObject onTheWire(StoredFile file) {
    var expires = file.expiresAt();
    return new WireFileObject(
        file.id(),
        FILE,
        file.bytes(),
        file.createdAt().getEpochSecond(),
        expires == null ? null : expires.getEpochSecond(),
        file.filename(),
        file.purpose().word(),
        "processed");
  }
}

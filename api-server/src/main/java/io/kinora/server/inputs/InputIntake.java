package io.kinora.server.inputs;

import io.kinora.media.intake.ClipIntake;
import io.kinora.media.intake.FileKind;
import io.kinora.media.intake.PictureIntake;
import io.kinora.media.intake.RefusedException;
import io.kinora.server.artifacts.ScratchFolder;
import io.kinora.server.files.FileService;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.http.FormFile;
import io.kinora.server.outbound.OutboundClient;
import io.kinora.server.outbound.OutboundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Takes pictures and clips, wherever they come from, into {@link InputStore}. What is not taken is
 * refused in the words of the API. Thread-safe.
 */
public final class InputIntake {
  private static final long MAX_PICTURE_BYTES = 20L << 20;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final List<String> PICTURES = List.of("image/jpeg", "image/png", "image/webp");
  private static final List<String> CLIPS = List.of("video/mp4", "video/webm");

  private final InputStore store;
  private final ScratchFolder uploads;
  private final FileService files;
  private final OutboundClient outbound;
  private final long maxClipBytes;

  /** @param maxClipBytes the largest clip that is taken; pictures stop at 20 MiB */
  public InputIntake(
      InputStore store,
      ScratchFolder uploads,
      FileService files,
      OutboundClient outbound,
      long maxClipBytes) {
    this.store = store;
    this.uploads = uploads;
    this.files = files;
    this.outbound = outbound;
    this.maxClipBytes = maxClipBytes;
  }

  /** Takes a picture that came in the request's form. */
  public Input picture(String project, FormFile file, WantedPicture wanted) {
    return picture(project, wanted, to -> {
      try (var content = file.open()) {
        copy(content, to, MAX_PICTURE_BYTES, wanted.param());
      }
    });
  }

  /** Takes a picture that the project uploaded before. */
  public Input pictureOfFile(String project, String fileId, WantedPicture wanted) {
    var file = files.get(project, fileId);
    return picture(project, wanted, to -> {
      try (var content = files.open(file)) {
        copy(content, to, MAX_PICTURE_BYTES, wanted.param());
      }
    });
  }

  /** Takes a picture from an address, or from the URL itself when that holds it as data. */
  public Input pictureAt(String project, String url, WantedPicture wanted) {
    if (!url.toLowerCase(Locale.ROOT).startsWith("data:")) {
      return picture(project, wanted, to -> fetch(url, to, wanted.param()));
    }
    return picture(project, wanted, to -> {
      try (var content = data(url, wanted.param())) {
        copy(content, to, MAX_PICTURE_BYTES, wanted.param());
      } catch (IOException e) {
        throw ApiError.INVALID_VALUE.about(
            wanted.param(), "Invalid value for '" + wanted.param() + "': the base64 is broken.");
      }
    });
  }

  private static InputStream data(String url, String param) {
    int comma = url.indexOf(',');
    if (comma < 0 || !url.substring(0, comma).endsWith(";base64")) {
      throw ApiError.INVALID_VALUE.about(
          param, "Invalid value for '" + param + "': a data URL must be base64.");
    }
    var text = url.substring(comma + 1).getBytes(StandardCharsets.ISO_8859_1);
    return Base64.getDecoder().wrap(new ByteArrayInputStream(text));
  }

  private void fetch(String url, Path to, String param) throws IOException {
    try (var output = Files.newOutputStream(to)) {
      outbound.download(url, MAX_PICTURE_BYTES, output);
    } catch (OutboundException e) {
      throw ApiError.INVALID_VALUE.about(
          param, "The image at '" + param + "' could not be fetched: " + e.getMessage() + ".");
    }
  }

  private Input picture(String project, WantedPicture wanted, Filler filler) {
    return checked(filler, wanted.param(), PICTURES, upload -> {
      var made = uploads.newFile();
      try {
        PictureIntake.take(upload, wanted.width(), wanted.height(), wanted.fit(), made);
        return store.keep(project, made, FileKind.PNG, wanted.width(), wanted.height(), 0);
      } finally {
        Files.deleteIfExists(made);
      }
    });
  }

  /**
   * Takes a clip that came in the request's form.
   *
   * @param param the field of the request that names it
   */
  public Input clip(String project, FormFile file, String param, ClipIntake.Limits limits) {
    Filler filler = to -> {
      try (var content = file.open()) {
        copy(content, to, maxClipBytes, param);
      }
    };
    return checked(filler, param, CLIPS, upload -> {
      var clip = ClipIntake.check(upload, limits);
      return store.keep(project, upload, clip.kind(), clip.width(), clip.height(), clip.seconds());
    });
  }

  private interface Filler {
    void fill(Path to) throws IOException;
  }

  private interface Check {
    Input check(Path upload) throws IOException, RefusedException, InterruptedException;
  }

  private Input checked(Filler filler, String param, List<String> supported, Check check) {
    try {
      var upload = uploads.newFile();
      try {
        filler.fill(upload);
        return check.check(upload);
      } catch (RefusedException e) {
        throw Refusals.explain(e, upload, param, supported);
      } finally {
        Files.deleteIfExists(upload);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiError.SERVER_IS_OVERLOADED.because("The server is stopping. Try again.");
    }
  }

  private static void copy(InputStream from, Path to, long maxBytes, String param)
      throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    long total = 0;
    try (var output = Files.newOutputStream(to)) {
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        total += read;
        if (total > maxBytes) throw tooLarge(param, maxBytes);
        output.write(buffer, 0, read);
      }
    }
  }

  private static ApiException tooLarge(String param, long maxBytes) {
    return ApiError.REQUEST_TOO_LARGE.about(
        param, "The file '" + param + "' is larger than the maximum of " + maxBytes + " bytes.");
  }
}

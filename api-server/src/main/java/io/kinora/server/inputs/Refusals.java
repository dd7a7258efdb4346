package io.kinora.server.inputs;

import io.kinora.media.intake.FileKind;
import io.kinora.media.intake.RefusedException;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.http.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Says in the original API's words why a file was not taken. */
final class Refusals {
  private static final int LONGEST_MISTAKEN_TEXT = 4096;

  private Refusals() {}

  /** @param supported content types that would have been taken */
  static ApiException explain(
      RefusedException refused, Path upload, String param, List<String> supported)
      throws IOException {
    return switch (refused.reason()) {
      case KIND -> kind(refused, upload, param, supported);
      case SIZE ->
        ApiError.INVALID_VALUE.about(
            param,
            "Inpaint image must match the requested width and height: " + refused.getMessage()
                + ". Set 'fit' to 'crop', 'contain' or 'stretch' to have it brought to size.");
      case DAMAGED, LIMITS ->
        ApiError.INVALID_FILE.about(
            param, "Invalid file '" + param + "': " + refused.getMessage() + ".");
    };
  }

  private static ApiException kind(
      RefusedException refused, Path upload, String param, List<String> supported)
      throws IOException {
    if (isText(upload)) {
      return ApiError.INVALID_TYPE.about(
          param, "Invalid type for '" + param + "': expected a file, but got a string instead.");
    }
    var found = FileKind.of(upload).map(FileKind::contentType);
    if (found.isPresent() && supported.contains(found.get())) {
      return ApiError.INVALID_FILE.about(
          param, "Invalid file '" + param + "': " + refused.getMessage() + ".");
    }
    return ApiError.UNSUPPORTED_FILE_MIMETYPE.about(
        param,
        "Invalid file '" + param + "': unsupported mimetype ('"
            + found.orElse("application/octet-stream")
            + "'). Supported file formats are " + Words.list(supported, "and") + ".");
  }

  /** A client that meant a text sends a short one. */
  private static boolean isText(Path upload) throws IOException {
    var size = Files.size(upload);
    if (size == 0 || size > LONGEST_MISTAKEN_TEXT) return false;
    var text = new String(Files.readAllBytes(upload), StandardCharsets.UTF_8);
    return text.codePoints().allMatch(c -> c != 0xfffd && (c >= ' ' || Character.isWhitespace(c)));
  }
}

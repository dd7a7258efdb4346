package io.kinora.server.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * What the tests of this process have met of the contract: a line for each operation with a status
 * and an error code. The build says where to leave it, unless it runs only some of the tests, and
 * reports on all of it in the end.
 */
final class ContractMet {
  private static final Pattern ERROR_CODE = Pattern.compile("\"code\":\"([a-z_]+)\"");
  private static final Set<String> LINES = new ConcurrentSkipListSet<>();

  static {
    if (System.getProperty("contract.met") != null && System.getProperty("it.test") == null)
      Runtime.getRuntime().addShutdownHook(new Thread(ContractMet::write));
  }

  private ContractMet() {}

  /** @param route such as {@code GET /videos/{video_id}} */
  static void note(String route, Response response) {
    LINES.add(route + " " + response.statusCode() + " " + code(response));
  }

  /** @param answer with its head, to a request that was no request of an operation */
  static void noteByHand(String answer) {
    var code = ERROR_CODE.matcher(answer);
    if (code.find()) LINES.add("BY hand " + answer.split(" ", 3)[1] + " " + code.group(1));
  }

  private static String code(Response response) {
    if (response.statusCode() < 400) return "-";
    try {
      return new ObjectMapper()
          .readTree(response.asByteArray())
          .at("/error/code")
          .asText("-");
    } catch (JsonProcessingException e) {
      return "-";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write() {
    try {
      var file = Path.of(System.getProperty("contract.met"));
      Files.createDirectories(file.getParent());
      Files.write(file, LINES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

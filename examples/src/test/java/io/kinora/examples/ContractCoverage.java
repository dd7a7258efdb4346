package io.kinora.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Which operations and error codes of the contract have been met. Thread-safe.
 *
 * <p>The tests of the server leave what they met in a file, a line for each operation with a status
 * and a code; {@link #write} adds what the clients met and says what was met by none.
 */
final class ContractCoverage {

  private static final Path CONTRACT = Path.of("../openapi/openapi.yaml");
  private static final Path BY_SERVER = Path.of("../api-server/target/contract-met.txt");
  private static final Path REPORT = Path.of("target/contract-coverage.md");
  private static final String NO_CODE = "-";

  private final Map<String, Pattern> operations = new TreeMap<>();
  private final Set<String> codes;
  private final Set<String> met = new TreeSet<>();

  ContractCoverage() throws IOException {
    var spec = new ObjectMapper(new YAMLFactory()).readTree(CONTRACT.toFile());
    spec.path("paths").properties().forEach(path -> addOperations(path.getKey(), path.getValue()));
    codes = StreamSupport.stream(spec.at("/components/schemas/ErrorCode/enum").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void addOperations(String path, JsonNode methods) {
    methods.properties().stream()
        .filter(method -> method.getValue().has("operationId"))
        .map(method -> method.getKey().toUpperCase(Locale.ROOT) + " " + path)
        .forEach(route ->
            operations.put(route, Pattern.compile(route.replaceAll("\\{[^}]+}", "[^/]+"))));
  }

  /** Takes note of an answer; {@code path} is below the base URL. */
  synchronized void note(String method, String path, int status, Optional<String> code) {
    // A literal segment sorts before a parameter, and wins over it.
    var route = operations.entrySet().stream()
        .filter(operation -> operation.getValue().matcher(method + " " + path).matches())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(method + " elsewhere");
    met.add(route + " " + status + " " + code.orElse(NO_CODE));
  }

  /** Writes the report, on the server's tests too where they ran in this build. */
  synchronized void write() throws IOException {
    if (Files.exists(BY_SERVER)) {
      met.addAll(Files.readAllLines(BY_SERVER));
    }
    Files.writeString(REPORT, report());
  }

  private Set<String> metStatuses(String route) {
    return met.stream()
        .filter(line -> line.startsWith(route + " "))
        .map(line -> line.substring(route.length() + 1).split(" ")[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> missing() {
    var missing = new TreeSet<>(codes);
    met.forEach(line -> missing.remove(line.substring(line.lastIndexOf(' ') + 1)));
    operations.keySet().stream()
        .filter(route -> metStatuses(route).isEmpty())
        .forEach(missing::add);
    return missing;
  }

  private String report() {
    var text = new StringBuilder("# What the tests have met of the contract\n\n");
    text.append("| operation | statuses |\n| --- | --- |\n");
    operations
        .keySet()
        .forEach(route ->
            text.append("| %s | %s |%n".formatted(route, String.join(", ", metStatuses(route)))));
    text.append("%nError codes: %s%n".formatted(String.join(", ", codes)));
    return text.append("%n%s%n".formatted(summary())).toString();
  }

  private String summary() {
    var missing = missing();
    var operationsMissing = missing.stream().filter(operations::containsKey).count();
    return "Met by tests: %d of %d operations, %d of %d error codes. Missing: %s"
        .formatted(
            operations.size() - operationsMissing,
            operations.size(),
            codes.size() - (missing.size() - operationsMissing),
            codes.size(),
            missing.isEmpty() ? "nothing" : String.join(", ", missing));
  }
}

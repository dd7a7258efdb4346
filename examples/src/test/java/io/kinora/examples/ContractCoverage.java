package io.kinora.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which operations and error codes of the contract have been met. Thread-safe. */
final class ContractCoverage {

  private static final String NO_CODE = "-";

  private final Map<String, Pattern> operations = new TreeMap<>();
  private final Set<String> codes;
  private final Set<String> met = new TreeSet<>();

  private ContractCoverage(JsonNode spec) {
    spec.path("paths").properties().forEach(path -> addOperations(path.getKey(), path.getValue()));
    codes = StreamSupport.stream(spec.at("/components/schemas/ErrorCode/enum").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** That of a contract of which nothing has been met. */
  static ContractCoverage of(Path contract) {
    try {
      return new ContractCoverage(new ObjectMapper(new YAMLFactory()).readTree(contract.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** Takes note of what others have met: lines of an operation, a status and a code. */
  synchronized void add(Collection<String> lines) {
    met.addAll(lines);
  }

  private Set<String> metStatuses(String route) {
    return met.stream()
        .filter(line -> line.startsWith(route + " "))
        .map(line -> line.substring(route.length() + 1).split(" ")[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The operations and the error codes that nothing has met. */
  synchronized Set<String> missing() {
    var missing = new TreeSet<>(codes);
    met.forEach(line -> missing.remove(line.substring(line.lastIndexOf(' ') + 1)));
    operations.keySet().stream()
        .filter(route -> metStatuses(route).isEmpty())
        .forEach(missing::add);
    return missing;
  }

  /** A table of the operations, the codes, and what is missing. */
  synchronized String report() {
    var text = new StringBuilder("# What the tests have met of the contract\n\n");
    text.append("| operation | statuses |\n| --- | --- |\n");
    operations
        .keySet()
        .forEach(route ->
            text.append("| %s | %s |%n".formatted(route, String.join(", ", metStatuses(route)))));
    text.append("%nError codes: %s%n".formatted(String.join(", ", codes)));
    var missing = missing();
    return text.append("%n%s%nMissing: %s%n"
            .formatted(summary(), missing.isEmpty() ? "nothing" : String.join(", ", missing)))
        .toString();
  }

  /** One line. */
  synchronized String summary() {
    var missing = missing();
    var operationsMissing = missing.stream().filter(operations::containsKey).count();
    return "Met by tests: %d of %d operations, %d of %d error codes."
        .formatted(
            operations.size() - operationsMissing,
            operations.size(),
            codes.size() - (missing.size() - operationsMissing),
            codes.size());
  }
}

package io.kinora.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which operations and error codes of the contract the clients have met. Thread-safe. */
final class ContractCoverage {

  private final Map<String, Set<Integer>> statusesByOperation = new TreeMap<>();
  private final Map<String, String> operationsByRoute = new TreeMap<>();
  private final Set<String> codes;
  private final Set<String> codesMet = new TreeSet<>();

  ContractCoverage(Path contract) throws IOException {
    var spec = new ObjectMapper(new YAMLFactory()).readTree(contract.toFile());
    spec.path("paths").properties().forEach(path -> addOperations(path.getKey(), path.getValue()));
    codes = StreamSupport.stream(spec.at("/components/schemas/ErrorCode/enum").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void addOperations(String path, JsonNode methods) {
    methods.properties().forEach(method -> {
      var id = method.getValue().path("operationId").asText();
      if (!id.isEmpty()) {
        operationsByRoute.put(method.getKey().toUpperCase(Locale.ROOT) + " " + path, id);
        statusesByOperation.put(id, new TreeSet<>());
      }
    });
  }

  /** Takes note of an answer; {@code path} is below the base URL. */
  synchronized void note(String method, String path, int status, Optional<String> code) {
    operationsByRoute.entrySet().stream()
        .filter(route -> matches(route.getKey(), method + " " + path))
        .min(Map.Entry.comparingByKey())
        .ifPresent(route ->
            statusesByOperation.getOrDefault(route.getValue(), new TreeSet<>()).add(status));
    code.ifPresent(codesMet::add);
  }

  private static boolean matches(String route, String request) {
    return request.matches(route.replaceAll("\\{[^}]+}", "[^/]+"));
  }

  /** The report as a page. */
  synchronized String report() {
    var met = statusesByOperation.values().stream()
        .filter(statuses -> !statuses.isEmpty())
        .count();
    var text = new StringBuilder("# What the clients have met of the contract\n\n");
    text.append("Operations: %d of %d%n%n| operation | statuses |%n| --- | --- |%n"
        .formatted(met, statusesByOperation.size()));
    statusesByOperation.forEach((operation, statuses) -> text.append(
        "| %s | %s |%n".formatted(operation, statuses.isEmpty() ? "–" : join(statuses))));
    var missing = new TreeSet<>(codes);
    missing.removeAll(codesMet);
    text.append(
        "%nError codes: %d of %d%n%n".formatted(codes.size() - missing.size(), codes.size()));
    text.append("Met: %s%n%nNot met: %s%n".formatted(join(codesMet), join(missing)));
    return text.toString();
  }

  private static String join(Set<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}

package io.kinora.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Which operations and error codes of the contract have been met.
 *
 * @param operations such as {@code GET /videos/{video_id}}
 * @param codes of errors
 * @param met lines of an operation, a status and a code, which is a dash where there is none
 */
record ContractCoverage(Set<String> operations, Set<String> codes, Set<String> met) {

  static ContractCoverage of(Path contract, Collection<String> met) throws IOException {
    var spec = new ObjectMapper(new YAMLFactory()).readTree(contract.toFile());
    return new ContractCoverage(
        operations(spec),
        StreamSupport.stream(spec.at("/components/schemas/ErrorCode/enum").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(met));
  }

  private static Set<String> operations(JsonNode spec) {
    var operations = new TreeSet<String>();
    spec.path("paths")
        .properties()
        .forEach(path -> path.getValue().properties().stream()
            .filter(method -> method.getValue().has("operationId"))
            .map(method -> method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())
            .forEach(operations::add));
    return operations;
  }

  private Set<String> statuses(String operation) {
    return met.stream()
        .filter(line -> line.startsWith(operation + " "))
        .map(line -> line.substring(operation.length() + 1).split(" ")[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The operations and the error codes that nothing has met. */
  Set<String> missing() {
    var missing = new TreeSet<>(codes);
    met.forEach(line -> missing.remove(line.substring(line.lastIndexOf(' ') + 1)));
    operations.stream().filter(route -> statuses(route).isEmpty()).forEach(missing::add);
    return missing;
  }

  /** A table of the operations, the codes, and what is missing. */
  String report() {
    var text = new StringBuilder("# What the tests have met of the contract\n\n");
    text.append("| operation | statuses |\n| --- | --- |\n");
    operations.forEach(route ->
        text.append("| %s | %s |%n".formatted(route, String.join(", ", statuses(route)))));
    text.append("%nError codes: %s%n".formatted(String.join(", ", codes)));
    var missing = missing();
    return text.append("%n%s%nMissing: %s%n"
            .formatted(summary(), missing.isEmpty() ? "nothing" : String.join(", ", missing)))
        .toString();
  }

  /** One line. */
  String summary() {
    var missing = missing();
    var operationsMissing = missing.stream().filter(operations::contains).count();
    return "Met by tests: %d of %d operations, %d of %d error codes."
        .formatted(
            operations.size() - operationsMissing,
            operations.size(),
            codes.size() - (missing.size() - operationsMissing),
            codes.size());
  }
}

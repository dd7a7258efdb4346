package io.kinora.server.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds every exchange of a test against the contract: its status must be declared, its content
 * type too, and its JSON must fit the schema. What is not in the contract must be answered with the
 * error envelope.
 */
public final class SpecConformance implements Filter {
  private static final String DOCUMENT = "urn:kinora:api";
  private static final String ERROR_SCHEMA = "/components/schemas/ErrorResponse";

  private final JsonNode spec;
  private final JsonSchemaFactory schemas;

  /** Reads the contract that the build was made from. */
  public SpecConformance() {
    this(Path.of(System.getProperty("openapi.spec", "../openapi/openapi.yaml")));
  }

  SpecConformance(Path file) {
    try {
      spec = new ObjectMapper(new YAMLFactory()).readTree(Files.readString(file));
      var json = new ObjectMapper().writeValueAsString(spec);
      schemas = JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012,
          builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(DOCUMENT, json))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operations of the contract, such as {@code GET /v1/videos}. */
  public List<String> operations() {
    var operations = new ArrayList<String>();
    spec.path("paths")
        .fields()
        .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(name -> {
          if (!name.equals("parameters")) {
            operations.add(name.toUpperCase(Locale.ROOT) + " /v1" + path.getKey());
          }
        }));
    return operations;
  }

  /** The values of an enum among the schemas. */
  public List<String> enumeration(String schema) {
    var values = new ArrayList<String>();
    spec.at("/components/schemas/" + schema + "/enum")
        .forEach(value -> values.add(value.textValue()));
    return values;
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    var response = context.next(request, expected);
    check(request.getMethod(), URI.create(request.getURI()).getRawPath(), response);
    return response;
  }

  private void check(String method, String path, Response response) {
    var what = method + " " + path + " → " + response.statusCode();
    if (response.header("x-request-id") == null) {
      throw new AssertionError(what + " has no x-request-id");
    }
    var operation = operation(method, path);
    ContractMet.note(operation.map(SpecConformance::route).orElse(method + " elsewhere"), response);
    if (operation.isEmpty() || method.equals("HEAD")) {
      if (response.statusCode() >= 400 && !method.equals("HEAD"))
        fits(what, ERROR_SCHEMA, response);
      return;
    }
    var declared = declared(operation.get(), response.statusCode());
    if (declared.isEmpty()) throw new AssertionError(what + ": the status is not in the contract");
    fits(what, declared.get(), response, response.contentType());
  }

  private void fits(String what, String responsePointer, Response response, String contentType) {
    var contents = spec.at(responsePointer + "/content");
    if (contents.isMissingNode()) {
      if (response.asByteArray().length > 0)
        throw new AssertionError(what + ": a body was not declared");
      return;
    }
    var type = contentType.replaceFirst(";.*", "").strip();
    if (!contents.has(type)) {
      throw new AssertionError(what + ": the content type " + type + " is not in the contract");
    }
    if (!type.equals("application/json")) return;
    fits(what, responsePointer + "/content/" + escape(type) + "/schema", response);
  }

  private void fits(String what, String schemaPointer, Response response) {
    try {
      var body = new ObjectMapper().readTree(response.asString());
      var messages =
          schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + schemaPointer)).validate(body);
      if (!messages.isEmpty()) throw new AssertionError(what + ": " + messages + " in " + body);
    } catch (IOException e) {
      throw new AssertionError(what + ": the body is not JSON: " + response.asString(), e);
    }
  }

  private Optional<String> operation(String method, String path) {
    var verb = method.toLowerCase(Locale.ROOT);
    String best = null;
    for (var names = spec.path("paths").fieldNames(); names.hasNext(); ) {
      var template = names.next();
      if (!matches(template, path) || !spec.path("paths").path(template).has(verb)) continue;
      // A literal segment wins over a parameter.
      if (best == null || template.indexOf('{') < 0) best = template;
    }
    return Optional.ofNullable(best).map(name -> "/paths/" + escape(name) + "/" + verb);
  }

  /** The pointer of an operation as {@code GET /videos/{video_id}}. */
  private static String route(String pointer) {
    var end = pointer.lastIndexOf('/');
    var path = pointer.substring("/paths/".length(), end).replace("~1", "/").replace("~0", "~");
    return pointer.substring(end + 1).toUpperCase(Locale.ROOT) + " " + path;
  }

  private static boolean matches(String template, String path) {
    var pattern = new StringBuilder("/v1");
    for (var segment : template.substring(1).split("/", -1)) {
      pattern.append('/').append(segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment));
    }
    return path.matches(pattern.toString());
  }

  private Optional<String> declared(String operation, int status) {
    for (var name : List.of(String.valueOf(status), status >= 400 ? "default" : "none")) {
      var pointer = operation + "/responses/" + name;
      var node = spec.at(pointer);
      if (node.isMissingNode()) continue;
      return Optional.of(node.has("$ref") ? node.get("$ref").textValue().substring(1) : pointer);
    }
    return Optional.empty();
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}

package io.kinora.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;

/**
 * Reads a multipart form as the JSON that it stands for, so that both go through the same checks.
 * {@code a[b]} is a member of an object, {@code a[][b]} and {@code a[0][b]} one of an object in an
 * array. What a part holds is told by its name alone: the SDKs disagree about file names and
 * content types. Thread-safe.
 */
public final class Forms {
  private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*\\])*)");
  private static final Pattern STEP = Pattern.compile("\\[([^\\[\\]]*)\\]");
  private static final int MAX_INDEX = 100;

  private final ObjectMapper json;
  private final ObjectMapper strict;
  private final Validator validator;

  public Forms(ObjectMapper json, Validator validator) {
    strict = json;
    // In a form every value is text, also the numbers.
    this.json = json.copy().configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, true);
    this.validator = validator;
  }

  /** @throws ApiException when the form does not fit the type */
  public <T> T read(FormDataMultiPart form, Class<T> type) {
    return read(form, type, Set.of()).value();
  }

  /**
   * Reads a form in which some parts may be files. A file stands in for the member of its name; an
   * empty one beside the members of an object counts for nothing, because the Python SDK sends it.
   *
   * @param fileNames names of the parts that are files when they come without brackets
   * @throws ApiException when the form does not fit the type
   */
  public <T> Form<T> read(FormDataMultiPart form, Class<T> type, Set<String> fileNames) {
    var tree = json.createObjectNode();
    Map<String, FormFile> files = new HashMap<>();
    for (var parts : form.getFields().values()) {
      for (var part : parts) {
        if (!fileNames.contains(part.getName())) put(tree, part);
        else if (files.put(part.getName(), new FormFile(part)) != null) throw twice(part.getName());
      }
    }
    files.entrySet().removeIf(file -> tree.has(file.getKey()) && isEmpty(file.getValue()));
    for (var name : files.keySet()) {
      if (tree.has(name)) throw twice(name);
    }
    return new Form<>(convert(json, tree, type, files.keySet()), files);
  }

  private static boolean isEmpty(FormFile file) {
    try (var stream = file.open()) {
      return stream.read() < 0;
    } catch (IOException e) {
      throw ApiError.INVALID_MULTIPART.because("We could not read a file of the form.");
    }
  }

  /** The same for JSON that did not come as a body of its own; there a number is no text. */
  public <T> T read(JsonNode tree, Class<T> type) {
    return convert(strict, tree, type, Set.of());
  }

  private <T> T convert(ObjectMapper mapper, JsonNode tree, Class<T> type, Set<String> files) {
    T value;
    try {
      value = mapper.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw JacksonErrors.explain(e);
    }
    var violations = new HashSet<>(validator.validate(value));
    violations.removeIf(
        violation -> files.contains(ViolationErrors.name(violation.getPropertyPath())));
    if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
    return value;
  }

  private static void put(ObjectNode tree, FormDataBodyPart part) {
    var matcher = NAME.matcher(part.getName());
    if (!matcher.matches()) throw unknown(part.getName());
    List<String> path = new ArrayList<>();
    path.add(matcher.group(1));
    for (var step = STEP.matcher(matcher.group(2)); step.find(); ) path.add(step.group(1));
    ContainerNode<?> node = tree;
    for (int i = 0; i < path.size() - 1; i++) {
      node = child(node, path.get(i), path.get(i + 1), part.getName());
    }
    set(node, path.get(path.size() - 1), text(part), part.getName());
  }

  private static boolean isIndex(String step) {
    return step.isEmpty() || step.chars().allMatch(Character::isDigit);
  }

  private static ContainerNode<?> child(
      ContainerNode<?> parent, String step, String next, String name) {
    if (parent instanceof ObjectNode object) {
      var existing = object.get(step);
      if (existing == null || existing.isTextual() && existing.textValue().isEmpty()) {
        existing = isIndex(next) ? object.putArray(step) : object.putObject(step);
      }
      if (existing instanceof ContainerNode<?> container) return container;
      throw unknown(name);
    }
    var list = (ArrayNode) parent;
    var index = index(step, list, next, name);
    while (list.size() <= index) list.addObject();
    return (ContainerNode<?>) list.get(index);
  }

  /**
   * A bare {@code []} goes on with the last item, because the SDKs send the members of one item
   * together, until a member comes that the item has: that one begins the next item.
   */
  private static int index(String step, ArrayNode list, String next, String name) {
    if (!isIndex(step)) throw unknown(name);
    if (step.isEmpty()) {
      var last = Math.max(0, list.size() - 1);
      return list.path(last).has(next) ? last + 1 : last;
    }
    var index = step.length() > 3 ? MAX_INDEX : Integer.parseInt(step);
    if (index >= MAX_INDEX) throw unknown(name);
    return index;
  }

  private static void set(ContainerNode<?> node, String step, String value, String name) {
    if (node instanceof ObjectNode object) {
      var existing = object.get(step);
      // The Python SDK sends an empty file beside the members of an object.
      if (existing instanceof ContainerNode && value.isEmpty()) return;
      if (existing != null) throw twice(name);
      object.put(step, value);
    } else if (node instanceof ArrayNode list && isIndex(step)) {
      list.add(value);
    } else {
      throw unknown(name);
    }
  }

  private static ApiException twice(String name) {
    return ApiError.INVALID_MULTIPART.because("The part '" + name + "' is there twice.");
  }

  private static ApiException unknown(String name) {
    return ApiError.UNKNOWN_PARAMETER.about(name, "Unknown parameter: '" + name + "'.");
  }

  private static String text(FormDataBodyPart part) {
    try (var stream = part.getEntityAs(InputStream.class)) {
      return new String(stream.readAllBytes(), charset(part));
    } catch (IOException e) {
      throw ApiError.INVALID_MULTIPART.because(
          "We could not read the part '" + part.getName() + "'.");
    }
  }

  private static Charset charset(FormDataBodyPart part) {
    var type = part.getMediaType();
    var name = type == null ? null : type.getParameters().get("charset");
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw ApiError.INVALID_MULTIPART.because("We do not know the charset '" + name + "'.");
    }
  }
}

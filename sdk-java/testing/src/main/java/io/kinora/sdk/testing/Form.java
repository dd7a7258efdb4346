package io.kinora.sdk.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A {@code multipart/form-data} body (RFC 7578).
 *
 * @param fields the text parts; {@code outer[inner]} is a field of an object
 * @param files the parts that have the name of a file
 */
record Form(ObjectNode fields, Map<String, File> files) {

  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Pattern NESTED = Pattern.compile("([^\\[]+)\\[([^\\]]+)]");

  record File(String filename, byte[] bytes) {}

  static boolean isForm(RecordedRequest request) {
    return request.header("content-type").orElse("").startsWith("multipart/form-data");
  }

  static Form of(RecordedRequest request) {
    var type = request.header("content-type").orElse("");
    var boundary = type.substring(type.indexOf("boundary=") + "boundary=".length());
    var form = new Form(JsonNodeFactory.instance.objectNode(), new LinkedHashMap<>());
    for (var part : new String(request.body(), ISO_8859_1).split(Pattern.quote("--" + boundary))) {
      var end = part.indexOf("\r\n\r\n");
      if (end >= 0) {
        form.add(part.substring(0, end), part.substring(end + 4, part.length() - 2));
      }
    }
    return form;
  }

  private void add(String head, String value) {
    var name = NAME.matcher(head);
    var filename = FILENAME.matcher(head);
    if (!name.find()) {
      return;
    }
    var bytes = value.getBytes(ISO_8859_1);
    if (filename.find()) {
      files.put(name.group(1), new File(filename.group(1), bytes));
      return;
    }
    var text = new String(bytes, UTF_8);
    var nested = NESTED.matcher(name.group(1));
    if (nested.matches()) {
      fields.withObjectProperty(nested.group(1)).put(nested.group(2), text);
    } else {
      fields.put(name.group(1), text);
    }
  }
}

package io.kinora.sdk.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** Reads the text fields of a {@code multipart/form-data} body (RFC 7578); files are left out. */
final class Form {

  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

  private Form() {}

  static ObjectNode textFields(String contentType, byte[] body) {
    var boundary = contentType.substring(contentType.indexOf("boundary=") + "boundary=".length());
    var fields = JsonNodeFactory.instance.objectNode();
    for (var part : new String(body, ISO_8859_1).split(Pattern.quote("--" + boundary))) {
      var end = part.indexOf("\r\n\r\n");
      var name = NAME.matcher(end < 0 ? "" : part.substring(0, end));
      if (name.find() && !part.substring(0, end).contains("filename=")) {
        var value = part.substring(end + 4, part.length() - 2);
        fields.put(name.group(1), new String(value.getBytes(ISO_8859_1), UTF_8));
      }
    }
    return fields;
  }
}

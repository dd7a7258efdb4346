package io.kinora.server.http;

import java.io.InputStream;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.jspecify.annotations.Nullable;

/** A file of a form. It lies on disk when it is large, until the request has been answered. */
public final class FormFile {
  private static final int MAX_NAME_LENGTH = 255;
  private static final String UNNAMED = "upload";

  private final FormDataBodyPart part;

  FormFile(FormDataBodyPart part) {
    this.part = part;
  }

  /** Its bytes from the start; the caller closes the stream. */
  public InputStream open() {
    return part.getEntityAs(InputStream.class);
  }

  /** The name that the client gave it, without folders and what does not print. */
  public String name() {
    var disposition = part.getFormDataContentDisposition();
    return clean(disposition == null ? null : disposition.getFileName());
  }

  private static String clean(@Nullable String name) {
    if (name == null) return UNNAMED;
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var printable = last.replaceAll("\\p{Cntrl}", "").strip();
    if (printable.isEmpty()) return UNNAMED;
    return printable.substring(0, Math.min(MAX_NAME_LENGTH, printable.length()));
  }
}

package io.kinora.sdk.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Which release of the library this is. */
public final class Release {

  private static final String VERSION = version();

  private Release() {}

  /**
   * {@code acme/1.2 kinora-java/0.1.0 (java 17.0.15; linux)}; the application's part only if there
   * is one.
   */
  public static String userAgent(@Nullable String application) {
    var own = "kinora-java/%s (java %s; %s)"
        .formatted(
            VERSION,
            System.getProperty("java.version"),
            System.getProperty("os.name").toLowerCase(Locale.ROOT));
    return application == null ? own : application + " " + own;
  }

  private static String version() {
    try (var in = Release.class.getResourceAsStream("version.properties")) {
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

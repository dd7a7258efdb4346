import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches the pinned Maven for {@code mvnw}, with nothing but the JDK that runs it: {@code java FetchMaven.java VERSION
 * HOME}. Takes it from the repository that serves the dependencies, or from the one that MVNW_REPOURL names.
 */
final class FetchMaven {
  private static final String SHA512 =
      "ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929"
          + "ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3";

  public static void main(String[] args) throws Exception {
    var version = args[0];
    var home = Path.of(args[1]);
    var repository = System.getenv().getOrDefault("MVNW_REPOURL", "https://repo." + "maven.apache.org" + "/maven2");
    var uri = URI.create("%s/org/apache/maven/apache-maven/%2$s/apache-maven-%2$s-bin.zip".formatted(repository, version));
    Files.createDirectories(home.getParent());
    var staging = Files.createTempDirectory(home.getParent(), "fetch-");
    var zip = staging.resolve("maven.zip");
    download(uri, zip);
    unzip(zip, staging.resolve("home"));
    Files.delete(zip);
    try {
      Files.move(staging.resolve("home"), home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another build fetched the same version meanwhile; its copy is as good.
    }
  }

  private static void download(URI uri, Path zip) throws Exception {
    var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    var response = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) throw new IOException(uri + " answered " + response.statusCode());
    var sha512 = MessageDigest.getInstance("SHA-512");
    try (InputStream body = new DigestInputStream(response.body(), sha512)) {
      Files.copy(body, zip);
    }
    if (!HexFormat.of().formatHex(sha512.digest()).equals(SHA512)) {
      throw new IOException("the checksum of " + uri + " is not the pinned one");
    }
  }

  /** Unpacks without the archive's top folder. */
  private static void unzip(Path zip, Path target) throws IOException {
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var name = entry.getName();
        var file = target.resolve(name.substring(name.indexOf('/') + 1)).normalize();
        if (!file.startsWith(target)) throw new IOException("entry outside the archive: " + name);
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
        }
      }
    }
  }
}

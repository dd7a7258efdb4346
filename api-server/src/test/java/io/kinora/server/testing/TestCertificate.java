package io.kinora.server.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that vouches for itself, made by the JDK's {@code keytool}.
 *
 * @param context for whoever serves with it
 * @param pem a file of it, for whoever shall trust it
 */
public record TestCertificate(SSLContext context, Path pem) {
  private static final String PASSWORD = "changeit";

  /**
   * Makes one.
   *
   * @param folder for its files
   * @param name what it is for, such as {@code dns:localhost} or {@code ip:127.0.0.1}
   */
  public static TestCertificate of(Path folder, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    var file = folder.resolve(name.replace(':', '-') + ".p12");
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=test",
        "-ext",
        "SAN=" + name,
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD,
        "-keystore",
        file.toString());
    var keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return new TestCertificate(
        context, pem(keys, file.resolveSibling(file.getFileName() + ".pem")));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) throw new IOException("no certificate was made: " + said);
  }

  private static Path pem(KeyStore keys, Path file) throws IOException, GeneralSecurityException {
    var encoded = keys.getCertificate(keys.aliases().nextElement()).getEncoded();
    var lines = Base64.getMimeEncoder().encodeToString(encoded);
    return Files.writeString(
        file, "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n");
  }
}

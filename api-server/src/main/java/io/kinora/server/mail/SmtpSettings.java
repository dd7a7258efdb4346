package io.kinora.server.mail;

import io.kinora.server.mail.MailConfiguration.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A mail configuration in the words of the mail library's SMTP transport. */
final class SmtpSettings {
  private static final String PATIENCE_MILLIS = "20000";
  private static final String YES = "true";

  private SmtpSettings() {}

  /** @throws IllegalArgumentException when the certificates of the configuration cannot be read */
  static Properties of(MailConfiguration configuration) {
    var settings = new Properties();
    settings.setProperty("mail.transport.protocol", "smtp");
    settings.setProperty("mail.smtp.localhost", "kinora");
    for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      settings.setProperty("mail.smtp." + wait, PATIENCE_MILLIS);
    }
    if (configuration.user() != null) settings.setProperty("mail.smtp.auth", YES);
    if (configuration.security() == Security.NONE) return settings;
    if (configuration.security() == Security.TLS) {
      settings.setProperty("mail.smtp.ssl.enable", YES);
    } else {
      settings.setProperty("mail.smtp.starttls.enable", YES);
      settings.setProperty("mail.smtp.starttls.required", YES);
    }
    settings.setProperty("mail.smtp.ssl.checkserveridentity", YES);
    var certificates = configuration.certificates();
    if (certificates != null) settings.put("mail.smtp.ssl.socketFactory", trusting(certificates));
    return settings;
  }

  private static SSLSocketFactory trusting(Path certificates) {
    try (var file = Files.newInputStream(certificates)) {
      var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (var each : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        trusted.setCertificateEntry("" + trusted.size(), each);
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "mail.certificates is a file of PEM certificates that can be read: " + certificates, e);
    }
  }
}

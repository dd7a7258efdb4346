package io.kinora.server.provenance;

import io.kinora.media.SigningIdentity;
import io.kinora.media.Watermark;
import io.kinora.protocol.Job;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What workers are told to put into videos, and the key that signs for them. Thread-safe. */
public final class Signing {
  private static final String FOLDER = "provenance";

  /** What COSE signs begins with: a list of four, and this word (RFC 9052, section 4.4). */
  private static final byte[] SIGNABLE =
      "\u0084\u006aSignature1".getBytes(StandardCharsets.ISO_8859_1);

  private final ProvenanceDao dao;
  private final ProvenanceConfiguration configuration;
  private final SigningIdentity identity;
  private final List<String> certificates;
  private final long watermarkKey;

  private Signing(
      ProvenanceDao dao,
      ProvenanceConfiguration configuration,
      SigningIdentity identity,
      List<String> certificates,
      long watermarkKey) {
    this.dao = dao;
    this.configuration = configuration;
    this.identity = identity;
    this.certificates = certificates;
    this.watermarkKey = watermarkKey;
  }

  /**
   * Opens the identity in a data folder, which is made at the first start, and makes it known as
   * one of this installation's.
   *
   * @param watermarkKey a secret of at least 8 bytes that all servers have
   */
  public static Signing open(
      ProvenanceConfiguration configuration,
      Path data,
      Jdbi jdbi,
      byte[] watermarkKey,
      Clock clock,
      SecureRandom random)
      throws IOException {
    var identity = SigningIdentity.openOrCreate(
        data.resolve(FOLDER), configuration.signer(), clock.instant(), random);
    var dao = jdbi.onDemand(ProvenanceDao.class);
    var certificates = new ArrayList<String>();
    for (var certificate : identity.chain()) {
      certificates.add(Base64.getEncoder().encodeToString(der(certificate)));
    }
    var own = identity.chain().get(0);
    dao.addSigner(fingerprint(own), der(own));
    return new Signing(
        dao,
        configuration,
        identity,
        certificates,
        ByteBuffer.wrap(watermarkKey).getLong());
  }

  /**
   * What a video is to say of its own making.
   *
   * @param wish what was asked for; the same wish gives the same mark, and so the same pictures
   */
  public Job.Provenance of(String video, String wish, boolean testKey) {
    return new Job.Provenance(
        certificates,
        configuration.watermark() ? watermark(video, wish) : null,
        configuration.markFor(testKey));
  }

  private Job.Watermark watermark(String video, String wish) {
    var payload = ByteBuffer.wrap(sha256(wish.getBytes(StandardCharsets.UTF_8))).getInt();
    dao.addWatermark(payload, video);
    return new Job.Watermark(watermarkKey, payload);
  }

  /**
   * Whether this is what credentials have signed, and nothing else that a key could be used for.
   */
  public static boolean isSignable(byte[] message) {
    return message.length > SIGNABLE.length
        && Arrays.equals(message, 0, SIGNABLE.length, SIGNABLE, 0, SIGNABLE.length);
  }

  public byte[] sign(byte[] message) throws IOException {
    if (!isSignable(message)) throw new IllegalArgumentException("not what COSE signs");
    return identity.sign(message);
  }

  Watermark watermark() {
    return new Watermark(watermarkKey);
  }

  static byte[] fingerprint(X509Certificate certificate) {
    return sha256(der(certificate));
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

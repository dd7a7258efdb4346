package io.kinora.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The key with which an installation signs its videos, and the certificates that stand behind it:
 * its own, then that of the authority that issued it. Immutable and thread-safe.
 *
 * <p>An installation makes its own at the first start; viewers then show a valid signature of an
 * unknown signer. An operator who has a certificate that viewers trust puts it in place of the
 * files.
 */
public final class SigningIdentity {
  private static final String KEY_FILE = "signing-key.pem";
  private static final String CHAIN_FILE = "signing-chain.pem";
  private static final Duration VALIDITY = Duration.ofDays(3650);
  private static final String ES256 = "SHA256withECDSAinP1363Format";
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ORGANISATION = "2.5.4.10";

  /** RFC 9336. */
  private static final String DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36";

  /** RFC 5280. C2PA accepts either purpose, and verifiers differ in which of them they know. */
  private static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private SigningIdentity(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /** The certificates, the signer's own first. */
  public List<X509Certificate> chain() {
    return chain;
  }

  PrivateKey key() {
    return key;
  }

  /**
   * Signs with ES256 as COSE writes it: 64 bytes (RFC 9053).
   *
   * @throws MediaException where the key is none for that
   */
  public byte[] sign(byte[] message) throws MediaException {
    try {
      var signer = Signature.getInstance(ES256);
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new MediaException("cannot sign with the key of this installation", e);
    }
  }

  /**
   * Reads the identity in a folder, or makes and keeps a new one where there is none. The key file
   * is readable by its owner only.
   *
   * @param organisation name in a new certificate
   * @throws MediaException where the files cannot be read or written
   */
  public static SigningIdentity openOrCreate(
      Path folder, String organisation, Instant now, SecureRandom random) throws MediaException {
    try {
      if (Files.exists(folder.resolve(KEY_FILE))) return open(folder);
      create(organisation, now, random).save(folder);
      return open(folder);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new MediaException("cannot use the signing key in " + folder, e);
    }
  }

  private static SigningIdentity open(Path folder) throws IOException, GeneralSecurityException {
    var pem = Files.readString(folder.resolve(KEY_FILE));
    var base64 = pem.replaceAll("-----[^-]+-----", "").replaceAll("\\s", "");
    var key = KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    try (var in = Files.newInputStream(folder.resolve(CHAIN_FILE))) {
      var chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
      return new SigningIdentity(key, chain);
    }
  }

  /** Both files appear at once; where another process was first, its files stay. */
  private void save(Path folder) throws IOException, GeneralSecurityException {
    var place = folder.toAbsolutePath();
    Files.createDirectories(place.getParent());
    var partial = Files.createTempDirectory(place.getParent(), place.getFileName() + ".partial");
    write(partial);
    try {
      Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      Files.delete(partial.resolve(KEY_FILE));
      Files.delete(partial.resolve(CHAIN_FILE));
      Files.delete(partial);
      if (!Files.exists(place.resolve(KEY_FILE))) throw e;
    }
  }

  private void write(Path folder) throws IOException, GeneralSecurityException {
    var keyFile = folder.resolve(KEY_FILE);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(owner));
    }
    Files.writeString(keyFile, pem("PRIVATE KEY", key.getEncoded()));
    var text = new StringBuilder();
    for (var certificate : chain) text.append(pem("CERTIFICATE", certificate.getEncoded()));
    Files.writeString(folder.resolve(CHAIN_FILE), text);
  }

  private static String pem(String kind, byte[] der) {
    var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN " + kind + "-----\n" + lines.encodeToString(der) + "\n-----END " + kind
        + "-----\n";
  }

  /** A new key, certified by an authority whose own key signs this once and is forgotten. */
  static SigningIdentity create(String organisation, Instant now, SecureRandom random)
      throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    var authority = generator.generateKeyPair();
    var signer = generator.generateKeyPair();
    var issuer = name(organisation, organisation + " authority");
    var subject = name(organisation, organisation + " videos");
    var from = now.minus(Duration.ofHours(1));
    var authorityExtensions = Der.sequence(
        extension("2.5.29.19", true, Der.sequence(Der.isTrue())),
        extension("2.5.29.15", true, Der.bits(1, new byte[] {0x06})),
        extension("2.5.29.14", false, Der.octets(keyId(authority.getPublic()))));
    var signerExtensions = Der.sequence(
        extension("2.5.29.19", true, Der.sequence()),
        extension("2.5.29.15", true, Der.bits(7, new byte[] {(byte) 0x80})),
        extension(
            "2.5.29.37", true, Der.sequence(Der.oid(EMAIL_PROTECTION), Der.oid(DOCUMENT_SIGNING))),
        extension("2.5.29.14", false, Der.octets(keyId(signer.getPublic()))),
        extension("2.5.29.35", false, Der.sequence(Der.implicit(0, keyId(authority.getPublic())))));
    var serials = new BigInteger[] {new BigInteger(126, random), new BigInteger(126, random)};
    var root = certificate(
        serials[0], issuer, issuer, from, authority.getPublic(), authorityExtensions, authority);
    var own = certificate(
        serials[1], issuer, subject, from, signer.getPublic(), signerExtensions, authority);
    return new SigningIdentity(signer.getPrivate(), List.of(own, root));
  }

  /** RFC 5280, section 4.1. */
  private static X509Certificate certificate(
      BigInteger serial,
      byte[] issuer,
      byte[] subject,
      Instant from,
      PublicKey key,
      byte[] extensions,
      KeyPair authority)
      throws GeneralSecurityException {
    var algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
    var body = Der.sequence(
        Der.explicit(0, Der.integer(BigInteger.TWO)),
        Der.integer(serial),
        algorithm,
        issuer,
        Der.sequence(Der.time(from), Der.time(from.plus(VALIDITY))),
        subject,
        key.getEncoded(),
        Der.explicit(3, extensions));
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(authority.getPrivate());
    signature.update(body);
    var der = Der.sequence(body, algorithm, Der.bits(0, signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static byte[] name(String organisation, String common) {
    return Der.sequence(
        Der.set(Der.sequence(Der.oid(ORGANISATION), Der.text(organisation))),
        Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.text(common))));
  }

  private static byte[] extension(String oid, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(Der.oid(oid), Der.isTrue(), Der.octets(value))
        : Der.sequence(Der.oid(oid), Der.octets(value));
  }

  /**
   * RFC 7093, method 1: 160 bits of SHA-256 over the public key, which is at the end of its DER.
   */
  private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
    var encoded = key.getEncoded();
    var point = Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
    return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(point), 20);
  }
}

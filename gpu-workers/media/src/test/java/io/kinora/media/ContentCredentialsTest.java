package io.kinora.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCredentialsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Provenance PROVENANCE =
      new Provenance("A ball & a <block>", "Kinora", "0.1", Provenance.Source.ALGORITHMIC);

  @TempDir
  Path folder;

  @Test
  void signedFilePlaysAsBefore() throws Exception {
    var plain = clip("plain.mp4");
    var signed = signedClip();
    try (var a = new VideoReader(plain);
        var b = new VideoReader(signed)) {
      for (var expected = a.next(); expected != null; expected = a.next()) {
        var image = b.next();
        assertThat(image).isNotNull();
        if (image != null) assertThat(image.rgb()).isEqualTo(expected.rgb());
      }
      assertThat(b.next()).isNull();
      assertThat(b.info().seconds()).isCloseTo(a.info().seconds(), within(1e-6));
    }
    assertThat(SoundReader.read(signed)).isDeepEqualTo(SoundReader.read(plain));
  }

  @Test
  void credentialsStandBetweenTypeAndIndex() throws Exception {
    var file = Files.readAllBytes(signedClip());
    var types =
        Mp4Boxes.list(file, 0, file.length).stream().map(Mp4Boxes.Box::type).toList();
    assertThat(types).startsWith("ftyp", "uuid", "uuid", "moov").endsWith("mdat");
    var text = new String(file, StandardCharsets.UTF_8);
    assertThat(text).contains("c2pa.claim.v2", "c2pa.hash.bmff.v3", "algorithmicMedia");
  }

  @Test
  void claimHoldsTheHashOfTheFile() throws Exception {
    var file = Files.readAllBytes(signedClip());
    assertThat(indexOf(file, hash(file))).isPositive();
  }

  @Test
  void oneChangedByteBreaksTheHash() throws Exception {
    var file = Files.readAllBytes(signedClip());
    file[file.length - 100] ^= 1;
    assertThat(indexOf(file, hash(file))).isNegative();
  }

  @Test
  void signatureIsOfTheClaimByTheSigner() throws Exception {
    var identity = identity();
    var path = clip("signed.mp4");
    ContentCredentials.sign(path, PROVENANCE, identity);
    var file = Files.readAllBytes(path);
    var claim = claim(file);
    assertThat(verifies(file, claim, identity)).isTrue();
    claim[claim.length - 20] ^= 1;
    assertThat(verifies(file, claim, identity)).isFalse();
  }

  @Test
  void identityStaysTheSame() throws Exception {
    var first = identity();
    var second = identity();
    assertThat(second.chain()).isEqualTo(first.chain());
    assertThat(second.sign(new byte[1])).hasSize(64);
    var permissions = Files.getPosixFilePermissions(folder.resolve("keys/signing-key.pem"));
    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
  }

  @Test
  void certificateIsForSigningAndIssuedByTheAuthority() throws Exception {
    var chain = identity().chain();
    var own = chain.get(0);
    own.verify(chain.get(1).getPublicKey());
    own.checkValidity(Date.from(NOW));
    assertThat(own.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36");
    assertThat(own.getKeyUsage()[0]).isTrue();
    assertThat(own.getBasicConstraints()).isEqualTo(-1);
    assertThat(chain.get(1).getBasicConstraints()).isPositive();
    assertThat(own.getIssuerX500Principal()).isEqualTo(chain.get(1).getSubjectX500Principal());
  }

  @Test
  void whatIsNoMp4IsRefusedAndLeftAlone() throws Exception {
    var file = Files.writeString(folder.resolve("a.mp4"), "not a video at all, but long enough");
    assertThatThrownBy(() -> ContentCredentials.sign(file, PROVENANCE, identity()))
        .isInstanceOf(MediaException.class);
    assertThat(file).hasContent("not a video at all, but long enough");
  }

  private SigningIdentity identity() throws MediaException {
    return SigningIdentity.openOrCreate(
        folder.resolve("keys"), "Example Studio", NOW, new SecureRandom());
  }

  private Path clip(String name) throws MediaException {
    var file = folder.resolve(name);
    TestClips.write(file, Mp4Format.of(64, 48, FrameRate.of(30), 1), 20);
    return file;
  }

  private Path signedClip() throws MediaException {
    var file = clip("signed.mp4");
    ContentCredentials.sign(file, PROVENANCE, identity());
    return file;
  }

  /** The binding hash as a verifier would work it out: every box but the type and the manifest. */
  private static byte[] hash(byte[] file) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var box : Mp4Boxes.list(file, 0, file.length)) {
      var id = Arrays.copyOfRange(file, box.offset() + 8, box.offset() + 24);
      if (box.type().equals("ftyp") || Arrays.equals(id, C2paManifest.BOX_ID)) continue;
      digest.update(ByteBuffer.allocate(8).putLong(0, box.offset()).array());
      digest.update(file, box.offset(), box.size());
    }
    return digest.digest();
  }

  /** The content of the CBOR box behind the label of the claim. */
  private static byte[] claim(byte[] file) {
    var label = indexOf(file, "c2pa.claim.v2\0".getBytes(StandardCharsets.US_ASCII));
    var box = label + "c2pa.claim.v2\0".length();
    var size = ByteBuffer.wrap(file).getInt(box);
    return Arrays.copyOfRange(file, box + 8, box + size);
  }

  private static boolean verifies(byte[] file, byte[] claim, SigningIdentity identity)
      throws Exception {
    var certificate = identity.chain().get(0).getEncoded();
    var label = indexOf(file, "c2pa.signature\0\0\0".getBytes(StandardCharsets.US_ASCII));
    var box = label + "c2pa.signature\0".length();
    var end = box + ByteBuffer.wrap(file).getInt(box);
    var start = box + 8 + 2;
    var headerLength = ByteBuffer.wrap(file).getShort(start + 1) & 0xffff;
    var header = Arrays.copyOfRange(file, start + 3, start + 3 + headerLength);
    assertThat(indexOf(header, certificate)).isPositive();
    var signature = Arrays.copyOfRange(file, end - 64, end);
    var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(identity.chain().get(0));
    verifier.update(Cbor.encode(List.of("Signature1", header, new byte[0], claim)));
    return verifier.verify(signature);
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (var i = 0; i + wanted.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) return i;
    }
    return -1;
  }
}

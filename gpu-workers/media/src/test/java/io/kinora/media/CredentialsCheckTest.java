package io.kinora.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.CredentialsCheck.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsCheckTest {
  private static final Provenance PROVENANCE =
      new Provenance("video_1", "Kinora", "0.1", Provenance.Source.ALGORITHMIC);

  @TempDir
  private Path folder;

  private SigningIdentity identity;
  private Path signed;

  @BeforeEach
  void sign() throws Exception {
    identity = SigningIdentity.create(
        "Example Studio", Instant.parse("2026-11-22T12:00:00Z"), new SecureRandom());
    signed = clip("signed.mp4", 20);
    ContentCredentials.sign(signed, PROVENANCE, identity);
  }

  private Path clip(String name, int frames) throws MediaException {
    var file = folder.resolve(name);
    TestClips.write(file, Mp4Format.of(64, 48, FrameRate.of(30), 1), frames);
    return file;
  }

  @Test
  void untouchedFileIsValidAndTellsWhoAndHow() throws Exception {
    var found = CredentialsCheck.check(signed);

    assertThat(found.status()).isEqualTo(Status.VALID);
    assertThat(found.certificate()).isEqualTo(identity.chain().get(0));
    assertThat(found.title()).isEqualTo("video_1");
    assertThat(found.generator()).isEqualTo("Kinora");
    assertThat(found.source()).endsWith("/algorithmicMedia");
  }

  @Test
  void changedByteAnywhereBehindTheManifestIsNoticed() throws Exception {
    var file = Files.readAllBytes(signed);
    var boxes = Mp4Boxes.list(file, 0, file.length);
    for (var box : boxes.subList(2, boxes.size())) {
      var altered = file.clone();
      altered[box.offset() + box.size() - 1] ^= 1;

      var found = CredentialsCheck.check(Files.write(folder.resolve("altered.mp4"), altered));

      assertThat(found.status()).as(box.type()).isEqualTo(Status.ALTERED);
      assertThat(found.reason()).isEqualTo("The file is not the one that was signed.");
    }
  }

  @Test
  void whatIsAddedOrCutOffIsNoticed() throws Exception {
    var file = Files.readAllBytes(signed);
    var longer = Arrays.copyOf(file, file.length + 16);
    longer[file.length + 3] = 16;
    var shorter = Arrays.copyOf(file, file.length - 10);

    assertThat(
            CredentialsCheck.check(Files.write(folder.resolve("a.mp4"), longer)).status())
        .isEqualTo(Status.ALTERED);
    assertThat(CredentialsCheck.check(Files.write(folder.resolve("b.mp4"), shorter))
            .status())
        .isEqualTo(Status.ALTERED);
  }

  @Test
  void changedClaimIsNotWhatWasSigned() throws Exception {
    var file = new String(Files.readAllBytes(signed), StandardCharsets.ISO_8859_1);
    var title = file.indexOf("video_1", file.indexOf("dc:title"));
    var other = file.substring(0, title) + "video_2" + file.substring(title + 7);

    var found = CredentialsCheck.check(
        Files.write(folder.resolve("other.mp4"), other.getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(found.status()).isEqualTo(Status.ALTERED);
    assertThat(found.reason()).isEqualTo("The claim is not the one that was signed.");
  }

  @Test
  void changedAssertionIsNotWhatWasSigned() throws Exception {
    var file = new String(Files.readAllBytes(signed), StandardCharsets.ISO_8859_1);
    var term = file.indexOf("algorithmicMedia");
    var other = file.substring(0, term) + "digitalCaptureXX" + file.substring(term + 16);

    var found = CredentialsCheck.check(
        Files.write(folder.resolve("other.mp4"), other.getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(found.status()).isEqualTo(Status.ALTERED);
    assertThat(found.reason()).contains("c2pa.actions.v2");
  }

  @Test
  void manifestOfAnotherVideoDoesNotFit() throws Exception {
    var file = Files.readAllBytes(signed);
    var manifest = Mp4Boxes.list(file, 0, file.length).get(1);
    var other = Files.readAllBytes(clip("other.mp4", 30));
    var type = Mp4Boxes.list(other, 0, other.length).get(0);
    var forged = folder.resolve("forged.mp4");
    try (var out = Files.newOutputStream(forged)) {
      out.write(other, 0, type.size());
      out.write(file, manifest.offset(), manifest.size());
      out.write(other, type.size(), other.length - type.size());
    }

    assertThat(CredentialsCheck.check(forged).status()).isEqualTo(Status.ALTERED);
  }

  @Test
  void whatHasNoManifestIsSaidToHaveNone() throws Exception {
    assertThat(CredentialsCheck.check(clip("plain.mp4", 20)).status()).isEqualTo(Status.NONE);
    assertThat(CredentialsCheck.check(Files.writeString(folder.resolve("a.txt"), "hello"))
            .status())
        .isEqualTo(Status.NONE);
  }

  @Test
  void damagedManifestsNeverPassAndNeverBreakTheCheck() throws Exception {
    var file = Files.readAllBytes(signed);
    var manifest = Mp4Boxes.list(file, 0, file.length).get(1);
    var untouched = CredentialsCheck.check(signed);
    var random = new SplittableRandom(7);
    for (var i = 0; i < 300; i++) {
      var altered = file.clone();
      var at = manifest.offset() + 24 + random.nextInt(manifest.size() - 24);
      altered[at] ^= (byte) (1 + random.nextInt(255));

      var found = CredentialsCheck.check(Files.write(folder.resolve("altered.mp4"), altered));

      assertThat(found.status()).as("byte " + at).isNotEqualTo(Status.NONE);
      // Padding and names of boxes are not signed; what the manifest says is.
      if (found.status() == Status.VALID) assertThat(found).isEqualTo(untouched);
    }
  }
}

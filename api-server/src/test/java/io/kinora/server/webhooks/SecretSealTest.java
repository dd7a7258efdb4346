package io.kinora.server.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretSealTest {
  private final SecureRandom random = new SecureRandom();
  private final SecretSeal seal = new SecretSeal(random.generateSeed(32), random);
  private final byte[] secret = random.generateSeed(32);

  @Test
  void whatIsSealedCanBeOpenedAndIsNeverTheSameTwice() {
    assertThat(seal.open(seal.seal(secret))).isEqualTo(secret);
    assertThat(seal.seal(secret)).isNotEqualTo(seal.seal(secret));
  }

  @Test
  void anotherInstallationsKeyOpensNothing() {
    var other = new SecretSeal(random.generateSeed(32), random);

    assertThatThrownBy(() -> other.open(seal.seal(secret)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("installation's key");
  }
}

package io.kinora.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiKeyFormatTest {
  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource(ApiKeyKind.class)
  void aNewKeyIsWellFormedAndTellsItsKind(ApiKeyKind kind) {
    var key = ApiKeyFormat.generate(kind, random);

    assertThat(key).matches("kn_" + kind.word() + "_[0-9A-Za-z]{36}");
    assertThat(ApiKeyFormat.isWellFormed(key)).isTrue();
  }

  @Test
  void everyTypoIsFound() {
    var key = ApiKeyFormat.generate(ApiKeyKind.LIVE, random);
    for (int i = 0; i < key.length(); i++) {
      var wrong = key.charAt(i) == 'a' ? 'b' : 'a';
      var typo = key.substring(0, i) + wrong + key.substring(i + 1);

      assertThat(ApiKeyFormat.isWellFormed(typo)).as("typo at %d", i).isFalse();
    }
  }

  @Test
  void aHintShowsTooLittleToUse() {
    var key = ApiKeyFormat.generate(ApiKeyKind.TEST, random);

    assertThat(ApiKeyFormat.hint(key))
        .startsWith("kn_test_")
        .endsWith(key.substring(key.length() - 4))
        .hasSize("kn_test_".length() + 4 + 3 + 4);
    assertThat(ApiKeyFormat.hint("short")).isEqualTo("***");
    assertThat(ApiKeyFormat.hint("sk-proj-abcdefghijkl")).isEqualTo("sk-p***ijkl");
  }
}

package io.kinora.remote.film;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.remote.film.Shots.Shot;
import org.junit.jupiter.api.Test;

class ShotsTest {
  @Test
  void aPromptWithoutHeadingsIsOneShot() {
    var prompt = "He shot 2 arrows: both missed. Scene of the crime.";

    assertThat(Shots.of(prompt, 8)).containsExactly(new Shot(prompt, 8));
  }

  @Test
  void shotsShareTheTimeEvenlyInWholeSeconds() {
    assertThat(Shots.of("Shot 1: a\nShot 2: b\nShot 3: c", 8))
        .extracting(Shot::seconds)
        .containsExactly(3, 3, 2);
  }

  @Test
  void namedLengthsAreProportions() {
    assertThat(Shots.of("[Shot 1] (2s): a\n**Scene 2 (6 seconds)** - b", 4))
        .containsExactly(new Shot("a", 1), new Shot("b", 3));
  }

  @Test
  void moreShotsThanSecondsAreLeftToTheModel() {
    assertThat(Shots.of("Shot 1: a\nShot 2: b\nShot 3: c", 2)).hasSize(1);
  }

  @Test
  void everySecondGoesToSomebody() {
    for (var whole = 3; whole < 40; whole++) {
      assertThat(Shots.apportion(new double[] {1, 5, 2}, whole))
          .satisfies(parts -> assertThat(parts[0] + parts[1] + parts[2]).isPositive())
          .doesNotContain(0);
      var parts = Shots.apportion(new double[] {1, 5, 2}, whole);
      assertThat(parts[0] + parts[1] + parts[2]).isEqualTo(whole);
    }
  }
}

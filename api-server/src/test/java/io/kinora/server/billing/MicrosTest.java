package io.kinora.server.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MicrosTest {
  @Test
  void anAmountIsWrittenWithTwoPlacesOrAsManyAsItNeeds() {
    assertThat(Micros.text(0)).isEqualTo("0.00");
    assertThat(Micros.text(400_000)).isEqualTo("0.40");
    assertThat(Micros.text(1)).isEqualTo("0.000001");
    assertThat(Micros.text(-1_250_000)).isEqualTo("-1.25");
    assertThat(Micros.text(1_000_000_000_000L)).isEqualTo("1000000.00");
  }

  @Test
  void anAmountIsReadExactlyOrNotAtAll() {
    assertThat(Micros.of(new BigDecimal("0.80"))).isEqualTo(800_000);
    assertThatThrownBy(() -> Micros.of(new BigDecimal("0.0000001")))
        .isInstanceOf(ArithmeticException.class);
  }
}

package io.kinora.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.http.ApiError;
import io.kinora.server.testing.SpecConformance;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContractTest {
  private final SpecConformance contract = new SpecConformance();

  @Test
  void everyErrorCodeIsInTheContractAndNoOther() {
    assertThat(Arrays.stream(ApiError.values()).map(ApiError::code))
        .containsExactlyInAnyOrderElementsOf(contract.enumeration("ErrorCode"));
  }

  @Test
  void everyErrorTypeIsInTheContract() {
    assertThat(contract.enumeration("ErrorType"))
        .containsAll(
            Arrays.stream(ApiError.values()).map(ApiError::type).distinct().toList());
  }

  @Test
  void noErrorThatPromisesARetryIsTheClientsFault() {
    assertThat(Arrays.stream(ApiError.values()).filter(ApiError::isRetryable))
        .allSatisfy(error -> assertThat(error.status()).isIn(408, 429, 500, 503));
  }
}

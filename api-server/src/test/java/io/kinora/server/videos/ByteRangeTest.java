package io.kinora.server.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.server.http.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-99, 0, 100",
    "bytes=10-, 10, 90",
    "bytes=90-200, 90, 10",
    "bytes=-1, 99, 1",
    "bytes=-500, 0, 100",
    "'bytes= 5-6 ', 5, 2",
  })
  void singleRangesAreRead(String header, long first, long length) {
    assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(first, length));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b"})
  void whatIsNoSingleRangeMeansTheWhole(String header) {
    assertThat(ByteRange.parse(header, 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
  void whatLiesOutsideIsRefused(String header) {
    assertThatThrownBy(() -> ByteRange.parse(header, 100)).isInstanceOf(ApiException.class);
  }

  @Test
  void itTellsItsPlace() {
    assertThat(new ByteRange(5, 10).contentRange(100)).isEqualTo("bytes 5-14/100");
  }
}

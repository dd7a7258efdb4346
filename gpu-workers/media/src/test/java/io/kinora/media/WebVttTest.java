package io.kinora.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebVttTest {
  private static final String FIRST = """
      WEBVTT

      00:00:00.400 --> 00:00:01.250
      <v Anna>Come here!
      """;

  @Test
  void secondFileFollowsAfterTheFirst() {
    var joined = WebVtt.join(FIRST, """
        WEBVTT

        00:00:59.900 --> 00:01:00.100
        <v Ben>At 00:00:01.000 --> sharp?
        """, 4);

    assertThat(joined).isEqualTo("""
        WEBVTT

        00:00:00.400 --> 00:00:01.250
        <v Anna>Come here!

        00:01:03.900 --> 00:01:04.100
        <v Ben>At 00:00:01.000 --> sharp?
        """);
  }

  @Test
  void timesWithoutHoursAreReadAndSettingsStay() {
    assertThat(WebVtt.later("WEBVTT\n\n59:59.500 --> 59:59.900 line:0\nHi\n", 0.5))
        .isEqualTo("WEBVTT\n\n01:00:00.000 --> 01:00:00.400 line:0\nHi\n");
  }
}

package io.kinora.world.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SpeakerTest {
  private static final VoiceTraits MAN = new VoiceTraits(110, 160, 1, 0.05, 0.05);
  private static final VoiceTraits WOMAN = new VoiceTraits(200, 160, 1.16, 0.05, 0.05);

  private static final Speaker speaker = new Speaker();

  @AfterAll
  static void free() {
    speaker.close();
  }

  @Test
  void wordsBecomeTheirPhones() {
    var speech = speaker.say("So close!", MAN);
    var phones = speech.phones().stream().map(Speech.Phone::name).toList();
    assertThat(phones).containsSequence("s", "ow").containsSequence("k", "l", "ow", "s");
  }

  @Test
  void phonesFollowEachOtherToTheEnd() {
    var speech = speaker.say("Nice shot. Do it again, please!", WOMAN);
    var last = 0.0;
    for (var phone : speech.phones()) {
      assertThat(phone.start()).isGreaterThanOrEqualTo(last - 1e-6);
      assertThat(phone.end()).isGreaterThan(phone.start());
      last = phone.end();
    }
    assertThat(last).isCloseTo(speech.seconds(), within(0.05));
  }

  @Test
  void pausesAreQuietAndVowelsAreLoud() {
    var speech = speaker.say("Stop. Go away.", MAN);
    var vowel = phone(speech, "ey");
    var pause = speech.phones().get(speech.phones().size() - 1);
    assertThat(pause.name()).isEqualTo("pau");
    assertThat(Signals.rms(speech.samples(), vowel.start(), vowel.end()))
        .isGreaterThan(8 * Signals.rms(speech.samples(), pause.start() + 0.03, pause.end() - 0.02));
  }

  @Test
  void voicesSpeakAtTheirPitch() {
    assertThat(pitch(speaker.say("Hello over there", MAN))).isCloseTo(110, within(14.0));
    assertThat(pitch(speaker.say("Hello over there", WOMAN))).isCloseTo(200, within(24.0));
  }

  @Test
  void formantsDoNotChangeHowLongALineTakes() {
    var man = speaker.say("The ball hits the rim and bounces out", MAN).seconds();
    var woman = speaker.say("The ball hits the rim and bounces out", WOMAN).seconds();
    assertThat(woman).isCloseTo(man, within(0.08 * man));
  }

  @Test
  void speechIsAsLoudAsAskedFor() {
    var speech = speaker.say("Hello over there", MAN);
    assertThat(Signals.rms(speech.samples(), 0, speech.seconds())).isBetween(0.02, 0.06);
  }

  @Test
  void foreignLettersAreSpokenAsTheirNearest() {
    assertThat(names(speaker.say("Caf\u00e9", MAN))).isEqualTo(names(speaker.say("Cafe", MAN)));
  }

  @Test
  void textWithoutWordsIsSilent() {
    assertThat(speaker.say("\u2026 \u4f60\u597d", MAN).samples()).isEmpty();
  }

  @Test
  void speakersDifferAndStayThemselves() {
    var ann = VoiceKind.WOMAN.voice("ann", 1);
    assertThat(VoiceKind.WOMAN.voice("ann", 1)).isEqualTo(ann);
    assertThat(VoiceKind.WOMAN.voice("eve", 1).pitch()).isNotEqualTo(ann.pitch());
    assertThat(ann.in("shouting").pascal()).isGreaterThan(2 * ann.pascal());
  }

  @Test
  void captionsAreWebVtt() {
    var text = Captions.webVtt(List.of(
        new Captions.Line(0.5, 2, "Ann", "Oh man, so <close> & far!"),
        new Captions.Line(3661.25, 3662, null, "Again.")));
    assertThat(text)
        .isEqualTo("WEBVTT\n\n00:00:00.500 --> 00:00:02.000\n"
            + "<v Ann>Oh man, so &lt;close&gt; &amp; far!\n\n"
            + "01:01:01.250 --> 01:01:02.000\nAgain.\n");
  }

  @Test
  void longCaptionsAreShared() {
    var text = Captions.webVtt(List.of(new Captions.Line(0, 6, null, "word ".repeat(40))));
    assertThat(text.lines().filter(l -> l.contains("-->"))).hasSize(3);
    assertThat(text.lines().filter(l -> l.startsWith("word"))).allMatch(l -> l.length() <= 74);
    assertThat(text).contains("--> 00:00:06.000");
  }

  private static String names(Speech speech) {
    return speech.phones().stream().map(Speech.Phone::name).collect(Collectors.joining(" "));
  }

  private static Speech.Phone phone(Speech speech, String name) {
    return speech.phones().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Lag of the highest autocorrelation in the loudest stretch, in Hz. */
  private static double pitch(Speech speech) {
    var samples = speech.samples();
    var window = 4800;
    var loudest = 0;
    var most = 0.0;
    for (var i = 0; i + window < samples.length; i += 480) {
      var rms = Signals.rms(samples, i / 48_000.0, (i + window) / 48_000.0);
      if (rms > most) {
        most = rms;
        loudest = i;
      }
    }
    var bestLag = 0;
    var best = 0.0;
    for (var lag = 48_000 / 320; lag <= 48_000 / 70; lag++) {
      var sum = 0.0;
      for (var i = loudest; i + lag < Math.min(samples.length, loudest + window); i++) {
        sum += samples[i] * samples[i + lag];
      }
      if (sum > best) {
        best = sum;
        bestLag = lag;
      }
    }
    return 48_000.0 / bestLag;
  }
}

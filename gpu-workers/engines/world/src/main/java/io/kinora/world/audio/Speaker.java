package io.kinora.world.audio;

import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Speaks English with FreeTTS's diphones. Other vocal tracts come from playing the synthesis faster
 * or slower, at a pitch and rate that make up for it. Loading takes some tenths of a second and a
 * line some hundredths. Thread-safe; lines are spoken one after the other.
 */
public final class Speaker implements AutoCloseable {
  /** FreeTTS's only general voice with 16 kHz. */
  private static final String VOICE = "kevin16";

  /** Words per minute at which a stretch of 1 leaves the diphones as recorded. */
  private static final double NATURAL_RATE = 150;

  private static final double QUIET = 1e-4;

  private final Voice voice;
  private final Capture capture = new Capture();
  private final List<List<Speech.Phone>> phones = new ArrayList<>();

  /** Loads the voice. */
  public Speaker() {
    voice = Arrays.stream(new KevinVoiceDirectory().getVoices())
        .filter(v -> v.getName().equals(VOICE))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("FreeTTS has no voice " + VOICE));
    voice.allocate();
    voice.setAudioPlayer(capture);
    listenForPhones();
  }

  /** FreeTTS hands out its list of processors without saying of what. */
  @SuppressWarnings("unchecked")
  private void listenForPhones() {
    ((List<UtteranceProcessor>) voice.getUtteranceProcessors())
        .add(utterance -> phones.add(phonesOf(utterance)));
  }

  /**
   * Speaks a text. What has no place in English spelling is left out; a text without a single word
   * gives an empty speech.
   */
  public synchronized Speech say(String text, VoiceTraits traits) {
    var spoken = pronounceable(text);
    if (spoken.isEmpty()) return new Speech(new float[0], List.of());
    phones.clear();
    capture.clear();
    voice.setPitch((float) (traits.pitch() / traits.formants()));
    voice.setPitchRange((float) (traits.pitch() * traits.melody()));
    voice.setDurationStretch((float) (NATURAL_RATE * traits.formants() / traits.wordsPerMinute()));
    voice.speak(spoken);
    var rate = traits.formants() * capture.sampleRate();
    var samples = Resampler.resample(capture.samples(), rate / Soundtrack.SAMPLE_RATE);
    setLevel(samples, traits.pascal());
    return new Speech(samples, timed(rate));
  }

  /**
   * Joins the sentences, whose times each start at 0, by the length of their sound, which ends
   * within the last pause.
   */
  private List<Speech.Phone> timed(double rate) {
    var all = new ArrayList<Speech.Phone>();
    var stretch = capture.sampleRate() / rate;
    var sentenceStart = 0.0;
    for (var i = 0; i < phones.size(); i++) {
      var sentenceEnd = sentenceStart + capture.sentenceLength(i) / rate;
      for (var phone : phones.get(i)) {
        var start = sentenceStart + phone.start() * stretch;
        var end = Math.min(sentenceEnd, sentenceStart + phone.end() * stretch);
        if (end > start) all.add(new Speech.Phone(phone.name(), start, end));
      }
      sentenceStart = sentenceEnd;
    }
    return all;
  }

  private static List<Speech.Phone> phonesOf(Utterance utterance) {
    var list = new ArrayList<Speech.Phone>();
    var start = 0.0;
    var segment = utterance.getRelation("Segment").getHead();
    while (segment != null) {
      double end = segment.getFeatures().getFloat("end");
      list.add(new Speech.Phone(segment.toString(), start, end));
      start = end;
      segment = segment.getNext();
    }
    return list;
  }

  private static String pronounceable(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    var english = plain
        .replace('\u2019', '\'')
        .replaceAll("[^A-Za-z0-9'.,!?;:$%&-]+", " ")
        .strip();
    return english.matches(".*[A-Za-z0-9].*") ? english : "";
  }

  private static void setLevel(float[] samples, double pascal) {
    var sum = 0.0;
    var count = 0;
    for (var sample : samples) {
      if (Math.abs(sample) < QUIET) continue;
      sum += sample * (double) sample;
      count++;
    }
    if (count == 0) return;
    var gain = pascal / Math.sqrt(sum / count);
    for (var i = 0; i < samples.length; i++) samples[i] = (float) (samples[i] * gain);
  }

  /** Frees the voice. Nothing can be said after it. */
  @Override
  public synchronized void close() {
    voice.deallocate();
  }
}

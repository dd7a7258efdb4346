package io.kinora.world.audio;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;

/** An audio device that keeps what it is given, sentence by sentence: 16-bit mono. */
final class Capture implements AudioPlayer {
  private final List<float[]> sentences = new ArrayList<>();
  private AudioFormat format = new AudioFormat(16_000, 16, 1, true, true);
  private float[] sentence = new float[0];
  private int filled;

  void clear() {
    sentences.clear();
  }

  double sampleRate() {
    return format.getSampleRate();
  }

  int sentenceLength(int index) {
    return index < sentences.size() ? sentences.get(index).length : 0;
  }

  /** All sentences joined, -1 to 1. */
  float[] samples() {
    var length = sentences.stream().mapToInt(s -> s.length).sum();
    var all = new float[length];
    var at = 0;
    for (var part : sentences) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  @Override
  public void begin(int size) {
    sentence = new float[size / 2];
    filled = 0;
  }

  @Override
  public boolean write(byte[] bytes) {
    return write(bytes, 0, bytes.length);
  }

  @Override
  public boolean write(byte[] bytes, int offset, int size) {
    for (var i = offset; i + 1 < offset + size && filled < sentence.length; i += 2) {
      var high = format.isBigEndian() ? bytes[i] : bytes[i + 1];
      var low = format.isBigEndian() ? bytes[i + 1] : bytes[i];
      sentence[filled++] = (short) (high << 8 | low & 0xff) / 32_768f;
    }
    return true;
  }

  @Override
  public boolean end() {
    sentences.add(java.util.Arrays.copyOf(sentence, filled));
    return true;
  }

  @Override
  public void setAudioFormat(AudioFormat format) {
    this.format = format;
  }

  @Override
  public AudioFormat getAudioFormat() {
    return format;
  }

  @Override
  public boolean drain() {
    return true;
  }

  @Override
  public float getVolume() {
    return 1;
  }

  @Override
  public long getTime() {
    return 0;
  }

  @Override
  public void setVolume(float volume) {}

  @Override
  public void pause() {}

  @Override
  public void resume() {}

  @Override
  public void reset() {}

  @Override
  public void cancel() {}

  @Override
  public void close() {}

  @Override
  public void resetTime() {}

  @Override
  public void startFirstSampleTimer() {}

  @Override
  public void showMetrics() {}
}

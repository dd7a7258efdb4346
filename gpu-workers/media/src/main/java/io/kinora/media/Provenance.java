package io.kinora.media;

/**
 * What a video says of its own making.
 *
 * @param title of the video
 * @param generator name of the program that made it
 * @param version of that program
 * @param source how it came about
 */
public record Provenance(String title, String generator, String version, Source source) {
  private static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

  /** IPTC digital source types. */
  public enum Source {
    /** By an algorithm that was not trained on media, such as a simulation. */
    ALGORITHMIC("algorithmicMedia"),
    /** By a model that was trained on media. */
    TRAINED_MODEL("trainedAlgorithmicMedia"),
    /** Put together from media of another origin and such of an algorithm. */
    COMPOSITE("compositeSynthetic");

    private final String term;

    Source(String term) {
      this.term = term;
    }

    /** The term's address in IPTC's vocabulary. */
    public String uri() {
      return VOCABULARY + term;
    }
  }
}

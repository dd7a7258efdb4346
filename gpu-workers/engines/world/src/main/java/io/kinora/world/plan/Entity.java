package io.kinora.world.plan;

/**
 * A thing or a being, or several alike.
 *
 * @param id unique in the plan, such as {@code ball-1}; actions, relations and cameras name it
 * @param kind catalogue id of an object, or {@link #PERSON}, or an animal such as {@code dog}
 * @param nature says which builder makes it
 * @param count how many alike, 1 to {@value #MAX_COUNT}
 * @param attributes what the prompt said of it
 */
public record Entity(String id, String kind, Nature nature, int count, Attributes attributes) {
  /** The kind of every human being. */
  public static final String PERSON = "person";

  /** Upper bound of {@link #count()}, so that a plan stays simulable. */
  public static final int MAX_COUNT = 60;

  /** Who builds it. */
  public enum Nature {
    /** An object of the catalogue. */
    OBJECT,
    /** A human figure. */
    PERSON,
    /** An animal figure. */
    ANIMAL
  }

  public Entity {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException("count out of range: " + count);
    }
  }
}

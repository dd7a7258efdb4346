package io.kinora.world.plan;

/**
 * An arrangement at the start.
 *
 * @param subject entity id of what is placed
 * @param kind how
 * @param object entity id, or {@code @name} for an anchor of the environment such as {@code
 *     @table}
 */
public record Relation(String subject, Kind kind, String object) {
  /** Spatial kinds; the object is the reference. */
  public enum Kind {
    ON,
    UNDER,
    IN,
    BESIDE,
    LEFT_OF,
    RIGHT_OF,
    BEHIND,
    IN_FRONT_OF,
    ABOVE,
    NEAR,
    /** The subject, a being, has the object in its hand. */
    HOLDING,
    /** The several of the subject lie on top of each other; the object is the subject itself. */
    STACKED,
    /** The several of the subject stand in a row; the object is the subject itself. */
    IN_A_ROW,
    /** The subject sits on or in the object and moves with it. */
    RIDING
  }
}

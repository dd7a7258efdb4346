package io.kinora.world.figure;

/** Something a person can do; the same action can be planned for several people. */
public interface Action {
  /**
   * Works the action out for one person.
   *
   * @param from where the person stands when it begins
   */
  Motion plan(Person person, Footing from);
}

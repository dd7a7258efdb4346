package io.kinora.world.figure;

/**
 * The measures of a body. Lengths in metres for the finished person, girths as factors on an
 * average adult.
 *
 * @param height from sole to crown, 0.7 to 2.3
 * @param headScale size of the head against an adult of average height
 * @param legShare length of the legs against an average adult of this height
 * @param shoulders breadth of the shoulders against an average man of this height
 * @param hips breadth of the pelvis against an average man of this height
 * @param muscle 0 slight to 1 athletic
 * @param fat 0 lean to 1 heavy
 * @param feminine 0 to 1: waist, chest and the softness of the features
 * @param age years, 3 to 95
 */
public record Physique(
    double height,
    double headScale,
    double legShare,
    double shoulders,
    double hips,
    double muscle,
    double fat,
    double feminine,
    double age) {
  public Physique {
    if (!(height >= 0.7 && height <= 2.3)) {
      throw new IllegalArgumentException("height out of range: " + height);
    }
  }

  /** Height against the model measure of 1.78 m. */
  double scale() {
    return height / 1.78;
  }

  /** How far the back is bent by age, radians. */
  double stoop() {
    return age <= 60 ? 0 : Math.min(0.22, (age - 60) * 0.009);
  }
}

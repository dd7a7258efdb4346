package io.kinora.world.figure;

import org.jspecify.annotations.Nullable;

/**
 * The joints of a person. Parents come before their children, and each right joint directly follows
 * its left one, which {@link Side#of} relies on. The twist joints carry the roll of a limb so that
 * it spreads over its length.
 */
public enum Joint {
  PELVIS(null),
  SPINE(PELVIS),
  CHEST(SPINE),
  NECK(CHEST),
  HEAD(NECK),
  EYE_L(HEAD),
  EYE_R(HEAD),
  CLAVICLE_L(CHEST),
  CLAVICLE_R(CHEST),
  UPPER_ARM_L(CLAVICLE_L),
  UPPER_ARM_R(CLAVICLE_R),
  UPPER_TWIST_L(UPPER_ARM_L),
  UPPER_TWIST_R(UPPER_ARM_R),
  FOREARM_L(UPPER_TWIST_L),
  FOREARM_R(UPPER_TWIST_R),
  FORE_TWIST_L(FOREARM_L),
  FORE_TWIST_R(FOREARM_R),
  HAND_L(FORE_TWIST_L),
  HAND_R(FORE_TWIST_R),
  THUMB_1_L(HAND_L),
  THUMB_1_R(HAND_R),
  THUMB_2_L(THUMB_1_L),
  THUMB_2_R(THUMB_1_R),
  THUMB_3_L(THUMB_2_L),
  THUMB_3_R(THUMB_2_R),
  INDEX_1_L(HAND_L),
  INDEX_1_R(HAND_R),
  INDEX_2_L(INDEX_1_L),
  INDEX_2_R(INDEX_1_R),
  INDEX_3_L(INDEX_2_L),
  INDEX_3_R(INDEX_2_R),
  MIDDLE_1_L(HAND_L),
  MIDDLE_1_R(HAND_R),
  MIDDLE_2_L(MIDDLE_1_L),
  MIDDLE_2_R(MIDDLE_1_R),
  MIDDLE_3_L(MIDDLE_2_L),
  MIDDLE_3_R(MIDDLE_2_R),
  RING_1_L(HAND_L),
  RING_1_R(HAND_R),
  RING_2_L(RING_1_L),
  RING_2_R(RING_1_R),
  RING_3_L(RING_2_L),
  RING_3_R(RING_2_R),
  LITTLE_1_L(HAND_L),
  LITTLE_1_R(HAND_R),
  LITTLE_2_L(LITTLE_1_L),
  LITTLE_2_R(LITTLE_1_R),
  LITTLE_3_L(LITTLE_2_L),
  LITTLE_3_R(LITTLE_2_R),
  THIGH_L(PELVIS),
  THIGH_R(PELVIS),
  SHIN_L(THIGH_L),
  SHIN_R(THIGH_R),
  FOOT_L(SHIN_L),
  FOOT_R(SHIN_R),
  TOES_L(FOOT_L),
  TOES_R(FOOT_R);

  private static final Joint[] ALL = values();

  /** How many joints a person has. */
  public static final int COUNT = ALL.length;

  private final @Nullable Joint parent;

  Joint(@Nullable Joint parent) {
    this.parent = parent;
  }

  /** The joint this one hangs on; null for the pelvis. */
  public @Nullable Joint parent() {
    return parent;
  }

  static Joint at(int ordinal) {
    return ALL[ordinal];
  }

  /** The left joint of a finger: 0 thumb to 4 little finger; knuckle 0 to 2. */
  static Joint finger(int finger, int knuckle) {
    return ALL[THUMB_1_L.ordinal() + finger * 6 + knuckle * 2];
  }
}

package io.kinora.world.catalog;

import io.kinora.world.geom.Vec3;
import io.kinora.world.physics.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing ready to be drawn and simulated. The origin is the centre of mass; y is up when it stands
 * as usual and +z is its front.
 *
 * @param pieces what is seen
 * @param parts what touches; together they enclose the pieces roughly
 * @param mass kilograms
 * @param volume cubic metres of water that it displaces when fully under
 * @param substance of its outside
 * @param restHeight metres from the floor up to the origin when it stands as usual
 * @param halfSize half the edges of the box about the origin that holds it, metres
 * @param breakEnergy joules of an impact that breaks it, infinite for what does not break
 * @param perch how it is ridden, or null
 */
public record ObjectModel(
    List<Piece> pieces,
    List<Part> parts,
    double mass,
    double volume,
    Substance substance,
    double restHeight,
    Vec3 halfSize,
    double breakEnergy,
    @Nullable Perch perch) {
  public ObjectModel {
    pieces = List.copyOf(pieces);
    parts = List.copyOf(parts);
  }

  /** Whether it floats in fresh water. */
  public boolean floats() {
    return mass < Substance.WATER.density() * volume;
  }
}

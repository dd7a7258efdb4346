package io.kinora.world.catalog.objects;

import io.kinora.world.catalog.Axle;
import io.kinora.world.catalog.ObjectBuilder;
import io.kinora.world.catalog.ObjectDef;
import io.kinora.world.catalog.ObjectFamily;
import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.catalog.ObjectParams;
import io.kinora.world.catalog.Perch;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Mesh;
import io.kinora.world.geom.Shapes;
import io.kinora.world.geom.Vec3;
import io.kinora.world.render.Material;
import io.kinora.world.render.Rgb;
import java.util.ArrayList;
import java.util.List;

/** Road vehicles; +z is ahead. Sizes and kerb weights of common models. */
public final class Vehicles implements ObjectFamily {
  /** Metres from the crank's axle to a pedal, to the side and outwards, and way per radian. */
  private static final double CRANK = 0.16;

  private static final double PEDAL = 0.12;
  private static final double GEAR = 0.58;
  private static final int TYRE = 0x18191b;

  @Override
  public List<ObjectDef> objects() {
    return List.of(
        ObjectDef.of("car", "car, automobile, sedan, hatchback, vehicle", p -> car(p, 0xb3261e)),
        ObjectDef.of("taxi", "taxi, taxicab, yellow cab, cab", Vehicles::taxi),
        ObjectDef.of("sports_car", "sports car, race car, racing car, supercar", Vehicles::sports),
        ObjectDef.of("truck", "truck, lorry, pickup truck, delivery truck", Vehicles::truck),
        ObjectDef.of("fire_truck", "fire truck, firetruck, fire engine", Vehicles::fireTruck),
        ObjectDef.of(
            "van", "van, minivan, ambulance, camper, rv", p -> bus(p, 0xe9e9e4, 5.4, 2.2, 2200)),
        ObjectDef.of("bus", "bus, school bus, coach", p -> bus(p, 0xe5a61c, 10.5, 3.0, 10_500)),
        ObjectDef.of(
            "train",
            "train, locomotive, tram, train car, subway",
            p -> bus(p, 0x2f5d50, 18, 3.6, 42_000)),
        ObjectDef.of("bicycle", "bicycle, bike, road bike", Vehicles::bicycle),
        ObjectDef.of("motorcycle", "motorcycle, motorbike, scooter, moped", Vehicles::motorcycle),
        ObjectDef.of("skateboard", "skateboard, longboard", Vehicles::skateboard),
        ObjectDef.of("toy_car", "toy car, model car", Vehicles::toyCar),
        ObjectDef.of("wheel", "wheel, tire, tyre", Vehicles::looseWheel));
  }

  private static ObjectModel taxi(ObjectParams p) {
    return car(p, 0xf0b41a);
  }

  private static ObjectModel toyCar(ObjectParams p) {
    var small = new ObjectParams(
        p.scale() * 0.06, p.colorOr(0x2a62c4), p.substance(), p.details(), p.seed());
    return body(small, 4.3, 1.46, 1.76, 0.62, Profile.SEDAN, Substance.PLASTIC, 0.45 / 0.000216);
  }

  private static ObjectModel car(ObjectParams p, int srgb) {
    var coloured =
        new ObjectParams(p.scale(), p.colorOr(srgb), p.substance(), p.details(), p.seed());
    return body(coloured, 4.4, 1.46, 1.8, 0.64, Profile.SEDAN, Substance.STEEL, 1400);
  }

  private static ObjectModel sports(ObjectParams p) {
    var coloured =
        new ObjectParams(p.scale(), p.colorOr(0xc81e1e), p.substance(), p.details(), p.seed());
    return body(coloured, 4.45, 1.2, 1.92, 0.66, Profile.SPORTS, Substance.STEEL, 1350);
  }

  private static ObjectModel truck(ObjectParams p) {
    var coloured =
        new ObjectParams(p.scale(), p.colorOr(0x2b5a8c), p.substance(), p.details(), p.seed());
    return body(coloured, 5.3, 1.85, 1.95, 0.76, Profile.PICKUP, Substance.STEEL, 2100);
  }

  /** Side views: corners from the rear bottom clockwise as shares of length and height. */
  private enum Profile {
    SEDAN(
        new double[][] {
          {0.5, 0.17},
          {0.5, 0.5},
          {0.47, 0.6},
          {0.2, 0.66},
          {-0.02, 0.67},
          {-0.4, 0.66},
          {-0.49, 0.6},
          {-0.5, 0.2}
        },
        new double[][] {{0.21, 0.66}, {0.07, 0.99}, {-0.2, 1}, {-0.38, 0.66}}),
    SPORTS(
        new double[][] {
          {0.5, 0.15},
          {0.5, 0.36},
          {0.42, 0.52},
          {0.16, 0.64},
          {-0.1, 0.68},
          {-0.42, 0.74},
          {-0.5, 0.7},
          {-0.5, 0.2}
        },
        new double[][] {{0.17, 0.63}, {0.0, 0.98}, {-0.16, 1}, {-0.4, 0.73}}),
    PICKUP(
        new double[][] {
          {0.5, 0.2},
          {0.5, 0.5},
          {0.47, 0.6},
          {0.2, 0.64},
          {-0.08, 0.64},
          {-0.5, 0.64},
          {-0.5, 0.22}
        },
        new double[][] {{0.21, 0.63}, {0.13, 0.98}, {-0.06, 1}, {-0.1, 0.63}});

    private final double[][] hull;
    private final double[][] cabin;

    Profile(double[][] hull, double[][] cabin) {
      this.hull = hull;
      this.cabin = cabin;
    }
  }

  private static ObjectModel body(
      ObjectParams p,
      double length,
      double height,
      double width,
      double wheel,
      Profile profile,
      Substance substance,
      double mass) {
    var radius = wheel / 2;
    var paint = Looks.paint(p.colorOr(0xb3261e));
    var builder = new ObjectBuilder(p, substance)
        .piece("hull", side(profile.hull, length, height, width), paint)
        .piece("cabin", side(profile.cabin, length, height, width * 0.86), Looks.darkGlass())
        .piece("roof", roof(profile, length, height, width), paint)
        .piece("lamps", lamps(length, height, width), Material.glowing(Rgb.srgb(0xfff4dd), 1.6))
        .piece("tail", tail(length, height, width), Material.glowing(Rgb.srgb(0xc01818), 0.9))
        .piece("bumpers", bumpers(length, height, width), Looks.of(Substance.PLASTIC, 0x25272a))
        .box(width, height * 0.5, length, 0, height * 0.17, 0)
        .box(width * 0.86, height * 0.33, length * 0.5, 0, height * 0.67, -length * 0.08);
    wheels(builder, width / 2 - 0.1, length * 0.31, radius, 0.2);
    return builder.model(mass);
  }

  /** A side view given nose to the right, pushed out to the width of the car. */
  private static Mesh side(double[][] corners, double length, double height, double width) {
    var outline = new ArrayList<double[]>();
    for (var corner : corners) outline.add(new double[] {corner[0] * length, corner[1] * height});
    return Shapes.extrude(outline, width).rotated(Vec3.Y, -Math.PI / 2);
  }

  private static Mesh roof(Profile profile, double length, double height, double width) {
    var front = profile.cabin[1];
    var back = profile.cabin[2];
    var from = front[0] * length;
    var to = back[0] * length;
    return Shapes.roundedBox(width * 0.87, 0.05 * height, from - to + 0.06 * length, 0.02)
        .moved(0, height * 0.985, (from + to) / 2);
  }

  private static Mesh lamps(double length, double height, double width) {
    return Mesh.merged(
        Shapes.roundedBox(0.2 * width, 0.07 * height, 0.02 * length, 0.01)
            .moved(0.36 * width, 0.45 * height, 0.494 * length),
        Shapes.roundedBox(0.2 * width, 0.07 * height, 0.02 * length, 0.01)
            .moved(-0.36 * width, 0.45 * height, 0.494 * length));
  }

  private static Mesh tail(double length, double height, double width) {
    return Mesh.merged(
        Shapes.roundedBox(0.2 * width, 0.08 * height, 0.02 * length, 0.01)
            .moved(0.37 * width, 0.52 * height, -0.493 * length),
        Shapes.roundedBox(0.2 * width, 0.08 * height, 0.02 * length, 0.01)
            .moved(-0.37 * width, 0.52 * height, -0.493 * length));
  }

  private static Mesh bumpers(double length, double height, double width) {
    return Mesh.merged(
        Shapes.roundedBox(width * 0.98, 0.14 * height, 0.05 * length, 0.03)
            .moved(0, 0.24 * height, 0.49 * length),
        Shapes.roundedBox(width * 0.98, 0.14 * height, 0.05 * length, 0.03)
            .moved(0, 0.26 * height, -0.49 * length));
  }

  private static void wheels(
      ObjectBuilder builder, double x, double z, double radius, double width) {
    for (int a = -1; a <= 1; a += 2) {
      for (int b = -1; b <= 1; b += 2) {
        var name = "wheel_" + (a + 1) + (b + 1);
        wheel(builder, name, a * x, radius, b * z, radius, width);
      }
    }
  }

  private static void wheel(
      ObjectBuilder builder,
      String name,
      double x,
      double y,
      double z,
      double radius,
      double width) {
    var tube = Math.min(width / 2, radius * 0.3);
    var tyre = Mesh.merged(
        Shapes.torus(radius - tube, tube, 36, 12), Shapes.cylinder(radius - tube, width * 0.8, 36));
    builder
        .piece(
            name,
            tyre.rotated(Vec3.Z, Math.PI / 2).moved(x, y, z),
            Looks.of(Substance.RUBBER, TYRE))
        .piece(
            name + "_rim",
            Shapes.cylinder(radius * 0.6, width * 0.9, 28)
                .rotated(Vec3.Z, Math.PI / 2)
                .moved(x, y, z),
            Looks.chrome())
        .sphere(radius, x, y, z);
  }

  private static ObjectModel fireTruck(ObjectParams p) {
    var coloured =
        new ObjectParams(p.scale(), p.colorOr(0xc0201a), p.substance(), p.details(), p.seed());
    return bus(coloured, 0xc0201a, 8, 3.1, 14_000);
  }

  private static ObjectModel bus(
      ObjectParams p, int srgb, double length, double height, double mass) {
    var width = Math.min(2.5, height * 0.84);
    var radius = 0.16 * height;
    var paint = Looks.paint(p.colorOr(srgb));
    var box = height - radius * 0.8;
    var mid = radius * 0.8 + box / 2;
    var builder = new ObjectBuilder(p, Substance.STEEL)
        .piece("hull", Shapes.roundedBox(width, box, length, 0.14).moved(0, mid, 0), paint)
        .piece(
            "windows",
            Shapes.box(width + 0.02, box * 0.32, length * 0.9)
                .moved(0, mid + box * 0.16, -length * 0.03),
            Looks.darkGlass())
        .piece(
            "windscreen",
            Shapes.box(width * 0.88, box * 0.42, 0.04).moved(0, mid + box * 0.13, length / 2),
            Looks.darkGlass())
        .piece("stripe", stripe(width, box, length, mid), Looks.of(Substance.PLASTIC, 0x202326))
        .piece("pillars", pillars(width, box, length, mid), paint)
        .piece(
            "lamps",
            lamps(length + 0.06, height, width).moved(0, -0.17 * height, 0),
            Material.glowing(Rgb.srgb(0xfff4dd), 1.6))
        .box(width, box, length, 0, radius * 0.8, 0);
    wheels(builder, width / 2 - 0.12, length * 0.33, radius, 0.26);
    return builder.model(mass);
  }

  private static Mesh stripe(double width, double box, double length, double mid) {
    return Shapes.box(width + 0.015, box * 0.03, length * 0.98).moved(0, mid - box * 0.12, 0);
  }

  private static Mesh pillars(double width, double box, double length, double mid) {
    var n = Math.max(3, (int) (length / 1.5));
    var all = new ArrayList<Mesh>();
    for (int i = 0; i <= n; i++) {
      var z = length * (-0.46 + 0.86 * i / n);
      all.add(Shapes.box(width + 0.03, box * 0.34, 0.09).moved(0, mid + box * 0.16, z));
    }
    return Mesh.merged(all.toArray(new Mesh[0]));
  }

  private static ObjectModel bicycle(ObjectParams p) {
    var frame = Looks.paint(p.colorOr(0x1f6f8f));
    var builder = new ObjectBuilder(p, Substance.STEEL);
    var r = 0.34;
    for (int end = -1; end <= 1; end += 2) {
      var z = end * 0.51;
      var axle = new Axle(new Vec3(0, r, z), r);
      builder
          .turning(
              "tyre_" + (end + 1),
              Shapes.torus(r - 0.016, 0.016, 44, 10)
                  .rotated(Vec3.Z, Math.PI / 2)
                  .moved(0, r, z),
              Looks.of(Substance.RUBBER, TYRE),
              axle)
          .turning("spokes_" + (end + 1), spokes(r, z), Looks.chrome(), axle)
          .sphere(r * 0.98, 0, r, z);
    }
    var crank = new Vec3(0, 0.28, -0.08);
    var seat = new Vec3(0, 0.88, -0.24);
    var head = new Vec3(0, 0.86, 0.36);
    var rear = new Vec3(0, r, -0.51);
    var front = new Vec3(0, r, 0.51);
    var tubes = Mesh.merged(
        tube(crank, seat),
        tube(crank, head.plus(0, -0.1, 0.02)),
        tube(seat.plus(0, -0.1, 0.03), head),
        tube(rear, crank),
        tube(rear, seat.plus(0, -0.1, 0.03)),
        tube(head.plus(0, 0.08, -0.02), front));
    var bar = Shapes.rod(new Vec3(-0.26, 0.97, 0.33), new Vec3(0.26, 0.97, 0.33), 0.013, 0.013, 12);
    builder
        .piece("frame", tubes, frame)
        .piece("bar", Mesh.merged(bar, tube(head, new Vec3(0, 0.97, 0.33))), Looks.chrome())
        .piece(
            "saddle",
            Shapes.roundedBox(0.15, 0.05, 0.26, 0.02).moved(0, 0.91, -0.25),
            Looks.of(Substance.LEATHER, 0x2b1d14))
        .turning(
            "crankset",
            Mesh.merged(
                    Shapes.cylinder(0.09, 0.01, 30).rotated(Vec3.Z, Math.PI / 2).moved(-0.04, 0, 0),
                    crank(1),
                    crank(-1))
                .moved(0, crank.y(), crank.z()),
            Looks.chrome(),
            new Axle(crank, GEAR))
        .ridden(new Perch(
            new Vec3(0, 0.935, -0.25),
            new Vec3(0.22, 0.985, 0.33),
            new Vec3(PEDAL, crank.y(), crank.z()),
            CRANK,
            GEAR))
        .box(0.06, 0.6, 0.75, 0, 0.34, 0.02)
        .box(0.5, 0.06, 0.1, 0, 0.93, 0.33);
    return builder.model(13);
  }

  /** An arm and its pedal: the left one points down, the right one up. */
  private static Mesh crank(int side) {
    var end = new Vec3(side * 0.06, -side * CRANK, 0);
    return Mesh.merged(
        tube(new Vec3(0, 0, 0), end.withY(0)),
        tube(end.withY(0), end),
        Shapes.rod(end, new Vec3(side * (PEDAL + 0.05), end.y(), 0), 0.013, 0.013, 12));
  }

  private static Mesh tube(Vec3 from, Vec3 to) {
    return Shapes.rod(from, to, 0.016, 0.016, 12);
  }

  private static Mesh spokes(double r, double z) {
    var all = new ArrayList<Mesh>();
    var hub = new Vec3(0, r, z);
    for (int i = 0; i < 14; i++) {
      var a = 2 * Math.PI * i / 14;
      var rim = hub.plus(0, (r - 0.02) * StrictMath.cos(a), (r - 0.02) * StrictMath.sin(a));
      all.add(Shapes.rod(hub, rim, 0.0025, 0.0025, 6));
    }
    all.add(Shapes.cylinder(0.025, 0.07, 16).rotated(Vec3.Z, Math.PI / 2).moved(0, r, z));
    return Mesh.merged(all.toArray(new Mesh[0]));
  }

  private static ObjectModel motorcycle(ObjectParams p) {
    var paint = Looks.paint(p.colorOr(0x202a35));
    var builder = new ObjectBuilder(p, Substance.STEEL);
    var r = 0.31;
    for (int end = -1; end <= 1; end += 2) {
      wheel(builder, "wheel_" + (end + 1), 0, r, end * 0.7, r, 0.13);
    }
    builder
        .piece("tank", Shapes.roundedBox(0.28, 0.24, 0.5, 0.1).moved(0, 0.78, 0.16), paint)
        .piece("tail", Shapes.roundedBox(0.22, 0.14, 0.4, 0.06).moved(0, 0.74, -0.58), paint)
        .piece(
            "seat",
            Shapes.roundedBox(0.28, 0.1, 0.6, 0.045).moved(0, 0.78, -0.3),
            Looks.of(Substance.LEATHER, 0x1d1917))
        .piece(
            "engine",
            Mesh.merged(
                Shapes.roundedBox(0.34, 0.3, 0.36, 0.05).moved(0, 0.44, 0.06),
                Shapes.rod(new Vec3(0.16, 0.3, 0.1), new Vec3(0.17, 0.36, -0.85), 0.05, 0.045, 16)),
            Looks.of(Substance.STEEL, 0x8b9093))
        .piece(
            "fork",
            Mesh.merged(
                Shapes.rod(new Vec3(0.1, r, 0.7), new Vec3(0.1, 0.98, 0.42), 0.025, 0.025, 12),
                Shapes.rod(new Vec3(-0.1, r, 0.7), new Vec3(-0.1, 0.98, 0.42), 0.025, 0.025, 12),
                Shapes.rod(
                    new Vec3(-0.36, 1.0, 0.36), new Vec3(0.36, 1.0, 0.36), 0.016, 0.016, 12)),
            Looks.chrome())
        .piece(
            "lamp",
            Shapes.sphere(0.09, 24).moved(0, 0.9, 0.52),
            Material.glowing(Rgb.srgb(0xfff4dd), 1.4))
        .box(0.34, 0.56, 1.3, 0, 0.3, -0.12)
        .box(0.7, 0.1, 0.2, 0, 0.93, 0.4)
        .ridden(new Perch(
            new Vec3(0, 0.86, -0.3), new Vec3(0.3, 1.02, 0.36), new Vec3(0.24, 0.36, -0.1), 0, 1));
    return builder.model(190);
  }

  private static ObjectModel skateboard(ObjectParams p) {
    var builder = new ObjectBuilder(p, p.substanceOr(Substance.WOOD))
        .slab("deck", 0.2, 0.012, 0.8, 0, 0.085, 0, Looks.body(p, Substance.WOOD, 0xc4483a))
        .piece("grip", Shapes.box(0.19, 0.001, 0.76).moved(0, 0.0978, 0), Looks.blackRubber())
        .piece(
            "trucks",
            Mesh.merged(
                Shapes.roundedBox(0.12, 0.05, 0.05, 0.01).moved(0, 0.055, 0.25),
                Shapes.roundedBox(0.12, 0.05, 0.05, 0.01).moved(0, 0.055, -0.25)),
            Looks.chrome());
    wheels(builder, 0.08, 0.25, 0.027, 0.034);
    builder.ridden(new Perch(null, Vec3.ZERO, new Vec3(0, 0.098, 0.24), 0, 1));
    return builder.model(2.6);
  }

  private static ObjectModel looseWheel(ObjectParams p) {
    var builder = new ObjectBuilder(p, Substance.RUBBER);
    wheel(builder, "tyre", 0, 0.31, 0, 0.31, 0.2);
    return builder.model(18);
  }
}

package io.kinora.server.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
  @Test
  void nothingIsBeforeTheFirst() {
    var curve = Curve.of(List.of(new Curve.Run(10, 2, 5, 2)));

    assertThat(curve.before(10).videos()).isZero();
    assertThat(curve.before(3).work()).isZero();
  }

  @Test
  void oneOrganisationIsWorkedOffInSteps() {
    var curve = Curve.of(List.of(new Curve.Run(10, 2, 5, 3)));

    assertThat(curve.before(14).videos()).isCloseTo(2.5, within(1e-9));
    assertThat(curve.before(14).work()).isCloseTo(7.5, within(1e-9));
    assertThat(curve.before(1000).videos()).isCloseTo(5, within(1e-9));
    assertThat(curve.before(1000).work()).isCloseTo(15, within(1e-9));
  }

  @Test
  void organisationsAddUp() {
    var curve = Curve.of(List.of(new Curve.Run(0, 4, 10, 4), new Curve.Run(20, 1, 4, 1)));

    assertThat(curve.before(20).videos()).isCloseTo(5.5, within(1e-9));
    assertThat(curve.before(22).videos()).isCloseTo(6 + 2.5, within(1e-9));
  }

  @Test
  void manyOrganisationsFitIntoFewPoints() {
    var runs = new ArrayList<Curve.Run>();
    for (int i = 0; i < 5_000; i++) runs.add(new Curve.Run(i, 10, 3, 10));

    var curve = Curve.of(runs);

    assertThat(curve.starts().length).isLessThanOrEqualTo(400);
    assertThat(curve.before(2_500).videos()).isCloseTo(2_470 * 3 + 45, within(150.0));
    assertThat(curve.before(1e9).videos()).isCloseTo(15_000, within(1.0));
  }
}

package io.kinora.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadShedderTest {
  private static int threshold(String method, String path) {
    return LoadShedder.threshold(method, path, false);
  }

  @Test
  void theLessImportantAreTurnedAwayFirst() {
    assertThat(threshold("GET", "v1/videos"))
        .isLessThan(LoadShedder.threshold("POST", "v1/videos", true));
    assertThat(LoadShedder.threshold("POST", "v1/videos", true))
        .isLessThan(threshold("POST", "v1/videos"));
    assertThat(threshold("POST", "v1/videos")).isLessThan(threshold("GET", "v1/videos/video_1"));
    assertThat(threshold("GET", "v1/videos/video_1"))
        .isLessThan(threshold("GET", "v1/organization/projects"));
  }

  @Test
  void workersFinishWhatTheyHaveBegun() {
    assertThat(threshold("POST", "internal/attempts/7/outcome")).isEqualTo(100);
  }

  @Test
  void routesFallIntoTheClassOfWhatTheyCost() {
    assertThat(RouteClass.of("POST", "v1/videos")).isEqualTo(RouteClass.CREATE);
    assertThat(RouteClass.of("POST", "/v1/videos/video_1/remix")).isEqualTo(RouteClass.CREATE);
    assertThat(RouteClass.of("POST", "v1/videos/edits")).isEqualTo(RouteClass.CREATE);
    assertThat(RouteClass.of("POST", "v1/videos/video_1/cancel")).isEqualTo(RouteClass.READ);
    assertThat(RouteClass.of("GET", "v1/videos/video_1/content")).isEqualTo(RouteClass.READ);
    assertThat(RouteClass.of("GET", "v1/webhook_endpoints/x/deliveries"))
        .isEqualTo(RouteClass.LIST);
    assertThat(RouteClass.of("GET", "v1/videos")).isEqualTo(RouteClass.LIST);
    assertThat(RouteClass.of("POST", "v1/organization/projects")).isEqualTo(RouteClass.ADMIN);
  }
}

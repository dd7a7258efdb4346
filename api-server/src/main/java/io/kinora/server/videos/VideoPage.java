package io.kinora.server.videos;

import java.util.List;

/** A part of a list, and whether more follows. */
record VideoPage(List<Video> videos, boolean hasMore) {
  VideoPage {
    videos = List.copyOf(videos);
  }
}

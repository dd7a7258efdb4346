package io.kinora.server.scheduling;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the queue in memory what the database says. Who begins to lead reads the oldest videos of
 * many organisations and decides with these; everything else follows in pages, between which the
 * scheduler does its other work. That is as fair as to read all before: nobody has been served yet
 * by whoever begins to lead, so all are equal, and those read first are served first by a round at
 * most. Later rounds find what no message told. Belongs to the scheduler's thread.
 */
final class Rebuild {
  private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

  /** Of how many queues of an organisation in a lane the oldest are read before all others. */
  private static final int FLOWS = 1_000;

  /** How many videos these are. */
  private static final int HEADS = 4_000;

  private final QueueDao rows;
  private final FairQueue queue;
  private final Consumer<QueuedVideo> arrive;
  private final Clock clock;
  private final Set<String> seen = new HashSet<>();
  private QueueDao.Place place = QueueDao.Place.FIRST;
  private boolean whole;
  private long begun;

  /** @param arrive puts what is found into the queue, unless it is there */
  Rebuild(QueueDao rows, FairQueue queue, Consumer<QueuedVideo> arrive, Clock clock) {
    this.clock = clock;
    this.rows = rows;
    this.queue = queue;
    this.arrive = arrive;
  }

  /** Reads what is needed to decide, and begins a round. */
  void begin() {
    whole = false;
    begun = clock.millis();
    restart();
    rows.running().forEach(queue::adopt);
    rows.heads(FLOWS, HEADS).forEach(arrive);
    tell("deciding");
  }

  /** Whether everything was read since the lead began. */
  boolean isWhole() {
    return whole;
  }

  /** Reads on; false when that was the last page of a round. */
  boolean readPage() {
    var page = rows.page(place);
    page.forEach(arrive);
    for (var video : page) seen.add(video.id());
    if (page.size() == QueueDao.PAGE) {
      place = QueueDao.Place.of(page.get(page.size() - 1));
      return true;
    }
    forgetGone();
    rows.running().forEach(queue::adopt);
    restart();
    if (!whole) tell("queue read");
    whole = true;
    return false;
  }

  private void tell(String what) {
    log.atInfo()
        .addKeyValue("waiting", queue.size())
        .addKeyValue("millis", clock.millis() - begun)
        .log(what);
  }

  private void restart() {
    seen.clear();
    place = QueueDao.Place.FIRST;
  }

  /** What came while pages were read may have been missed, and waits none the less. */
  private void forgetGone() {
    var missed = queue.waiting().stream()
        .map(QueuedVideo::id)
        .filter(id -> !seen.contains(id))
        .collect(Collectors.toCollection(HashSet::new));
    if (missed.isEmpty()) return;
    List<QueuedVideo> waiting = rows.waiting(missed.toArray(String[]::new));
    waiting.forEach(video -> missed.remove(video.id()));
    missed.forEach(queue::remove);
  }
}

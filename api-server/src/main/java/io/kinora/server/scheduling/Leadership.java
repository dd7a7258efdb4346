package io.kinora.server.scheduling;

import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this API server leads. Belongs to the scheduler's thread.
 *
 * <p>A leader that does not know yet that it is no longer one does no harm: what it decides are
 * conditional updates, which the other's have forestalled.
 */
final class Leadership {
  private static final Logger log = LoggerFactory.getLogger(Leadership.class);
  private static final String ROLE = "scheduler";

  /** How long the lead outlives its last renewal; it is renewed five times as often. */
  private static final Duration TTL = Duration.ofSeconds(10);

  private final LeaderDao leaders;
  private final String owner;
  private boolean leading;
  private long epoch;

  /** What a renewal has changed. */
  enum Change {
    NONE,
    /** This server has begun to lead where another did until just now. */
    TOOK_OVER,
    /** This server has begun to lead after a time without a leader, so maybe without a server. */
    RETURNED
  }

  Leadership(Jdbi jdbi, String owner) {
    leaders = jdbi.onDemand(LeaderDao.class);
    this.owner = owner;
  }

  /** Names the time that this server has led without a break. */
  String term() {
    return owner + "/" + epoch;
  }

  boolean isLeading() {
    return leading;
  }

  Change renew() {
    var term = leaders.take(ROLE, owner, TTL);
    boolean before = leading;
    leading = term.isPresent();
    term.ifPresent(found -> epoch = found.epoch());
    if (before && !leading) log.info("no longer leading");
    if (before || term.isEmpty()) return Change.NONE;
    log.atInfo().addKeyValue("epoch", term.get().epoch()).log("leading");
    return term.get().vacantSeconds() < TTL.toSeconds() ? Change.TOOK_OVER : Change.RETURNED;
  }

  void resign() {
    if (leading) leaders.resign(ROLE, owner);
    leading = false;
  }
}

package io.kinora.server.limits;

import io.kinora.server.accounts.Caller;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import org.jdbi.v3.core.Handle;

/**
 * How many videos of an organisation may wait at once. Exact, whatever the servers do at the same
 * time: the creations of one organisation are counted one after the other. Thread-safe.
 */
public final class QueueLimit {
  private static final int LATELY_SECONDS = 300;
  private static final int MAX_RETRY_SECONDS = 60;

  private final LimitsConfiguration configuration;

  QueueLimit(LimitsConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Lets a video be made, or refuses it.
   *
   * @param transaction the one that makes the video
   * @throws ApiException when so many videos of the organisation wait that it may have no more
   */
  public void admit(Handle transaction, Caller caller) {
    var limit = configuration.plan(caller.plan()).queued();
    if (limit == null) return;
    var dao = transaction.attach(QueueDao.class);
    var organization = caller.organization();
    dao.lock(organization);
    if (dao.queued(organization, limit) < limit) return;
    var started = dao.startedLately(organization);
    var seconds = started == 0
        ? MAX_RETRY_SECONDS
        : Math.min(MAX_RETRY_SECONDS, LATELY_SECONDS / started + 1);
    throw ApiError.QUEUE_FULL
        .because("The organization has " + limit + " videos in the queue, which is as many as it"
            + " may have. Please try again in " + seconds + "s.")
        .withHeader("Retry-After", "" + seconds)
        .withHeader("retry-after-ms", "" + seconds * 1000);
  }
}

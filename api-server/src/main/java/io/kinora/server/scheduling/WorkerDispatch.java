package io.kinora.server.scheduling;

import io.kinora.protocol.InboxMessage;
import io.kinora.server.workers.Fabric;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the leading scheduler, wherever it runs, and the workers. Thread-safe. */
final class WorkerDispatch implements Dispatch {
  private static final Logger log = LoggerFactory.getLogger(WorkerDispatch.class);

  private final Jdbi jdbi;
  private final Fabric fabric;
  private final EndListener listener;

  WorkerDispatch(Jdbi jdbi, Fabric fabric, EndListener listener) {
    this.jdbi = jdbi;
    this.fabric = fabric;
    this.listener = listener;
  }

  @Override
  public void queued(String videoId) {
    fabric.wake();
  }

  @Override
  public void cancel(String videoId) {
    Optional<EndingDao.Where> runs = jdbi.inTransaction(handle -> cancel(handle, videoId));
    runs.ifPresent(where -> fabric.tell(where.workerId(), new InboxMessage.Cancel(where.fence())));
    log.atInfo()
        .addKeyValue("video", videoId)
        .addKeyValue("running", runs.isPresent())
        .log("video cancelled");
  }

  @Override
  public void requeue(String videoId) {
    jdbi.useTransaction(handle -> {
      var endings = handle.attach(EndingDao.class);
      endings.lockFence(videoId).ifPresent(fence -> {
        endings.endAttempt(fence, "released", null, null);
        endings.requeue(videoId);
      });
    });
    log.atInfo().addKeyValue("video", videoId).log("video taken back by the operator");
    fabric.wake();
  }

  /** Where it runs, if it does and has to be stopped there. */
  private Optional<EndingDao.Where> cancel(Handle handle, String videoId) {
    var endings = handle.attach(EndingDao.class);
    var unbegun = endings.cancelUnbegun(videoId, Endings.CANCELLED, Endings.CANCELLED_MESSAGE);
    if (unbegun.isEmpty()) return endings.requestCancel(videoId);
    var ended = unbegun.get();
    if (ended.fence() != null) endings.endAttempt(ended.fence(), "cancelled", null, null);
    listener.onEnd(handle, new EndListener.End(videoId, ended.projectId(), Endings.CANCELLED));
    return Optional.empty();
  }
}

package io.kinora.examples.bench.chaos;

import io.kinora.examples.bench.chaos.History.Created;
import io.kinora.examples.bench.chaos.History.Polled;
import io.kinora.examples.bench.chaos.History.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Holds what the clients saw against what was committed, when everything is over. */
final class Oracle {

  /** With this begin the keys of those who come by while somebody else has much waiting. */
  static final String QUIET = "quiet-";

  /** Three times the slots of the cluster: far less than what the other has waiting. */
  private static final int ROUND = 36;

  private final History history;
  private final Jdbi jdbi;
  private final List<String> violations = new ArrayList<>();

  Oracle(History history, Jdbi jdbi) {
    this.history = history;
    this.jdbi = jdbi;
  }

  /** What must not be, one sentence each; empty when all is well. */
  List<String> violations() {
    history.all(History.Broken.class).forEach(broken -> violations.add(broken.what()));
    jdbi.useHandle(handle -> {
      creates(handle);
      lives(handle);
      attempts(handle);
      files(handle);
      deliveries(handle);
      shares(handle);
    });
    polls();
    return violations;
  }

  /** Every 200 is a row, every key is one video, and nothing was made that nobody asked for. */
  private void creates(Handle handle) {
    Map<String, String> byKey = new HashMap<>();
    for (var created : history.all(Created.class)) {
      var before = byKey.putIfAbsent(created.key(), created.id());
      if (before != null && !before.equals(created.id())) {
        violations.add(created.key() + " made both " + before + " and " + created.id());
      }
    }
    Set<String> unknown = new HashSet<>();
    history.all(History.Unknown.class).forEach(each -> unknown.add(each.key()));
    Map<String, String> rows = new HashMap<>();
    handle
        .createQuery("select id, split_part(prompt, ' ', 1) as key from video")
        .map((row, context) -> Map.entry(row.getString("key"), row.getString("id")))
        .forEach(row -> {
          var twin = rows.putIfAbsent(row.getKey(), row.getValue());
          if (twin != null) violations.add(row.getKey() + " has two rows: " + twin);
          if (!byKey.containsKey(row.getKey()) && !unknown.contains(row.getKey())) {
            violations.add(row.getValue() + " exists, but nobody made it");
          }
        });
    byKey.forEach((key, id) -> {
      if (!id.equals(rows.get(key))) violations.add(id + " was accepted and is lost");
    });
  }

  /**
   * Every video has ended once, and one event says so. One that lost two workers is given up as
   * poison; but one that was beside poison each time must have been told apart from it.
   */
  private void lives(Handle handle) {
    say(handle, "has not ended", """
        select id from video where status not in ('completed', 'failed')""");
    say(handle, "has ended in not exactly one event", """
        select v.id from video v
        left join event e on e.subject_id = v.id and e.type in ('video.completed', 'video.failed')
        group by v.id having count(e.id) <> 1""");
    say(handle, "has ended otherwise than its event says", """
        select v.id from video v join event e on e.subject_id = v.id
        where e.type in ('video.completed', 'video.failed') and e.type <> 'video.' || v.status""");
    say(handle, "failed although nothing was wrong with it", """
        select id from video v where status = 'failed' and prompt not like '% poison'
          and (select count(*) from attempt a where a.video_id = v.id and a.outcome = 'expired') < 2""");
    say(handle, "failed for poison that was beside it", """
        select id from video v where status = 'failed' and prompt not like '% poison' and not exists (
          select from attempt a where a.video_id = v.id and a.outcome = 'expired' and not exists (
            select from attempt b join video p on p.id = b.video_id
            where p.prompt like '% poison' and b.outcome = 'expired' and b.worker_id = a.worker_id))""");
  }

  /** Fences grow, attempts follow each other, and one at most completes. */
  private void attempts(Handle handle) {
    say(
        handle,
        "has an attempt that never ended",
        "select video_id from attempt where ended_at is null");
    say(handle, "was completed by two attempts", """
        select video_id from attempt where outcome = 'completed' group by video_id having count(*) > 1""");
    say(handle, "is completed, but not by its last attempt", """
        select v.id from video v where v.status = 'completed' and not exists (
          select from attempt a where a.video_id = v.id and a.outcome = 'completed'
            and a.number = v.attempts and a.fence = v.fence)""");
    say(handle, "has fences that do not grow, or attempts that overlap", """
        select video_id from (
          select video_id, fence, started_at,
                 lag(fence) over w as fence_before, lag(ended_at) over w as ended_before
          from attempt window w as (partition by video_id order by number)) a
        where fence <= fence_before or started_at < ended_before""");
    say(handle, "killed more than two workers", """
        select video_id from attempt where outcome = 'expired' and video_id in (
          select id from video where prompt like '% poison')
        group by video_id having count(*) > 2""");
  }

  /** A completed video has one whole set of files, all of the attempt that completed it. */
  private void files(Handle handle) {
    say(handle, "is completed without all of its files", """
        select v.id from video v left join artifact a on a.video_id = v.id
        where v.status = 'completed' group by v.id having count(a.variant) < 3""");
    say(handle, "has a file of another attempt", """
        select v.id from video v join artifact a on a.video_id = v.id
        where v.status <> 'completed' or position('/' || v.fence || '/' in a.key) = 0""");
  }

  /** Every end was told to the endpoint, once or more. */
  private void deliveries(Handle handle) {
    Set<String> told = new HashSet<>();
    history.all(Told.class).forEach(each -> told.add(each.event()));
    var untold = new TreeSet<String>();
    handle.createQuery("""
            select e.id from event e join webhook_endpoint w on w.project_id = e.project_id
            where e.type in ('video.completed', 'video.failed')""").mapTo(String.class).forEach(event -> {
      if (!told.contains(event)) untold.add(event);
    });
    untold.forEach(event -> violations.add(event + " was never delivered"));
  }

  private void say(Handle handle, String what, String sql) {
    for (var id : handle.createQuery(sql).mapTo(String.class).set())
      violations.add(id + " " + what);
  }

  /**
   * Whoever has little waiting is not behind whoever has much. Counted, for times are the load's.
   */
  private void shares(Handle handle) {
    handle
        .createQuery("""
            select v.id from video v
            join attempt mine on mine.video_id = v.id and mine.number = 1
            join attempt other on other.started_at between v.created_at and mine.started_at
            join video theirs on theirs.id = other.video_id
              and theirs.organization_id <> v.organization_id
            where v.prompt like :quiet || '%'
            group by v.id having count(*) > :round""")
        .bind("quiet", QUIET)
        .bind("round", ROUND)
        .mapTo(String.class)
        .forEach(id -> violations.add(id + " waited for more than its turn"));
  }

  /** No client saw a video go back. */
  private void polls() {
    Map<String, Polled> last = new HashMap<>();
    for (var polled : history.all(Polled.class)) {
      var before = last.put(polled.id(), polled);
      if (before == null) continue;
      boolean wasDone = !before.status().equals("queued") && !before.status().equals("in_progress");
      if (wasDone && !before.status().equals(polled.status())) {
        violations.add(polled.id() + " was " + before.status() + " and became " + polled.status());
      }
      if (polled.progress() < before.progress()) {
        violations.add(
            polled.id() + " went from " + before.progress() + " % to " + polled.progress() + " %");
      }
    }
  }

  /** Deliveries that are still to be made. */
  static boolean hasUndelivered(Jdbi jdbi, History history) {
    Set<String> told = new HashSet<>();
    history.all(Told.class).forEach(each -> told.add(each.event()));
    return jdbi.withHandle(handle -> handle.createQuery("""
            select e.id from event e join webhook_endpoint w on w.project_id = e.project_id
            where e.type in ('video.completed', 'video.failed')""").mapTo(String.class).stream()
        .anyMatch(event -> !told.contains(event)));
  }

  static boolean hasUnended(Jdbi jdbi) {
    return jdbi.withHandle(handle -> handle
        .createQuery("select exists (select from video where status in ('queued', 'in_progress'))")
        .mapTo(Boolean.class)
        .one());
  }
}

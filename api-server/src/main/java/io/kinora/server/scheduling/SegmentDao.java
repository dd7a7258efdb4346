package io.kinora.server.scheduling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which parts of unfinished videos there are. A row is there before its file is, and after. */
interface SegmentDao {
  /**
   * A part that has arrived.
   *
   * @param fence of the attempt that has sent it
   */
  record Row(String name, long fence, long bytes, byte[] sha256) {}

  /**
   * Makes room for a part; one of the same name loses its place. The bytes of the video's other
   * parts, or empty when there are too many, or the fence has become stale.
   */
  @SqlQuery("""
      insert into segment (video_id, name, fence)
      select id, :name, :fence from video
      where id = :video and fence = :fence and status = 'in_progress'
        and (select count(*) from segment where video_id = :video and name <> :name) < :most
      on conflict (video_id, name) do update
        set fence = excluded.fence, bytes = null, sha256 = null, begun_at = now()
      returning (select coalesce(sum(o.bytes), 0)::bigint from segment o
                 where o.video_id = :video and o.name <> :name)
      """)
  Optional<Long> reserve(String video, long fence, String name, int most);

  /** Notes that a part has arrived; 0 when its attempt is over or another one has its place. */
  @SqlUpdate("""
      update segment set bytes = :bytes, sha256 = :sha256
      where video_id = :video and name = :name and fence = :fence
        and exists (
          select from video where id = :video and fence = :fence and status = 'in_progress')
      """)
  int arrived(String video, long fence, String name, long bytes, byte[] sha256);

  @SqlUpdate("delete from segment where video_id = :video and name = :name and fence = :fence")
  void remove(String video, long fence, String name);

  @SqlQuery("""
      select name, fence, bytes, sha256 from segment
      where video_id = :video and bytes is not null order by name
      """)
  List<Row> all(String video);

  @SqlQuery("""
      select name, fence, bytes, sha256 from segment
      where video_id = :video and name = :name and bytes is not null
      """)
  Optional<Row> find(String video, String name);

  /**
   * Videos whose parts nobody will ask for: those that have ended, as soon as nothing is on its way
   * any more, and those that wait for so long that it is better to begin anew.
   */
  @SqlQuery("""
      select v.id from segment s join video v on v.id = s.video_id
      where v.status <> 'in_progress'
      group by v.id
      having v.status <> 'queued'
          and not bool_or(s.bytes is null and s.begun_at > now() - :onTheWay)
        or max(s.begun_at) < now() - :tooLong
      limit 100
      """)
  List<String> unneeded(Duration onTheWay, Duration tooLong);

  @SqlUpdate("delete from segment where video_id = :video")
  void forget(String video);
}

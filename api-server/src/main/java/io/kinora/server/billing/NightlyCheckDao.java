package io.kinora.server.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which nights the books were checked, and what came of it. */
interface NightlyCheckDao {
  /**
   * Takes a night; 0 when somebody has it. One that was taken and not ended is free after a while.
   */
  @SqlUpdate("""
      insert into ledger_check as c (night) values (:night)
      on conflict (night) do update set began_at = now()
        where c.ended_at is null and c.began_at < now() - interval '2 hours'
      """)
  int take(LocalDate night);

  @SqlUpdate("""
      update ledger_check set ended_at = now(), broken = cast(:broken as text[]) where night = :night
      """)
  void end(LocalDate night, List<String> broken);

  @SqlQuery("""
      select cardinality(broken) from ledger_check where ended_at is not null
      order by night desc limit 1
      """)
  Optional<Integer> lastBroken();
}

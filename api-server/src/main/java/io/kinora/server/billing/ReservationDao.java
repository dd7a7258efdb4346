package io.kinora.server.billing;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What videos hold. The functions that it calls are in the migration of billing. */
interface ReservationDao {
  /** The tier that the video gets, or the code of the error that refuses it. */
  @SqlQuery("""
      select reserve(:video, :organization, :project, :key, cast(:freeMs as bigint), :dailyMs,
        :tier, :amount, :standard, :price, :quote, cast(:startWithin as float8), :capPaid, :capDays,
        :capMicro)
      """)
  String reserve(
      String video,
      String organization,
      String project,
      String key,
      @Nullable Long freeMs,
      long dailyMs,
      @Nullable String tier,
      long amount,
      long standard,
      @Nullable String price,
      @Nullable String quote,
      @Nullable Double startWithin,
      long[] capPaid,
      int[] capDays,
      long[] capMicro);

  /**
   * A video at its end.
   *
   * @param held whether it holds anything still
   * @param live whether it counts as usage: videos of test keys do not
   */
  record EndedRow(
      boolean held,
      long amountMicro,
      long standardMicro,
      long freeMs,
      boolean late,
      boolean stopped,
      int progress,
      boolean live) {
    Charge.Ended forCharge() {
      return new Charge.Ended(amountMicro, standardMicro, freeMs, late, stopped, progress);
    }
  }

  @SqlQuery("""
      select r.video_id is not null and r.settled_at is null as held,
        coalesce(r.amount_micro, 0) as amount_micro, coalesce(r.standard_micro, 0) as standard_micro,
        coalesce(r.free_ms, 0) as free_ms,
        coalesce(v.started_at > r.start_by, false) as late,
        v.acknowledged_at is not null and exists (
          select from attempt a where a.fence = v.fence and a.outcome = 'cancelled') as stopped,
        v.progress, k.kind = 'live' as live
      from video v join api_key k on k.id = v.api_key_id
        left join reservation r on r.video_id = v.id
      where v.id = :video
      """)
  @RegisterConstructorMapper(EndedRow.class)
  EndedRow ended(String video);

  @SqlQuery("select settle(:video, :micros, :millis, :why, :actor)")
  boolean settle(String video, long micros, long millis, String why, String actor);

  /** Output that was delivered, in part when it was stopped. */
  @SqlUpdate("""
      insert into usage_event (video_id, meter, quantity, amount_micro, organization_id, project_id,
        api_key_id, model, size, tier)
      select id, 'output_ms', seconds * 10::bigint * :percent, :micros, organization_id, project_id,
        api_key_id, model, width || 'x' || height, lane
      from video where id = :video
      on conflict do nothing
      """)
  void use(String video, int percent, long micros);

  /** Videos that are done and hold something still, which should never be. */
  @SqlQuery("""
      select v.id, v.error_code
      from reservation r join video v on v.id = r.video_id
      where r.settled_at is null and v.status in ('completed', 'failed')
      order by r.created_at limit 100
      """)
  @RegisterConstructorMapper(Forgotten.class)
  List<Forgotten> forgotten();

  record Forgotten(String id, @Nullable String errorCode) {}

  /** How long such videos took lately, from their start to their end. */
  @SqlQuery("""
      select avg(extract(epoch from completed_at - started_at) / best_of)::float8 * :bestOf
      from video
      where model = :model and seconds = :seconds and status = 'completed'
        and completed_at > now() - interval '1 day'
      having count(*) > 0
      """)
  Optional<Double> usualSeconds(String model, int seconds, int bestOf);

  /** What is left of today's allowance, in milliseconds. */
  @SqlQuery("""
      select greatest(coalesce(max(credits_posted - debits_posted - debits_pending), :dailyMs), 0)
      from ledger_account
      where organization_id = :organization and ledger = 2 and code = 'free_day'
        and expires_at > now()
      """)
  long freeMillisLeft(String organization, long dailyMs);
}

package io.kinora.server.alerts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Spend alerts, always of one organisation or project, and how often each was raised. */
interface SpendAlertDao {
  @SqlUpdate("""
      insert into spend_alert (id, organization_id, scope, subject_id, threshold_micro, recipients,
        subject_prefix)
      values (:id, :organization, :scope, :subject, :threshold, cast(:recipients as text[]), :prefix)
      """)
  void insert(
      String id,
      String organization,
      String scope,
      String subject,
      long threshold,
      List<String> recipients,
      @Nullable String prefix);

  @SqlUpdate("""
      update spend_alert set threshold_micro = :threshold, recipients = cast(:recipients as text[]),
        subject_prefix = :prefix
      where id = :id and subject_id = :subject
      """)
  int update(
      String id, String subject, long threshold, List<String> recipients, @Nullable String prefix);

  @SqlUpdate("delete from spend_alert where id = :id and subject_id = :subject")
  int delete(String id, String subject);

  @SqlQuery("""
      select a.*, n.reached_at, n.mailed_at
      from spend_alert a left join spend_notice n
        on n.alert_id = a.id and n.threshold_micro = a.threshold_micro
          and n.period = date_trunc('month', now() at time zone 'utc')::date
      where a.id = :id and a.subject_id = :subject
      """)
  Optional<SpendAlert> find(String id, String subject);

  /** Newest first. */
  @SqlQuery("""
      select a.*, n.reached_at, n.mailed_at
      from spend_alert a left join spend_notice n
        on n.alert_id = a.id and n.threshold_micro = a.threshold_micro
          and n.period = date_trunc('month', now() at time zone 'utc')::date
      where a.subject_id = :subject
        and (cast(:after as text) is null or (a.created_at, a.id)
          < (select created_at, id from spend_alert where id = :after and subject_id = :subject))
      order by a.created_at desc, a.id desc limit :limit
      """)
  List<SpendAlert> page(String subject, @Nullable String after, int limit);

  /** An alert that was raised just now. */
  record Raised(String id, String scope, String subjectId) {}

  /** Writes down, once, each alert whose threshold this month has reached. */
  @SqlQuery("""
      with raised as (
        insert into spend_notice (alert_id, period, threshold_micro, micro)
        select a.id, s.period, a.threshold_micro, s.micro
        from spend_alert a join spend s on s.scope = a.scope and s.subject_id = a.subject_id
          and s.period = date_trunc('month', now() at time zone 'utc')::date
        where s.micro >= a.threshold_micro
          and not exists (select from spend_notice n where n.alert_id = a.id
            and n.period = s.period and n.threshold_micro = a.threshold_micro)
        on conflict do nothing
        returning alert_id)
      select a.id, a.scope, a.subject_id from raised join spend_alert a on a.id = raised.alert_id
      """)
  List<Raised> raise();

  /** The projects that are told: the one, or those of the organisation that spent this month. */
  @SqlQuery("""
      select p.id from project p
      where p.archived_at is null and (p.id = :subject or (p.organization_id = :subject
        and exists (select from spend s where s.scope = 'project' and s.subject_id = p.id
          and s.period = date_trunc('month', now() at time zone 'utc')::date and s.micro > 0)))
      """)
  List<String> toldProjects(String subject);

  /**
   * A notice that is to be mailed.
   *
   * @param name of the organisation or the project
   */
  record Due(
      String alertId,
      LocalDate period,
      long thresholdMicro,
      long micro,
      String scope,
      String name,
      List<String> recipients,
      @Nullable String subjectPrefix) {}

  /**
   * Takes notices to be mailed, a few at most. One that is not marked afterwards is taken again:
   * after a minute, and then after four times as long each time, for about a day.
   */
  @SqlQuery("""
      with taken as (
        update spend_notice set attempts = attempts + 1,
          next_attempt_at = now() + make_interval(mins => power(4, attempts)::int)
        where (alert_id, period, threshold_micro) in (
          select alert_id, period, threshold_micro from spend_notice
          where mailed_at is null and attempts < 7 and next_attempt_at <= now()
          order by next_attempt_at limit 5 for update skip locked)
        returning *)
      select n.alert_id, n.period, n.threshold_micro, n.micro, a.scope,
        coalesce(p.name, o.name) as name, a.recipients, a.subject_prefix
      from taken n join spend_alert a on a.id = n.alert_id
        join organization o on o.id = a.organization_id
        left join project p on p.id = a.subject_id
      """)
  List<Due> takeDue();

  @SqlUpdate("""
      update spend_notice set mailed_at = now()
      where alert_id = :alert and period = :period and threshold_micro = :threshold
      """)
  void mailed(String alert, LocalDate period, long threshold);
}

package io.kinora.server.billing;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What breaks the rules of the books; each query is empty when they hold. */
interface LedgerCheckDao {
  @SqlQuery("""
      with leg as (
        select t.*, r.id is null as open, r.kind as resolution, r.amount as resolved
        from ledger_transfer t left join ledger_transfer r on r.pending_id = t.id
        where t.kind in ('single', 'pending')
      ), side as (
        select debit_account as id,
          case when kind = 'pending' and open then amount else 0 end as debits_pending,
          case when kind = 'single' then amount when resolution = 'post' then resolved else 0 end as debits_posted,
          0 as credits_posted
        from leg
        union all
        select credit_account, 0, 0, amount from leg where kind = 'single'
      ), summed as (
        select id, sum(debits_pending) as debits_pending, sum(debits_posted) as debits_posted,
          sum(credits_posted) as credits_posted
        from side group by id
      )
      select a.id from ledger_account a left join summed s on s.id = a.id
      where a.organization_id is not null
        and (a.debits_pending, a.debits_posted, a.credits_posted) is distinct from
          (coalesce(s.debits_pending, 0), coalesce(s.debits_posted, 0), coalesce(s.credits_posted, 0))
      limit 100
      """)
  List<String> counters();

  @SqlQuery("""
      select id from ledger_account
      where code in ('paid', 'promo', 'free_day') and debits_pending + debits_posted > credits_posted
      limit 100
      """)
  List<String> overdrafts();

  @SqlQuery("""
      select p.id from ledger_transfer p
        left join video v on v.id = p.group_id
        left join ledger_transfer r on r.pending_id = p.id
      where p.kind = 'pending'
      group by p.id, v.status
      having count(r.id) <> case when v.status in ('completed', 'failed') then 1 else 0 end
      limit 100
      """)
  List<String> resolutions();

  @SqlQuery("""
      select r.video_id from reservation r
        left join ledger_transfer p on p.group_id = r.video_id and p.kind = 'pending'
        left join ledger_transfer c on c.pending_id = p.id and c.kind = 'post'
      group by r.video_id, r.amount_micro, r.free_ms, r.captured_micro, r.captured_ms, r.settled_at
      having coalesce(sum(p.amount), 0) <> r.amount_micro + r.free_ms
        or coalesce(sum(c.amount), 0) <> coalesce(r.captured_micro + r.captured_ms, 0)
        or coalesce(r.captured_micro, 0) > r.amount_micro
      limit 100
      """)
  List<String> overCaptures();

  @SqlQuery("""
      select r.video_id from reservation r join video v on v.id = r.video_id
      where v.status = 'failed' and r.captured_micro + r.captured_ms > 0
        and (v.error_code <> 'cancelled' or v.started_at is null)
      limit 100
      """)
  List<String> chargedFailures();

  @SqlQuery("""
      select coalesce(c.organization_id, u.organization_id) || ' ' || coalesce(c.day, u.day)
      from (
        select organization_id, (created_at at time zone 'utc')::date as day, sum(amount) as micro
        from ledger_transfer where ledger = 1 and code = 'capture' group by 1, 2
      ) c full join (
        select organization_id, (at at time zone 'utc')::date as day, sum(amount_micro) as micro
        from usage_event group by 1, 2
      ) u on u.organization_id = c.organization_id and u.day = c.day
      where coalesce(c.micro, 0) <> coalesce(u.micro, 0)
      limit 100
      """)
  List<String> usage();

  @SqlQuery("""
      select coalesce(p.id, a.id)
      from (select * from purchase where status = 'paid') p
        full join (select * from ledger_account where code = 'paid') a
          on a.reference = p.stripe_payment_intent_id
      where p.id is null or a.id is null or p.organization_id <> a.organization_id
        or p.amount_micro <> (select sum(t.amount) from ledger_transfer t
             where t.credit_account = a.id and t.code = 'topup')
      limit 100
      """)
  List<String> purchases();

  @SqlQuery("""
      with held as (
        select 'organization' as scope, organization_id as subject_id, created_at, amount_micro, captured_micro
          from reservation
        union all select 'project', project_id, created_at, amount_micro, captured_micro from reservation
        union all select 'api_key', api_key_id, created_at, amount_micro, captured_micro from reservation
      ), summed as (
        select scope, subject_id, date_trunc('month', created_at at time zone 'utc')::date as period,
          sum(coalesce(captured_micro, amount_micro)) as micro
        from held group by 1, 2, 3
      )
      select coalesce(h.scope, s.scope) || ' ' || coalesce(h.subject_id, s.subject_id)
      from (select * from spend where scope <> 'burst') s full join summed h using (scope, subject_id, period)
      where coalesce(s.micro, 0) <> coalesce(h.micro, 0)
      limit 100
      """)
  List<String> spend();

  @SqlQuery("""
      select p.id from purchase p left join refund r on r.purchase_id = p.id and r.status <> 'failed'
      group by p.id, p.amount_micro, p.refunded_micro
      having p.refunded_micro > p.amount_micro or coalesce(sum(r.amount_micro), 0) > p.amount_micro
      limit 100
      """)
  List<String> refunds();
}

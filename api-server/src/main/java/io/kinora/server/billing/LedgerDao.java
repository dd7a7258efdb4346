package io.kinora.server.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Accounts and transfers. Every statement that moves money writes the transfer and both counters,
 * and does nothing when the transfer is there already.
 */
@RegisterConstructorMapper(Lot.class)
@RegisterConstructorMapper(LedgerEntry.class)
interface LedgerDao {
  /** A new lot with its credit; 0 when there is one of this id. */
  @SqlUpdate("""
      with lot as (
        insert into ledger_account (id, organization_id, ledger, code, credits_posted, priority,
          expires_at, reference)
        values (:lot, :organization, 1, :code, :amount, :priority, :expiresAt, :reference)
        on conflict do nothing
        returning id
      )
      insert into ledger_transfer (id, organization_id, ledger, kind, code, debit_account,
        credit_account, amount, group_id, actor)
      select :cause || ':' || id, :organization, 1, 'single', :cause, :source, id, :amount,
        :reference, :actor
      from lot
      """)
  int open(
      String lot,
      String organization,
      String code,
      String cause,
      String source,
      long amount,
      int priority,
      @Nullable Instant expiresAt,
      String reference,
      String actor);

  /**
   * Takes what can be spent of a lot, at most {@code amount}, to another account. Gives what was
   * taken, or nothing when this transfer was made before or the lot is empty.
   */
  @SqlQuery("""
      with lot as (
        select id, organization_id, least(:amount, credits_posted - debits_posted - debits_pending) as part
        from ledger_account where id = :lot for update
      ), made as (
        insert into ledger_transfer (id, organization_id, ledger, kind, code, debit_account,
          credit_account, amount, group_id, actor)
        select :id, organization_id, 1, 'single', :code, id, :target, part, :group, :actor
        from lot where part > 0
        on conflict do nothing
        returning amount
      ), counted as (
        update ledger_account set credits_posted = credits_posted + made.amount
        from made where id = :target and organization_id is not null
      )
      update ledger_account a set debits_posted = debits_posted + made.amount
      from made where a.id = :lot
      returning made.amount
      """)
  Optional<Long> take(
      String id, String lot, String target, long amount, String code, String group, String actor);

  /** Moves between two accounts of which neither is a lot; 0 when that was done before. */
  @SqlUpdate("""
      with made as (
        insert into ledger_transfer (id, organization_id, ledger, kind, code, debit_account,
          credit_account, amount, group_id, actor)
        values (:id, :organization, 1, 'single', :code, :debit, :credit, :amount, :group, :actor)
        on conflict do nothing
        returning amount
      )
      update ledger_account set
        debits_posted = debits_posted + case when id = :debit then made.amount else 0 end,
        credits_posted = credits_posted + case when id = :credit then made.amount else 0 end
      from made where id in (:debit, :credit) and organization_id is not null
      """)
  int move(
      String id,
      String organization,
      String debit,
      String credit,
      long amount,
      String code,
      String group,
      String actor);

  /** An account of an organisation that is not a lot, made when it is not there. */
  @SqlUpdate("""
      insert into ledger_account (id, organization_id, ledger, code)
      values (:code || ':' || :organization, :organization, 1, :code)
      on conflict do nothing
      """)
  void ensure(String organization, String code);

  /** Empties lots whose time is over; what is reserved stays. */
  @SqlQuery("""
      with lot as (
        select id, organization_id, ledger, debits_posted,
          credits_posted - debits_posted - debits_pending as rest
        from ledger_account
        where code in ('paid', 'promo', 'free_day') and expires_at <= now()
          and credits_posted > debits_posted + debits_pending
        order by id limit 500
        for update skip locked
      ), made as (
        insert into ledger_transfer (id, organization_id, ledger, kind, code, debit_account,
          credit_account, amount, group_id, actor)
        select 'expiry:' || id || ':' || debits_posted, organization_id, ledger, 'single', 'expiry', id,
          case ledger when 1 then 'house:expired' else 'house:expired_ms' end, rest, id, 'system'
        from lot
        returning debit_account, amount
      ), counted as (
        update ledger_account a set debits_posted = debits_posted + made.amount
        from made where a.id = made.debit_account
        returning a.id
      )
      select count(*) from counted
      """)
  int expire();

  @SqlQuery("""
      select id, code, credits_posted as amount,
        case when expires_at <= now() then 0 else credits_posted - debits_posted - debits_pending end
          as available,
        debits_pending as reserved, debits_posted as spent, priority, expires_at, reference, created_at
      from ledger_account
      where organization_id = :organization and ledger = :ledger and code in ('paid', 'promo', 'free_day')
        and (credits_posted > debits_posted and (expires_at > now() or debits_pending > 0)
          or credits_posted > debits_posted and expires_at is null)
      order by priority, expires_at nulls last, code desc, created_at, id
      """)
  List<Lot> lots(String organization, int ledger);

  /** What can be spent, in micro-USD. */
  @SqlQuery("""
      select coalesce(sum(credits_posted - debits_posted - debits_pending), 0)
      from ledger_account
      where organization_id = :organization and ledger = 1 and code in ('paid', 'promo')
        and (expires_at is null or expires_at > now())
      """)
  long available(String organization);

  /** What an organisation owes, after disputes of money that it had spent. */
  @SqlQuery("""
      select coalesce(sum(debits_posted - credits_posted), 0) from ledger_account
      where organization_id = :organization and ledger = 1 and code = 'receivable'
      """)
  long owed(String organization);

  /** The newest first; the balance is summed from the beginning. */
  @SqlQuery("""
      select * from (
        select t.sequence, t.id, t.code,
          case when a.organization_id is null or a.code in ('receivable', 'dispute')
            then t.debit_account else t.credit_account end as lot_id,
          t.amount, d.change, sum(d.change) over (order by t.sequence) as balance,
          t.group_id, t.actor, t.created_at
        from ledger_transfer t
          join ledger_account a on a.id = t.credit_account
          left join ledger_transfer p on p.id = t.pending_id
          join ledger_account b on b.id = t.debit_account
          cross join lateral (select case t.kind
            when 'pending' then -t.amount
            when 'post' then p.amount - t.amount
            when 'void' then p.amount
            else case when a.code in ('paid', 'promo', 'free_day') then t.amount else 0 end
              - case when b.code in ('paid', 'promo', 'free_day') then t.amount else 0 end
            end as change) d
        where t.organization_id = :organization and t.ledger = :ledger
      ) entries
      where cast(:before as bigint) is null or sequence < :before
      order by sequence desc limit :limit
      """)
  List<LedgerEntry> entries(String organization, int ledger, @Nullable Long before, int limit);

  /** The place of an entry in the order. */
  @SqlQuery(
      "select sequence from ledger_transfer where id = :id and organization_id = :organization")
  Optional<Long> sequence(String organization, String id);

  @SqlUpdate("""
      insert into billing_account (organization_id, frozen_at, frozen_reason)
      values (:organization, now(), :reason)
      on conflict (organization_id) do update
        set frozen_at = now(), frozen_reason = :reason where billing_account.frozen_at is null
      """)
  void freeze(String organization, String reason);

  /** Lets an organisation pay again, unless money of it is still disputed. */
  @SqlUpdate("""
      update billing_account set frozen_at = null, frozen_reason = null
      where organization_id = :organization
        and not exists (select from ledger_account
          where id = 'dispute:' || :organization and credits_posted > debits_posted)
      """)
  void thaw(String organization);

  @SqlQuery("""
      select frozen_reason from billing_account
      where organization_id = :organization and frozen_at is not null
      """)
  Optional<String> frozen(String organization);

  @SqlQuery("select micro from spend_limit where scope = :scope and subject_id = :subject")
  Optional<Long> spendLimit(String scope, String subject);

  @SqlUpdate("""
      insert into spend_limit (scope, subject_id, micro) values (:scope, :subject, :micro)
      on conflict (scope, subject_id) do update set micro = :micro, updated_at = now()
      """)
  void limitSpend(String scope, String subject, long micro);

  @SqlUpdate("delete from spend_limit where scope = :scope and subject_id = :subject")
  int unlimitSpend(String scope, String subject);

  /** Held and captured in this calendar month. */
  @SqlQuery("""
      select coalesce(sum(micro), 0) from spend
      where scope = :scope and subject_id = :subject
        and period = date_trunc('month', now() at time zone 'utc')::date
      """)
  long spent(String scope, String subject);
}

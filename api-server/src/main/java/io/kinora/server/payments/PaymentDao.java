package io.kinora.server.payments;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Purchases, refunds, and how organisations pay. */
@RegisterConstructorMapper(Purchase.class)
@RegisterConstructorMapper(BillingAccount.class)
@RegisterConstructorMapper(PaymentDao.RefundRow.class)
interface PaymentDao {
  @SqlUpdate("""
      insert into billing_account (organization_id) values (:organization) on conflict do nothing
      """)
  void ensureAccount(String organization);

  @SqlQuery("""
      select organization_id, stripe_customer_id, payment_method_id, card_brand, card_last4, auto_top_up,
        threshold_micro, top_up_micro, monthly_cap_micro, backoff_until
      from billing_account where organization_id = :organization
      """)
  Optional<BillingAccount> account(String organization);

  /** Like {@link #account}, with its row locked: one after the other buys. */
  @SqlQuery("""
      select organization_id, stripe_customer_id, payment_method_id, card_brand, card_last4, auto_top_up,
        threshold_micro, top_up_micro, monthly_cap_micro, backoff_until
      from billing_account where organization_id = :organization for update
      """)
  BillingAccount lockAccount(String organization);

  @SqlUpdate("""
      update billing_account set stripe_customer_id = :customer where organization_id = :organization
      """)
  void setCustomer(String organization, String customer);

  @SqlUpdate("""
      update billing_account set payment_method_id = :method, card_brand = :brand, card_last4 = :last4,
        backoff_until = null
      where organization_id = :organization
      """)
  void setCard(String organization, String method, String brand, String last4);

  @SqlUpdate("""
      update billing_account set auto_top_up = :enabled, threshold_micro = :threshold,
        top_up_micro = :amount, monthly_cap_micro = :cap
      where organization_id = :organization
      """)
  void setAutoTopUp(String organization, boolean enabled, long threshold, long amount, long cap);

  @SqlUpdate("""
      update billing_account set backoff_until = now() + interval '1 hour'
      where organization_id = :organization
      """)
  void backOff(String organization);

  @SqlUpdate("""
      insert into purchase (id, organization_id, kind, amount_micro, status)
      values (:id, :organization, :kind, :amount, 'pending')
      """)
  void insert(String id, String organization, String kind, long amount);

  @SqlUpdate("""
      update purchase set stripe_session_id = :session, url = :url, updated_at = now() where id = :id
      """)
  void setSession(String id, String session, @Nullable String url);

  @SqlQuery("select * from purchase where id = :id and organization_id = :organization")
  Optional<Purchase> find(String organization, String id);

  @SqlQuery("select * from purchase where id = :id for update")
  Optional<Purchase> lock(String id);

  @SqlQuery("""
      select * from purchase
      where organization_id = :organization
        and (cast(:after as text) is null or (created_at, id) < (
          select created_at, id from purchase where id = :after and organization_id = :organization))
      order by created_at desc, id desc limit :limit
      """)
  List<Purchase> page(String organization, @Nullable String after, int limit);

  @SqlUpdate("""
      update purchase set status = 'paid', stripe_payment_intent_id = :payment, receipt_url = :receipt,
        url = null, error = null, updated_at = now()
      where id = :id
      """)
  void paid(String id, String payment, @Nullable String receipt);

  @SqlUpdate("""
      update purchase set status = :status, error = :error, url = null, updated_at = now()
      where id = :id and status = 'pending'
      """)
  int ended(String id, String status, @Nullable String error);

  /** A payment that failed on the page; somebody may try another card. */
  @SqlUpdate("update purchase set error = :error where id = :id and status = 'pending'")
  void note(String id, @Nullable String error);

  @SqlUpdate("update purchase set refunded_micro = refunded_micro + :micros where id = :id")
  void addRefunded(String id, long micros);

  @SqlQuery("""
      select count(*) from purchase
      where organization_id = :organization and kind <> 'auto' and created_at > now() - interval '1 hour'
      """)
  int checkoutsLately(String organization);

  @SqlQuery("""
      select exists (select from purchase where organization_id = :organization and status = 'paid')
      """)
  boolean hasPaid(String organization);

  /** What was bought by itself in this month, and what is on its way. */
  @SqlQuery("""
      select coalesce(sum(amount_micro), 0) from purchase
      where organization_id = :organization and kind = 'auto' and status in ('paid', 'pending')
        and created_at >= date_trunc('month', now() at time zone 'utc') at time zone 'utc'
      """)
  long autoBought(String organization);

  @SqlQuery("""
      select count(*) from purchase
      where organization_id = :organization and kind = 'auto' and created_at > now() - interval '10 minutes'
      """)
  int autoLately(String organization);

  /** Organisations whose balance is below what they want it to be. */
  @SqlQuery("""
      select b.organization_id
      from billing_account b
      where b.auto_top_up and b.payment_method_id is not null and b.frozen_at is null
        and coalesce(b.backoff_until <= now(), true)
        and not exists (select from purchase p
          where p.organization_id = b.organization_id and p.kind = 'auto' and p.status = 'pending')
        and b.threshold_micro > (
          select coalesce(sum(a.credits_posted - a.debits_posted - a.debits_pending), 0)
          from ledger_account a
          where a.organization_id = b.organization_id and a.ledger = 1 and a.code in ('paid', 'promo')
            and (a.expires_at is null or a.expires_at > now()))
      limit 100
      """)
  List<String> low();

  /**
   * Takes purchases of which nothing was heard for a minute, each again when it is twice as old.
   */
  @SqlQuery("""
      update purchase set updated_at = now()
      where id in (
        select id from purchase
        where status = 'pending'
          and updated_at + greatest(interval '1 minute', updated_at - created_at) < now()
        order by updated_at limit 100 for update skip locked)
      returning *
      """)
  List<Purchase> claimPending();

  /** Money that was taken out of its lot to be sent back. */
  record RefundRow(
      String id,
      String purchaseId,
      long amountMicro,
      String status,
      @Nullable String stripeRefundId,
      java.time.Instant createdAt) {}

  @SqlUpdate("""
      insert into refund (id, purchase_id, amount_micro, status, actor)
      values (:id, :purchase, :amount, 'pending', :actor)
      """)
  void insertRefund(String id, String purchase, long amount, String actor);

  @SqlQuery("select * from refund where id = :id")
  Optional<RefundRow> refund(String id);

  @SqlUpdate("""
      update refund set status = :status, stripe_refund_id = :stripeId
      where id = :id and status = 'pending'
      """)
  int endRefund(String id, String status, @Nullable String stripeId);

  @SqlUpdate("""
      update refund set status = 'failed' where id = :id and status = 'succeeded'
      """)
  int failRefund(String id);

  /** Purchases with a refund of which nothing was heard for a minute. */
  @SqlQuery("""
      select p.* from purchase p
      where exists (select from refund r where r.purchase_id = p.id and r.status = 'pending'
        and r.created_at < now() - interval '1 minute')
      order by p.id limit 100
      """)
  List<Purchase> awaitingRefund();

  @SqlQuery("select id from refund where purchase_id = :purchase and status = 'pending'")
  List<String> pendingRefunds(String purchase);
}

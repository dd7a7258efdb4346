-- Double entry. Ledger 1 counts whole micro-USD, ledger 2 milliseconds of output at 720p of the free allowance.
-- An organisation's money lies in lots, one account each, so that expiry and refund are ordinary transfers.

create table ledger_account (
  id text primary key,
  organization_id text references organization,  -- null: an account of the house
  ledger smallint not null check (ledger in (1, 2)),
  code text not null check (code in (
    'paid', 'promo', 'free_day', 'receivable', 'dispute',  -- an organisation's
    'revenue', 'stripe', 'granted', 'used', 'expired')),   -- the house's; without counters, or every video would lock them
  debits_pending bigint not null default 0 check (debits_pending >= 0),
  debits_posted bigint not null default 0 check (debits_posted >= 0),
  credits_posted bigint not null default 0 check (credits_posted >= 0),
  priority smallint not null default 50 check (priority between 0 and 100),  -- the smaller is spent first
  expires_at timestamptz,
  reference text,                                -- of what it came from, such as a payment
  created_at timestamptz not null default now(),
  check ((organization_id is null) = (code in ('revenue', 'stripe', 'granted', 'used', 'expired'))),
  check (code not in ('paid', 'promo', 'free_day') or debits_pending + debits_posted <= credits_posted)
) with (fillfactor = 50);
create index ledger_account_by_organization on ledger_account (organization_id, ledger, code);
create index ledger_account_expiring on ledger_account (expires_at) where code in ('paid', 'promo', 'free_day');
create index ledger_account_by_reference on ledger_account (reference) where reference is not null;

insert into ledger_account (id, ledger, code) values
  ('house:revenue', 1, 'revenue'), ('house:stripe', 1, 'stripe'), ('house:granted', 1, 'granted'),
  ('house:expired', 1, 'expired'), ('house:granted_ms', 2, 'granted'), ('house:used_ms', 2, 'used'),
  ('house:expired_ms', 2, 'expired');

-- A pending transfer is posted, in whole or in part, or voided, and that once.
create table ledger_transfer (
  sequence bigint generated always as identity primary key,
  id text not null unique,          -- names the event that it comes from, so that one event is written once
  organization_id text not null references organization,
  ledger smallint not null,
  kind text not null check (kind in ('single', 'pending', 'post', 'void')),
  code text not null check (code in (
    'topup', 'grant', 'reserve', 'capture', 'release', 'refund', 'dispute', 'expiry', 'adjust')),
  debit_account text not null references ledger_account,
  credit_account text not null references ledger_account,
  amount bigint not null check (amount > 0),
  pending_id text references ledger_transfer (id),
  group_id text not null,           -- the same for all legs of one event: a video, a payment
  actor text not null,
  created_at timestamptz not null default now(),
  check (debit_account <> credit_account),
  check ((kind in ('post', 'void')) = (pending_id is not null))
);
create unique index ledger_transfer_resolution on ledger_transfer (pending_id) where pending_id is not null;
create index ledger_transfer_by_organization on ledger_transfer (organization_id, ledger, sequence);
create index ledger_transfer_by_group on ledger_transfer (group_id);
create index ledger_transfer_by_debit on ledger_transfer (debit_account);
create index ledger_transfer_by_credit on ledger_transfer (credit_account);

-- Prices are never changed: a new row begins where the old one ends.
create table price (
  id text primary key,
  model text not null,
  size text not null,
  tier text not null check (tier in ('flex', 'default', 'priority')),
  micro_usd_per_second bigint not null check (micro_usd_per_second >= 0),
  valid_from timestamptz not null default now(),
  valid_to timestamptz
);
create unique index price_valid on price (model, size, tier) where valid_to is null;

create function refuse_billing_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger ledger_transfer_is_append_only before update or delete on ledger_transfer
  for each row execute function refuse_billing_change();
create trigger ledger_transfer_is_not_truncated before truncate on ledger_transfer
  for each statement execute function refuse_billing_change();
create trigger price_is_kept before delete on price
  for each row execute function refuse_billing_change();
create trigger price_is_ended_once before update on price
  for each row when ((new.id, new.model, new.size, new.tier, new.micro_usd_per_second, new.valid_from)
    is distinct from (old.id, old.model, old.size, old.tier, old.micro_usd_per_second, old.valid_from)
    or old.valid_to is not null) execute function refuse_billing_change();

-- What a video holds until it ends, and what it cost then. Videos of test keys have none.
create table reservation (
  video_id text primary key references video deferrable initially deferred,
  organization_id text not null references organization,
  project_id text not null,
  api_key_id text not null,
  tier text not null check (tier in ('flex', 'default', 'priority')),
  price_id text references price,
  quote_id text,                    -- of the offer that fixed the price, if there was one
  amount_micro bigint not null check (amount_micro >= 0),
  standard_micro bigint not null check (standard_micro >= 0),
  free_ms bigint not null check (free_ms >= 0),
  start_by timestamptz,             -- promised; of a later start the standard price is charged
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  captured_micro bigint,
  captured_ms bigint,
  why text,                         -- of what was captured, for people
  check ((settled_at is null) = (captured_micro is null)),
  check (captured_micro between 0 and amount_micro),
  check (captured_ms between 0 and free_ms)
);
create index reservation_open on reservation (created_at) where settled_at is null;

create table usage_event (
  video_id text not null references video,
  meter text not null check (meter in ('output_ms')),
  quantity bigint not null check (quantity >= 0),
  amount_micro bigint not null check (amount_micro >= 0),
  organization_id text not null,
  project_id text not null,
  api_key_id text not null,
  model text not null,
  size text not null,
  tier text not null,
  at timestamptz not null default now(),
  primary key (video_id, meter)
);
create index usage_event_by_organization on usage_event (organization_id, at);

-- Most that may be spent in a calendar month (UTC); what is held counts as spent. A key has its own in its row.
create table spend_limit (
  scope text not null check (scope in ('organization', 'project')),
  subject_id text not null,
  micro bigint not null check (micro >= 0),
  updated_at timestamptz not null default now(),
  primary key (scope, subject_id)
);

-- Held and captured in a month, or, of scope burst, in a day.
create table spend (
  scope text not null check (scope in ('organization', 'project', 'api_key', 'burst')),
  subject_id text not null,
  period date not null,
  micro bigint not null check (micro >= 0),
  primary key (scope, subject_id, period)
);

create table billing_account (
  organization_id text primary key references organization,
  stripe_customer_id text unique,
  payment_method_id text,
  card_brand text,
  card_last4 text,
  auto_top_up boolean not null default false,
  threshold_micro bigint not null default 5000000 check (threshold_micro >= 0),
  top_up_micro bigint not null default 20000000 check (top_up_micro > 0),
  monthly_cap_micro bigint not null default 100000000 check (monthly_cap_micro >= 0),
  backoff_until timestamptz,        -- no automatic top-up before, after one was declined
  frozen_at timestamptz,            -- pays for nothing more; what is free goes on
  frozen_reason text,
  created_at timestamptz not null default now(),
  check ((frozen_at is null) = (frozen_reason is null))
);

-- A purchase that this server began. It is paid when its transfer is in the ledger, and not before.
create table purchase (
  id text primary key,
  organization_id text not null references organization,
  kind text not null check (kind in ('credit', 'burst', 'auto')),
  amount_micro bigint not null check (amount_micro > 0),
  status text not null check (status in ('pending', 'paid', 'declined', 'expired')),
  stripe_session_id text unique,
  stripe_payment_intent_id text unique,
  url text,
  receipt_url text,
  refunded_micro bigint not null default 0 check (refunded_micro between 0 and amount_micro),
  error text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index purchase_by_organization on purchase (organization_id, created_at desc, id desc);
create index purchase_pending on purchase (created_at) where status = 'pending';

-- The money has left its lot before Stripe is asked, so that it cannot be spent meanwhile.
create table refund (
  id text primary key,
  purchase_id text not null references purchase,
  amount_micro bigint not null check (amount_micro > 0),
  status text not null check (status in ('pending', 'succeeded', 'failed')),
  stripe_refund_id text unique,
  actor text not null,
  created_at timestamptz not null default now()
);
create index refund_pending on refund (created_at) where status = 'pending';

-- Events of Stripe as they came. Their content is only a hint: the object is fetched again.
create table stripe_event (
  id text primary key,
  type text not null,
  object_id text not null,
  payload jsonb not null,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  error text
);
create index stripe_event_due on stripe_event (next_attempt_at) where processed_at is null;

-- How high demand is, as the leading scheduler's server last said.
create table demand (
  pool text primary key,
  high boolean not null,
  since timestamptz not null,
  crossed_at timestamptz,           -- since when the other state would hold
  utilization double precision not null,
  wait_seconds double precision not null,
  sampled_at timestamptz not null
);

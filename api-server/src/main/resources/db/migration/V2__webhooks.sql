-- Secrets are sealed with a key of the installation: they must be read back to sign.
create table webhook_endpoint (
  id text primary key,
  project_id text not null references project,
  name text not null,
  url text not null,
  event_types text[] not null check (cardinality(event_types) > 0),
  secret bytea not null,
  secret_hint text not null,
  old_secret bytea,
  old_secret_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz,
  -- since when every attempt failed; null after a success
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_reason text,
  deleted_at timestamptz,
  check ((disabled_at is null) = (disabled_reason is null))
);
create index webhook_endpoint_by_project on webhook_endpoint (project_id, created_at desc, id desc) where deleted_at is null;

create table webhook_delivery (
  id text primary key,
  endpoint_id text not null references webhook_endpoint,
  event_id text not null references event (id),
  status text not null default 'pending' check (status in ('pending', 'succeeded', 'failed')),
  created_at timestamptz not null default now(),
  attempts int not null default 0,
  -- while an attempt runs this lies behind its deadline, so that the delivery of a dead sender is taken up again
  next_attempt_at timestamptz default now(),
  unique (endpoint_id, event_id),
  check ((status = 'pending') = (next_attempt_at is not null))
);
create index webhook_delivery_due on webhook_delivery (next_attempt_at) where status = 'pending';
create index webhook_delivery_by_endpoint on webhook_delivery (endpoint_id, created_at desc, id desc);

create table webhook_attempt (
  delivery_id text not null references webhook_delivery,
  number int not null,
  at timestamptz not null,
  latency_ms int not null,
  status_code int,
  response text,
  error text,
  primary key (delivery_id, number)
);

-- Events become visible in the order of their commits, not of their numbers, so each carries its own mark.
alter table event add column relayed_at timestamptz;
create index event_not_relayed on event (sequence) where relayed_at is null;

-- The system of record. Times are the database's; text ids carry their kind as a prefix.

create table organization (
  id text primary key,
  name text not null,
  created_at timestamptz not null default now()
);

create table project (
  id text primary key,
  organization_id text not null references organization,
  name text not null,
  created_at timestamptz not null default now(),
  archived_at timestamptz
);

-- Keys themselves are never stored: hash is HMAC-SHA256(pepper, key), hint shows the first and last characters.
create table api_key (
  id text primary key,
  organization_id text not null references organization,
  project_id text references project,
  kind text not null check (kind in ('live', 'test', 'admin')),
  name text not null,
  hash bytea not null unique,
  hint text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  check ((kind = 'admin') = (project_id is null))
);

-- Every attempt of every video draws its own fence; a larger one is younger.
create sequence fence;

create table video (
  id text primary key,
  organization_id text not null references organization,
  project_id text not null references project,
  api_key_id text not null references api_key,
  model text not null,             -- as asked for
  engine_model text not null,      -- as the workers know it
  options jsonb not null default '{}',
  prompt text not null,
  seconds int not null check (seconds > 0),
  width int not null check (width > 0),
  height int not null check (height > 0),
  seed bigint not null check (seed >= 0),
  request_hash bytea not null,     -- of what was asked for, to recognise a retry
  lane text not null default 'default' check (lane in ('flex', 'default', 'priority')),
  status text not null default 'queued' check (status in ('queued', 'in_progress', 'completed', 'failed')),
  progress int not null default 0 check (progress between 0 and 100),
  error_code text,
  error_message text,
  engine_notes jsonb not null default '[]',
  timings json,                     -- not jsonb: the stages keep their order
  remixed_from_video_id text references video,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  completed_at timestamptz,
  expires_at timestamptz,
  deleted_at timestamptz,
  cancel_requested_at timestamptz,
  queued_at timestamptz not null default now(),  -- when it last became queued
  -- the running attempt, or the last one
  attempts int not null default 0,
  fence bigint,
  worker_id text,
  worker_slot text,
  assigned_at timestamptz,
  acknowledged_at timestamptz,     -- when its worker fetched the job; until then it can be taken back at once
  deadline_at timestamptz,         -- no heartbeat renews the lease beyond it
  lease_until timestamptz,
  check ((status = 'in_progress') = (lease_until is not null)),
  check ((status = 'failed') = (error_code is not null))
);
create index video_by_project on video (project_id, created_at desc, id desc) where deleted_at is null;
create index video_expiring on video (expires_at) where status = 'completed';
create index video_by_request on video (api_key_id, request_hash, created_at);
create index video_queued on video (queued_at) where status = 'queued';
create index video_leased on video (lease_until) where status = 'in_progress';
create unique index video_running on video (fence) where status = 'in_progress';
-- Whatever the schedulers believe, a slot runs one attempt.
create unique index video_slot on video (worker_id, worker_slot) where status = 'in_progress';

create table attempt (
  video_id text not null references video,
  number int not null,
  fence bigint not null unique,
  worker_id text not null,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  outcome text check (outcome in ('completed', 'failed', 'cancelled', 'expired', 'released')),
  error_kind text check (error_kind in ('user', 'infra', 'oom', 'timeout')),
  error_message text,
  primary key (video_id, number),
  check ((ended_at is null) = (outcome is null)),
  check ((outcome = 'failed') = (error_kind is not null))
);

create table artifact (
  video_id text not null references video,
  variant text not null check (variant in ('video', 'thumbnail', 'spritesheet', 'plan')),
  key text not null,               -- where the store keeps it; contains the fence of the attempt that made it
  content_type text not null,
  bytes bigint not null,
  sha256 bytea not null,
  created_at timestamptz not null default now(),
  primary key (video_id, variant)
);

-- What an attempt has uploaded so far; becomes artifacts when the attempt completes.
create table upload (
  fence bigint not null references attempt (fence) on delete cascade,
  variant text not null check (variant in ('video', 'thumbnail', 'spritesheet', 'plan')),
  bytes bigint not null,
  sha256 bytea not null,
  primary key (fence, variant)
);

-- Written by the transaction that changes the video; webhooks and event streams read from here.
create table event (
  sequence bigint generated always as identity primary key,
  -- A smaller sequence can be committed later than a larger one; by this a reader knows what is final.
  transaction_id xid8 not null default pg_current_xact_id(),
  id text not null unique,
  project_id text not null references project,
  type text not null,
  subject_id text not null,
  created_at timestamptz not null default now()
);
create index event_by_project on event (project_id, transaction_id, sequence);

create table idempotency (
  project_id text not null references project,
  key text not null,
  request_hash bytea not null,
  video_id text not null references video deferrable initially deferred,
  created_at timestamptz not null default now(),
  primary key (project_id, key)
);

-- Who has sent heartbeats. A worker process draws its id when it starts, so a row is one life of one process.
create table worker (
  id text primary key,
  name text not null,
  version text not null,
  slots jsonb not null,            -- as its last heartbeat told them
  draining boolean not null,
  sequence bigint not null,        -- of its last heartbeat; an older one is refused
  failures int not null default 0, -- of its own making, in a row
  quarantined_until timestamptz,   -- given no work until then, after too many failures
  cordon_reason text,              -- given no work until an operator says so
  joined_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
create index worker_seen on worker (seen_at);

-- One row a role; the holder of a live one does the work. Correctness never rests on it, only fairness does.
create table leader_lease (
  role text primary key,
  epoch bigint not null,
  owner text not null,
  until timestamptz not null
);

-- What callers attach to their videos, to find them by.
alter table video
  add column negative_prompt text,
  add column metadata jsonb not null default '{}',
  add column client_reference_id text,
  add column webhook_url text;

-- Each filter of the list has an index that gives its pages in their order.
create index video_by_status on video (project_id, status, created_at desc, id desc) where deleted_at is null;
create index video_by_model on video (project_id, model, created_at desc, id desc) where deleted_at is null;
create index video_by_client_reference on video (project_id, client_reference_id, created_at desc, id desc)
  where deleted_at is null and client_reference_id is not null;

-- The pairs of metadata as rows: a video's row changes with every heartbeat, and an index on the pairs would with it.
create table video_metadata (
  project_id text not null references project,
  key text not null,
  value_hash bytea not null,       -- SHA-256; a value itself can be too long for an index
  created_at timestamptz not null, -- the video's
  video_id text not null references video,
  primary key (project_id, key, value_hash, created_at, video_id)
);
create index video_metadata_by_video on video_metadata (video_id);

-- A request may name a URL of its own. Each such URL is an endpoint that no list shows, with the project's one secret.
create table webhook_signing_secret (
  project_id text primary key references project,
  secret bytea not null,           -- sealed, as those of the endpoints are
  created_at timestamptz not null default now(),
  updated_at timestamptz
);
alter table webhook_endpoint add column origin text not null default 'registered'
  check (origin in ('registered', 'request'));
create unique index webhook_endpoint_of_request on webhook_endpoint (project_id, md5(url)) where origin = 'request';
drop index webhook_endpoint_by_project;
create index webhook_endpoint_by_project on webhook_endpoint (project_id, created_at desc, id desc)
  where deleted_at is null and origin = 'registered';

-- Until then no sweeper removes the files of the video, because somebody reads them.
alter table video add column read_until timestamptz;

create table batch (
  id text primary key,
  organization_id text not null references organization,
  project_id text not null references project,
  api_key_id text not null references api_key,
  key_kind text not null check (key_kind in ('live', 'test')),
  input_file_id text not null,
  metadata jsonb not null default '{}',
  output_seconds int check (output_seconds > 0),
  idempotency_key text,
  status text not null default 'validating' check (status in
    ('validating', 'failed', 'in_progress', 'finalizing', 'completed', 'expired', 'cancelling', 'cancelled')),
  errors jsonb not null default '[]',
  total int not null default 0,
  completed int not null default 0,
  failed int not null default 0,
  -- the first line that was not begun, and where it begins in the file
  next_line int not null default 1,
  next_offset bigint not null default 0,
  begun boolean not null default false,
  output_file_id text,
  error_file_id text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  in_progress_at timestamptz,
  finalizing_at timestamptz,
  completed_at timestamptz,
  failed_at timestamptz,
  expired_at timestamptz,
  cancelling_at timestamptz,
  cancelled_at timestamptz,
  lease_owner text,                -- the API server that works on it
  lease_until timestamptz
);
create unique index batch_by_idempotency_key on batch (project_id, idempotency_key);
create index batch_by_project on batch (project_id, created_at desc, id desc);
create index batch_unfinished on batch (created_at)
  where status in ('validating', 'in_progress', 'finalizing', 'cancelling');

-- A line that was begun. Written by the transaction that makes its video, so a line makes one at most.
create table batch_line (
  batch_id text not null references batch,
  line int not null,
  custom_id text not null,
  video_id text unique references video,
  status_code int,                 -- of a refusal
  error jsonb,                     -- its body
  ended_at timestamptz,            -- when the video ended
  primary key (batch_id, line),
  check ((video_id is null) = (error is not null))
);
create index batch_line_running on batch_line (batch_id) where video_id is not null and ended_at is null;

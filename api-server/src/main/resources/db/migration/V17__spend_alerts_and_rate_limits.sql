-- Who is told when so much was spent in a calendar month (UTC); what is held counts as spent.
create table spend_alert (
  id text primary key,
  organization_id text not null references organization,
  scope text not null check (scope in ('organization', 'project')),
  subject_id text not null,
  threshold_micro bigint not null check (threshold_micro > 0),
  recipients text[] not null check (cardinality(recipients) > 0),
  subject_prefix text,
  created_at timestamptz not null default now()
);
create index spend_alert_by_subject on spend_alert (subject_id, created_at desc, id desc);

-- Each alert that was reached, once a month; another threshold is another alert.
create table spend_notice (
  alert_id text not null references spend_alert on delete cascade,
  period date not null,
  threshold_micro bigint not null,
  micro bigint not null,
  reached_at timestamptz not null default now(),
  mailed_at timestamptz,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  primary key (alert_id, period, threshold_micro)
);
create index spend_notice_due on spend_notice (next_attempt_at) where mailed_at is null;

-- How many videos of a model a project may ask for in a minute, where that is less than its plan allows.
create table project_rate_limit (
  project_id text not null references project,
  model text not null,
  per_minute int not null check (per_minute > 0),
  primary key (project_id, model)
);

-- What was charged; null where nothing has a price.
alter table video add column cost_micro bigint check (cost_micro >= 0);
update video set cost_micro = r.captured_micro
from reservation r where r.video_id = video.id and r.captured_micro is not null;

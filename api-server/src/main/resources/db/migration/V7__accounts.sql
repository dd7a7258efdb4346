-- Who belongs to an organisation, what their keys may do, and what was done.

-- The operator is the organisation that may see and steer the machines.
alter table organization
  add column operator boolean not null default false,
  add column plan text not null default 'default';
update organization set operator = true, plan = 'operator'
where id = (select id from organization order by created_at, id limit 1);

create table member (
  id text primary key,
  organization_id text not null references organization,
  email text not null,
  name text not null,
  role text not null check (role in ('owner', 'admin', 'billing', 'developer', 'viewer')),
  added_at timestamptz not null default now(),
  removed_at timestamptz
);
create unique index member_by_email on member (organization_id, lower(email)) where removed_at is null;

-- The code of an invite is a secret like a key: only its keyed hash is stored.
create table invite (
  id text primary key,
  organization_id text not null references organization,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'billing', 'developer', 'viewer')),
  code_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  member_id text references member,
  deleted_at timestamptz,
  check ((accepted_at is null) = (member_id is null))
);
create index invite_by_organization on invite (organization_id, created_at desc, id desc) where deleted_at is null;

alter table api_key
  add column scopes text[],             -- null: everything that its kind can do
  add column allowed_addresses text[],  -- null: from everywhere
  add column monthly_cap_micro bigint check (monthly_cap_micro >= 0),
  add column member_id text references member,  -- whose role bounds an admin key, or who made a project's; null: made from the shell
  add column rotated_to text references api_key;
create index api_key_by_project on api_key (project_id, created_at desc, id desc);
create index api_key_by_organization on api_key (organization_id, created_at desc, id desc);
create index project_by_organization on project (organization_id, created_at desc, id desc);

create table audit_log (
  sequence bigint generated always as identity primary key,
  id text not null unique,
  organization_id text not null references organization,
  project_id text references project,
  type text not null,
  resource_id text not null,
  actor_key_id text references api_key,    -- both null: done from the shell
  actor_member_id text references member,
  address text,
  request_id text,
  details jsonb not null default '{}',
  effective_at timestamptz not null
);
create index audit_log_by_organization on audit_log (organization_id, sequence desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger audit_log_is_append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_change();

create index video_queued_by_organization on video (organization_id) where status = 'queued';
create index video_started on video (organization_id, started_at) where started_at is not null;

-- What usage_event says, added up by the hour, so that a year is a few thousand rows. Made anew from the events at will.
create table usage_hour (
  organization_id text not null,
  hour timestamptz not null,
  project_id text not null,
  api_key_id text not null,
  model text not null,
  size text not null,
  tier text not null,
  videos bigint not null,
  output_ms bigint not null,
  amount_micro bigint not null,
  primary key (organization_id, hour, project_id, api_key_id, model, size, tier)
);
-- Hours before this one are added up; later ones are counted from the events.
create table usage_rollup (
  single boolean primary key default true check (single),
  complete_until timestamptz not null
);
insert into usage_rollup (complete_until) values ('epoch');

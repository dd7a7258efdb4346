-- A video that was given to a worker stays queued until the worker has fetched it, so that nobody sees it begin and fall
-- back. What counts as running for leases, fences and slots is therefore the lease and not the status.
alter table video drop constraint video_check;
alter table video add constraint video_lease check (
  case status when 'in_progress' then lease_until is not null when 'queued' then true else lease_until is null end);
drop index video_leased;
drop index video_running;
drop index video_slot;
create index video_leased on video (lease_until) where lease_until is not null;
create unique index video_running on video (fence) where lease_until is not null;
create unique index video_slot on video (worker_id, worker_slot) where lease_until is not null;

alter table video add column trace_parent text;  -- W3C trace context of the request that made it

alter table attempt add column acknowledged_at timestamptz;  -- when its worker fetched the job
update attempt set acknowledged_at = started_at;
create index attempt_by_worker on attempt (worker_id, started_at desc);

alter table worker add column drain_requested_at timestamptz;  -- an operator wants it to finish and go

-- How many seconds of a slot the latest videos of one shape took, the newest last.
create table cost (
  engine_model text not null,
  width int not null,
  height int not null,
  seconds int not null,
  took double precision[] not null check (cardinality(took) > 0),
  updated_at timestamptz not null default now(),
  primary key (engine_model, width, height, seconds)
);

-- The GPUs of a worker as its last heartbeat told them; an empty list is a worker that has none.
alter table worker add column devices jsonb not null default '[]';

-- How many takes are made and paid for, of which the best is delivered.
alter table video add column best_of int not null generated always as (
  case when options ->> 'best_of' ~ '^([1-9]|1[0-6])$' then (options ->> 'best_of')::int else 1 end) stored;

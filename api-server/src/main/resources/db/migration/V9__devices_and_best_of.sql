-- The GPUs of a worker as its last heartbeat told them; an empty list is a worker that has none.
alter table worker add column devices jsonb not null default '[]';

-- How many takes are made and paid for, of which the best is delivered.
alter table video add column best_of int not null default 1 check (best_of between 1 and 16);

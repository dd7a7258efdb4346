-- Once a night (UTC), whoever writes its row checks the books.
create table ledger_check (
  night date primary key,
  began_at timestamptz not null default now(),
  ended_at timestamptz,
  broken text[],                    -- names of the rules that did not hold
  check ((ended_at is null) = (broken is null))
);

-- What all API servers on this database must have in common, as fingerprints that tell nothing of it.
create table shared_secret (
  name text primary key,
  fingerprint text not null,
  agreed_at timestamptz not null default now()
);

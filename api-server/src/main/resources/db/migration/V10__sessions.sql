-- Somebody signed in at the dashboard. What a session may do is what its admin key may do, at that moment.
create table session (
  token_hash bytea primary key,
  api_key_id text not null references api_key on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_expiring on session (expires_at);

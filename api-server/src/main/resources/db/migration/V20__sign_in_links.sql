-- Somebody who asked for an e-mail to sign in with. A member has one at most: the next one takes its place.
create table sign_in_link (
  member_id text primary key references member,
  token_hash bytea not null unique,
  browser_hash bytea not null,  -- of a cookie of the browser that asked
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- The admin key that stands for whoever signed in by e-mail. Nobody knows its text, and no list shows it.
alter table api_key add column sign_in boolean not null default false;
create unique index api_key_of_sign_in on api_key (member_id) where sign_in and revoked_at is null;

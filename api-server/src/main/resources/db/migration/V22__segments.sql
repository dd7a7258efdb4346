-- Parts of unfinished videos that later attempts on other machines can use; bytes are null until a part has arrived.
create table segment (
  video_id text not null references video,
  name text not null,
  fence bigint not null,
  bytes bigint,
  sha256 bytea,
  begun_at timestamptz not null default now(),
  primary key (video_id, name),
  check ((bytes is null) = (sha256 is null))
);

-- What requests bring along: files, checked pictures and clips, characters, and which video starts from what.

create table file (
  id text primary key,
  project_id text not null references project,
  purpose text not null check (purpose in ('batch', 'batch_output', 'user_data', 'vision')),
  filename text not null,
  key text not null,               -- where the store keeps it
  bytes bigint not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index file_by_project on file (project_id, created_at desc, id desc);
create index file_expiring on file (expires_at) where expires_at is not null;

-- A picture or clip from outside that has been checked; a picture is also encoded anew.
create table input (
  id text primary key,
  project_id text not null references project,
  content_type text not null,
  key text not null,
  bytes bigint not null,
  sha256 bytea not null,
  width int not null,
  height int not null,
  seconds double precision not null default 0,  -- 0 for a picture
  created_at timestamptz not null
);
create index input_by_age on input (created_at);

create table character (
  id text primary key,
  project_id text not null references project,
  name text not null,
  input_id text not null references input,
  created_at timestamptz not null
);
create index character_by_input on character (input_id);

alter table video
  -- What it does with the video or the input that it starts from.
  add column source_use text check (source_use in ('remix', 'edit', 'extend')),
  add column source_input_id text references input on delete set null,
  -- How much of the result is its source; "seconds" is what an engine makes and money pays for.
  add column source_seconds int not null default 0 check (source_seconds >= 0),
  add column extensions int not null default 0 check (extensions >= 0),
  add column reference_input_id text references input on delete set null;
update video set source_use = 'remix' where remixed_from_video_id is not null;
create index video_by_source on video (remixed_from_video_id) where remixed_from_video_id is not null;
create index video_by_source_input on video (source_input_id) where source_input_id is not null;
create index video_by_reference on video (reference_input_id) where reference_input_id is not null;

create table video_character (
  video_id text not null references video,
  position int not null,
  character_id text not null references character,
  primary key (video_id, position)
);

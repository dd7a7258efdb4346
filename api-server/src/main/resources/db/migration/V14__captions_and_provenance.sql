-- What is said in a video is one of its files.
alter table artifact drop constraint artifact_variant_check;
alter table artifact add constraint artifact_variant_check
  check (variant in ('video', 'thumbnail', 'spritesheet', 'plan', 'captions'));
alter table upload drop constraint upload_variant_check;
alter table upload add constraint upload_variant_check
  check (variant in ('video', 'thumbnail', 'spritesheet', 'plan', 'captions'));

-- Which videos carry which invisible mark. The mark follows from what was asked for, so that the same request gives
-- the same pictures, and several videos may carry one.
create table watermark (
  payload int not null,
  video_id text not null references video,
  created_at timestamptz not null default now(),
  primary key (payload, video_id)
);

-- The certificates with which the servers of this installation have signed, by the SHA-256 of their DER.
create table signer (
  fingerprint bytea primary key,
  certificate bytea not null,
  created_at timestamptz not null default now()
);

-- What waits, in the order in which each organisation's videos are served: who begins to lead reads the first of each
-- from it, and then the rest in pages. It also counts what an organisation has waiting.
create index video_waiting on video (organization_id, lane, created_at, id) where status = 'queued';
drop index video_queued_by_organization;

-- The recording of a live sale lies in the store of files like everything else that is kept: every machine shows it, backups take it along.
alter table market.live_session add column replay_sha256 text constraint live_session_replay_is_a_hash check (replay_sha256 ~ '^[0-9a-f]{64}$');
comment on column market.live_session.replay_sha256 is 'The recording by its content; null where it lies on the machine that made it';
comment on table platform.written_file is 'Files that this system wrote and keeps, under the hash of their content; backups take them along. A row goes when the time of keeping is over';
grant delete on platform.written_file to saolang_app;

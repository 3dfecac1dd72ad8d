create table platform.backup_run (
  id text constraint backup_run_pk primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  verified_at timestamptz,
  failure text,
  stored_bytes bigint not null,
  new_bytes bigint not null,
  constraint backup_run_ended_one_way check ((verified_at is null) <> (failure is null))
);
comment on table platform.backup_run is 'How each backup went: verified, or why there is none. Written by the command that takes them';
grant select on platform.backup_run to saolang_app, saolang_reader;

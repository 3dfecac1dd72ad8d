-- Several processes and machines of one installation: what they count together, and that they are of one installation.

-- A count that is lost in a crash begins again: no log is written for it.
create unlogged table platform.asked (
  who text not null,
  what text not null,
  until timestamptz not null,
  times int not null,
  constraint asked_pk primary key (what, who)
);
comment on table platform.asked is 'How often an address asked for something in its window of time, counted by all processes together; who is a keyed hash';
create index asked_until on platform.asked (until);
grant select, insert, update, delete on platform.asked to saolang_app;

create table platform.secret_mark (
  name text constraint secret_mark_pk primary key,
  mark bytea not null constraint secret_mark_length check (length(mark) = 8),
  marked_at timestamptz not null
);
comment on table platform.secret_mark is 'A short keyed mark of each secret of the installation: a machine that was given other secrets is told so at its start';
grant select, insert, update on platform.secret_mark to saolang_app;

-- Whether a second copy of a commit is asked for, and can be had: none, ready, away.
create function platform.second_copy() returns text
language sql volatile security definer set search_path = pg_catalog as $$
  select case
    when current_setting('synchronous_standby_names') = '' then 'none'
    when exists (select from pg_stat_replication where state = 'streaming' and sync_state in ('sync', 'quorum')) then 'ready'
    else 'away'
  end
$$;
comment on function platform.second_copy is 'Whether commits can wait for a standby: none is asked for, ready, away';

-- A commit that waits for a standby is done on this machine already: only the waiting is ended.
create function platform.stop_waiting(waiting int) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  select coalesce(bool_or(pg_cancel_backend(pid)), false) from pg_stat_activity
  where pid = waiting and datname = current_database() and wait_event = 'SyncRep'
$$;
comment on function platform.stop_waiting is 'Ends the waiting of a commit for a standby; the commit stays. False when that session does not wait';

revoke execute on function platform.second_copy(), platform.stop_waiting(int) from public;
grant execute on function platform.second_copy(), platform.stop_waiting(int) to saolang_app;

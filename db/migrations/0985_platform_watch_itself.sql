-- What the engine room shows to those who watch it. The application's roles see neither other sessions nor the queue: each question
-- is a function of its own, which answers with counts and names of work, never with what somebody wrote.
create function platform.list_connections() returns table (application text, state text, many int)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(application_name, ''), coalesce(state, 'none'), count(*)::int from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' group by 1, 2
$$;

create function platform.list_replicas() returns table (name text, state text, is_synchronous boolean, lag_bytes bigint, lag_seconds float8)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select application_name, state, coalesce(sync_state in ('sync', 'quorum'), false),
    case when not pg_is_in_recovery() then greatest(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), 0)::bigint end,
    coalesce(extract(epoch from replay_lag), 0)::float8
  from pg_stat_replication where replay_lsn is not null order by application_name
$$;

create function platform.list_jobs() returns table (
  id text, kind text, is_event boolean, state text, attempts int, max_attempts int, created_at timestamptz, run_at timestamptz,
  last_error text, payload jsonb)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select j.id::text, case t.identifier when 'event' then coalesce(j.payload->>'name', 'event') else t.identifier end,
    t.identifier = 'event',
    case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'failed'
      when j.attempts > 0 then 'retrying' when j.run_at > now() then 'scheduled' else 'waiting' end,
    j.attempts, j.max_attempts, j.created_at, j.run_at, j.last_error, j.payload::jsonb
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
$$;

-- A job that a worker has in hand stays as it is; whoever asks is told whether there was one to take.
create function platform.retry_job(job text) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from graphile_worker.reschedule_jobs(array[job::bigint], run_at => now(), attempts => 0))
$$;

create function platform.drop_job(job text) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from graphile_worker.complete_jobs(array[job::bigint]))
$$;

-- The statements that took most of the server's time, when the extension is there and loaded; no row otherwise. The text holds no values.
create function platform.list_slow_statements() returns table (statement text, calls bigint, total_ms float8, mean_ms float8, max_ms float8, rows bigint)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare place text;
begin
  select n.nspname into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements';
  if place is null then return; end if;
  return query execute format(
    'select query, calls, total_exec_time, mean_exec_time, max_exec_time, rows from %I.pg_stat_statements
     where dbid = (select oid from pg_database where datname = current_database()) and query not like ''%%pg_stat_statements%%''
     order by total_exec_time desc limit 50', place);
exception when object_not_in_prerequisite_state then return;
end $$;

do $$ begin
  create extension if not exists pg_stat_statements schema public;
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise notice 'pg_stat_statements is not here: slow statements are those that each process sees itself';
end $$;

create table platform.job_ruling (
  id uuid constraint job_ruling_pk primary key,
  job text not null,
  kind text not null,
  ruling text not null constraint job_ruling_kind check (ruling in ('retried', 'dropped')),
  payload jsonb not null,
  reason text not null constraint job_ruling_has_a_reason check (length(btrim(reason)) >= 5),
  ruled_by uuid not null,
  ruled_at timestamptz not null
);
comment on table platform.job_ruling is 'Append-only: what administrators did with work that did not go through, and why';
create index job_ruling_newest on platform.job_ruling (ruled_at desc);
grant select, insert on platform.job_ruling to saolang_app;
grant select on platform.job_ruling to saolang_reader;

revoke all on function platform.list_connections, platform.list_replicas, platform.list_jobs, platform.retry_job, platform.drop_job,
  platform.list_slow_statements from public;
grant execute on function platform.list_connections, platform.list_replicas, platform.list_jobs, platform.list_slow_statements to saolang_reader, saolang_app;
grant execute on function platform.retry_job, platform.drop_job to saolang_app;

-- The trace of a request goes on in the work that it left behind, when somebody traces.
create or replace function platform.emit(name text, payload jsonb) returns void
language sql security definer set search_path = pg_catalog as $$
  select graphile_worker.add_job('event', case when coalesce(current_setting('saolang.traceparent', true), '') = ''
    then json_build_object('name', name, 'payload', payload)
    else json_build_object('name', name, 'payload', payload, 'traceparent', current_setting('saolang.traceparent', true)) end,
    max_attempts => 25);
$$;

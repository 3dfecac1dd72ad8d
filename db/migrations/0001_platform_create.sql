-- The outbox: events become jobs of the same transaction. The function runs as its owner, so that the application
-- may put a job in and do nothing else with the queue.
create schema platform;

create function platform.emit(name text, payload jsonb) returns void
language sql security definer set search_path = pg_catalog as $$
  select graphile_worker.add_job('event', json_build_object('name', name, 'payload', payload), max_attempts => 25);
$$;

revoke all on function platform.emit from public;
grant usage on schema platform to saolang_app;
grant execute on function platform.emit to saolang_app;

-- Health asks how far the database has come.
grant usage on schema migration to saolang_reader;
grant select on migration.applied to saolang_reader;

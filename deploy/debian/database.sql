-- What a PostgreSQL 18 needs before Sao Làng migrates it, run once by its superuser: three roles of which only the first signs in.
select 'create role saolang login' where not exists (select from pg_roles where rolname = 'saolang') \gexec
select 'create role saolang_app nologin' where not exists (select from pg_roles where rolname = 'saolang_app') \gexec
select 'create role saolang_reader nologin' where not exists (select from pg_roles where rolname = 'saolang_reader') \gexec
grant saolang_app, saolang_reader to saolang;
-- To see its own sessions, standbys and statements for /metrics and /operations: counts, no data.
grant pg_monitor to saolang;

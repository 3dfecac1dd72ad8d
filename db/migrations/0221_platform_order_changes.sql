-- Numbers of transactions begin anew in another cluster: a backup that comes back there opens another era.
create table platform.era (
  no int generated always as identity constraint era_pk primary key,
  cluster text not null,
  began_at timestamptz not null default now()
);
comment on table platform.era is 'In which database cluster changes were written: within an era the number of a transaction orders them';
create function platform.begin_era() returns void language sql as $$
  insert into platform.era (cluster)
  select system_identifier::text from pg_control_system()
  where system_identifier::text is distinct from (select cluster from platform.era order by no desc limit 1)
$$;
create function platform.current_era() returns int language sql stable as 'select max(no) from platform.era';
select platform.begin_era();

create table platform.change (
  era int not null default platform.current_era(),
  xid xid8 not null default pg_current_xact_id(),
  seq bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  kind text not null constraint change_kind check (kind in ('organisation', 'product', 'certificate', 'decision', 'dossier')),
  what text not null,
  subject_id uuid not null,
  product_id uuid,
  organisation_id uuid,
  province_code text,
  is_demo boolean not null,
  is_public boolean not null,
  constraint change_pk primary key (era, xid, seq)
);
comment on table platform.change is 'Append-only, written by triggers: what changed, in an order that never gains a row behind one that was read. A reader stops before the oldest transaction that still runs';
grant select, insert on platform.change to saolang_app;
grant select on platform.change, platform.era to saolang_app, saolang_reader;

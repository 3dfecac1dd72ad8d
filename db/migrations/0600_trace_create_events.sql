-- EPCIS events. Every table carries the key it would be distributed by on several machines (event: id; event_item: key), and no
-- unique constraint is without it. Nothing is deleted: a wrong event gets an error declaration.
create schema trace;

create table trace.capture (
  id uuid constraint capture_pk primary key,
  owner_id uuid not null,
  captured_by uuid not null,
  received_at timestamptz not null,
  finished_at timestamptz not null,
  behaviour text not null constraint capture_behaviour check (behaviour in ('rollback', 'proceed')),
  success boolean not null,
  given int not null,
  added int not null,
  errors jsonb not null
);
comment on table trace.capture is 'Append-only: capture jobs, written once when they are finished (EPCIS 2.0 section 12.6.1)';
create index capture_owner on trace.capture (owner_id, received_at, id);

-- One owner tells an event once, whatever month it is told for.
create table trace.event_key (
  id uuid constraint event_key_pk primary key,
  event_time timestamptz not null
);
comment on table trace.event_key is 'Append-only: which events are there; id is made from owner, eventID and, in a declaration of error, its time';

create table trace.event (
  id uuid not null,
  event_time timestamptz not null,
  record_time timestamptz not null,
  event_id text not null,
  type text not null,
  action text,
  biz_step text,
  disposition text,
  read_point text,
  biz_location text,
  owner_id uuid not null,
  province_code text,
  commune_code text,
  capture_id uuid not null,
  error_time timestamptz,
  body jsonb not null,
  facts jsonb,
  prefixes jsonb,
  context jsonb,
  constraint event_pk primary key (event_time, id)
) partition by range (event_time);
comment on table trace.event is 'Append-only: events as they were told, with what they are asked for most; months from 2015 to 2035 are made when first needed';
create index event_record_time on trace.event (record_time, id);
create index event_biz_step on trace.event (biz_step, event_time);
create index event_biz_location on trace.event (biz_location, event_time);
create index event_read_point on trace.event (read_point, event_time);
create index event_owner on trace.event (owner_id, record_time);
create table trace.event_early partition of trace.event for values from (minvalue) to ('2015-01-01 00:00:00+00');
create table trace.event_late partition of trace.event for values from ('2036-01-01 00:00:00+00') to (maxvalue);

create table trace.event_item (
  key bigint not null,
  event_time timestamptz not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null
) partition by hash (key);
comment on table trace.event_item is 'Append-only: what an event mentions, by instance, lot and class; key is hashtextextended(text, 0), and text is compared too';
create index event_item_key on trace.event_item (key, event_time, event_id) include (role, level);

do $$ begin
  for part in 0..15 loop
    execute format('create table trace.event_item_%s partition of trace.event_item for values with (modulus 16, remainder %s)',
      lpad(part::text, 2, '0'), part);
  end loop;
end $$;

create table trace.error (
  id uuid not null,
  declaration_id uuid not null,
  event_time timestamptz not null,
  declared_at timestamptz not null,
  constraint error_pk primary key (id, declaration_id)
);
comment on table trace.error is 'Append-only: which events their owner declared wrong (EPCIS 2.0 section 7.4.1.3); they are kept, and count no more in traces';

-- Runs as its owner, so that the application can make the month that it needs and no other table.
create function trace.ensure_month(wanted timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  month timestamptz := date_trunc('month', wanted, 'UTC');
  name text := 'event_' || to_char(month at time zone 'UTC', 'YYYY_MM');
begin
  if wanted < '2015-01-01 00:00:00+00' or wanted >= '2036-01-01 00:00:00+00' or to_regclass('trace.' || name) is not null then return; end if;
  perform pg_advisory_xact_lock(hashtext('trace.ensure_month'));
  -- Asked of the table of tables: to_regclass remembers what it did not find before the lock.
  perform from pg_class where relname = name and relnamespace = 'trace'::regnamespace;
  if found then return; end if;
  -- Attached instead of made in place: readers of other months are not held up.
  execute format('create table trace.%I (like trace.event including defaults including constraints)', name);
  execute format('alter table trace.event attach partition trace.%I for values from (%L) to (%L)',
    name, month, date_add(month, interval '1 month', 'UTC'));
end $$;

revoke all on function trace.ensure_month from public;
grant usage on schema trace to saolang_app, saolang_reader;
grant execute on function trace.ensure_month to saolang_app;
grant select, insert on trace.capture, trace.event_key, trace.event, trace.event_item, trace.error to saolang_app;
grant select on trace.capture, trace.event_key, trace.event, trace.event_item, trace.error to saolang_reader;

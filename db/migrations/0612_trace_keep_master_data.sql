-- What documents say about places, products and parties besides events (EPCIS 2.0 section 9.4); the last telling counts.
create table trace.master_data (
  owner_id uuid not null,
  type text not null,
  id text not null,
  attributes jsonb not null,
  children text[] not null,
  province_code text,
  commune_code text,
  told_at timestamptz not null,
  constraint master_data_pk primary key (owner_id, type, id)
);
comment on table trace.master_data is 'Attributes and parts of what events name, by whoever told them; id in normal form, attributes by full name';
create index master_data_attributes on trace.master_data using gin (attributes);

-- Classes that events were told of, so that a pattern over many of them can be asked for.
create table trace.item_class (
  text text constraint item_class_pk primary key
);
comment on table trace.item_class is 'Append-only: every class that an event mentions';

create table trace.company_prefix (
  owner_id uuid not null,
  prefix text not null,
  constraint company_prefix_pk primary key (owner_id, prefix)
);
comment on table trace.company_prefix is 'Append-only: company prefixes seen in URNs of an owner; a Digital Link does not say how long its own is';

grant select, insert, update on trace.master_data to saolang_app;
grant select, insert on trace.item_class, trace.company_prefix to saolang_app;
grant select on trace.master_data, trace.item_class, trace.company_prefix to saolang_reader;

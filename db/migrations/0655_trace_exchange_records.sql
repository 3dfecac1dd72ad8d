-- Exchange with the portals of the State: settings and mappings by version, every version of a published record, one outbox.
create table trace.exchange_setting (
  id uuid constraint exchange_setting_pk primary key,
  target text not null,
  is_on boolean not null,
  address text,
  auth text not null constraint exchange_setting_auth check (auth in ('none', 'bearer', 'api-key', 'basic')),
  set_by uuid not null,
  set_at timestamptz not null,
  constraint exchange_setting_on_has_address check (not is_on or address is not null)
);
comment on table trace.exchange_setting is 'Append-only: whether and where a target is told; the newest holds, without one a target is off. Credentials lie in the secrets folder, never here';
create index exchange_setting_newest on trace.exchange_setting (target, set_at desc);

create table trace.exchange_mapping (
  target text not null,
  no int not null constraint exchange_mapping_no check (no >= 1),
  body jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  constraint exchange_mapping_pk primary key (target, no)
);
comment on table trace.exchange_mapping is 'Append-only: how records are told to a target, by version; version 0 is the assumed one that comes with the system';

create table trace.exchange_record (
  id uuid constraint exchange_record_pk primary key,
  subject text not null,
  version int not null constraint exchange_record_version check (version >= 1),
  product_id uuid not null constraint exchange_record_product references registry.product (id),
  lot_id uuid constraint exchange_record_lot references trace.lot (id),
  organisation_id uuid not null constraint exchange_record_organisation references people.organisation (id),
  cause text not null,
  body jsonb not null,
  made_at timestamptz not null,
  constraint exchange_record_once unique (subject, version)
);
comment on table trace.exchange_record is 'Append-only: every version of what is told of a published product or lot; each holds everything, so a later one makes up for any before it';
create index exchange_record_product on trace.exchange_record (product_id, subject, version desc);
create index exchange_record_organisation on trace.exchange_record (organisation_id, subject, version desc);

create table trace.exchange_delivery (
  id uuid constraint exchange_delivery_pk primary key,
  target text not null,
  record_id uuid not null constraint exchange_delivery_record references trace.exchange_record (id),
  subject text not null,
  version int not null,
  state text not null default 'waiting' constraint exchange_delivery_state check (state in ('waiting', 'accepted', 'rejected', 'incomplete', 'dead')),
  payload_no int,
  failures int not null default 0,
  queued_at timestamptz not null,
  next_try_at timestamptz not null,
  claimed_until timestamptz,
  settled_at timestamptz,
  receipt text,
  reasons jsonb not null default '[]',
  constraint exchange_delivery_once unique (target, subject, version),
  constraint exchange_delivery_settled check ((state = 'waiting') = (settled_at is null))
);
comment on table trace.exchange_delivery is 'The outbox: a version of a record on its way to a target. Of a subject the earlier version goes first';
create index exchange_delivery_waiting on trace.exchange_delivery (target, next_try_at) where state = 'waiting';
create index exchange_delivery_behind on trace.exchange_delivery (target, subject, version) where state = 'waiting';
create index exchange_delivery_list on trace.exchange_delivery (queued_at desc, id desc);

create table trace.exchange_payload (
  delivery_id uuid not null constraint exchange_payload_of references trace.exchange_delivery (id),
  no int not null,
  mapping_no int not null,
  body text not null,
  media_type text not null,
  idempotency_key text not null constraint exchange_payload_key_once unique,
  made_at timestamptz not null,
  constraint exchange_payload_pk primary key (delivery_id, no)
);
comment on table trace.exchange_payload is 'Append-only: what was written once is sent again byte by byte under its key; another mapping makes another payload and another key';

create table trace.exchange_attempt (
  delivery_id uuid not null constraint exchange_attempt_of references trace.exchange_delivery (id),
  no int not null,
  payload_no int,
  address text not null,
  signature text,
  outcome text not null constraint exchange_attempt_outcome check (outcome in ('accepted', 'duplicate', 'rejected', 'wait', 'denied', 'failed', 'incomplete', 'replayed')),
  status int,
  answer text,
  detail text,
  tried_by uuid,
  tried_at timestamptz not null,
  constraint exchange_attempt_pk primary key (delivery_id, no)
);
comment on table trace.exchange_attempt is 'Append-only: every try of a delivery with the signature it bore and the answer it got, and every time somebody asked for another';
create index exchange_attempt_at on trace.exchange_attempt (tried_at desc);

create table trace.exchange_pace (
  target text constraint exchange_pace_pk primary key,
  paused_until timestamptz not null
);
comment on table trace.exchange_pace is 'Until when a target asked to be left alone';

grant select, insert on trace.exchange_setting, trace.exchange_mapping, trace.exchange_record, trace.exchange_payload, trace.exchange_attempt to saolang_app;
grant select, insert on trace.exchange_delivery to saolang_app;
grant update (state, payload_no, failures, next_try_at, claimed_until, settled_at, receipt, reasons) on trace.exchange_delivery to saolang_app;
grant select, insert, update on trace.exchange_pace to saolang_app;
grant select on trace.exchange_setting, trace.exchange_mapping, trace.exchange_record, trace.exchange_delivery, trace.exchange_payload, trace.exchange_attempt, trace.exchange_pace to saolang_reader;

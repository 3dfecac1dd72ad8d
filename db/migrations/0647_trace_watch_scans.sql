-- Scans of single pieces, kept so that copies are found and people are not (docs/decisions: scans without readers).
create table trace.scan (
  id bigint generated always as identity constraint scan_pk primary key,
  key text not null constraint scan_key references trace.product_key (key),
  serial text not null,
  at timestamptz not null constraint scan_by_the_hour check (at = date_trunc('hour', at, 'UTC')),
  reader bytea not null constraint scan_reader_is_short check (length(reader) = 8),
  province_code text
);
comment on table trace.scan is 'Scans of single pieces by the hour. reader: a mark of that day and that piece alone, made with a salt that is destroyed the next night; province_code: what the reader told, if anything. Rows go after 90 days';
create index scan_piece on trace.scan (key, serial, at);
create index scan_at on trace.scan (at);

create table trace.scan_salt (
  day date constraint scan_salt_pk primary key,
  salt bytea not null
);
comment on table trace.scan_salt is 'The salt of today; those of days that are over are destroyed every night';

create table trace.scan_month (
  key text not null constraint scan_month_key references trace.product_key (key),
  month date not null,
  scans int not null,
  constraint scan_month_pk primary key (key, month)
);
comment on table trace.scan_month is 'How often pieces of a product were scanned, by month: what is left of scans after 90 days';

create table trace.clone_alarm (
  id uuid constraint clone_alarm_pk primary key,
  key text not null constraint clone_alarm_key references trace.product_key (key),
  serial text not null,
  kind text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  facts jsonb not null,
  raised_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  outcome text,
  words text,
  constraint clone_alarm_settled check (num_nonnulls(settled_by, settled_at, outcome, words) in (0, 4))
);
comment on table trace.clone_alarm is 'Signs that a serial cannot be one piece, until somebody looked into them';
create unique index clone_alarm_open on trace.clone_alarm (key, serial, kind) where settled_at is null;
create index clone_alarm_newest on trace.clone_alarm (raised_at desc);

grant select, insert, delete on trace.scan, trace.scan_salt to saolang_app;
grant select, insert, update (scans) on trace.scan_month to saolang_app;
grant select, insert, update (last_at, facts, settled_by, settled_at, outcome, words) on trace.clone_alarm to saolang_app;
grant select on trace.scan, trace.scan_month, trace.clone_alarm to saolang_reader;

-- Who asked to be told of events by a webhook (EPCIS 2.0 section 12.7.5). What it may see is asked anew at every run.
create table trace.subscription (
  id uuid constraint subscription_pk primary key,
  person_id uuid not null,
  role text not null,
  organisation_id uuid,
  commune_code text,
  province_code text,
  query_name text not null,
  dest text not null,
  sealed_secret text not null,
  epc_format text not null,
  prefixes jsonb not null,
  schedule jsonb,
  report_if_empty boolean not null,
  initial_record_time timestamptz not null,
  created_at timestamptz not null,
  min_record_time timestamptz not null,
  next_run_at timestamptz not null,
  claimed_until timestamptz,
  last_notified_at timestamptz,
  failures int not null default 0,
  failing_since timestamptz,
  last_error text,
  disabled_at timestamptz,
  ended_at timestamptz
);
comment on table trace.subscription is 'Questions that are answered by themselves: at times of a schedule, or without one whenever something is captured';
create index subscription_due on trace.subscription (next_run_at) where ended_at is null and disabled_at is null;
create index subscription_person on trace.subscription (person_id, query_name) where ended_at is null;

create table trace.subscription_report (
  subscription_id uuid not null constraint subscription_report_of references trace.subscription (id),
  event_id uuid not null,
  record_time timestamptz not null,
  constraint subscription_report_pk primary key (subscription_id, event_id)
);
comment on table trace.subscription_report is 'What a subscriber was told of lately, so that the overlap of two looks tells nothing twice; older rows go';

create table trace.subscription_delivery (
  id uuid constraint subscription_delivery_pk primary key,
  subscription_id uuid not null constraint subscription_delivery_of references trace.subscription (id),
  at timestamptz not null,
  events int not null,
  status int,
  error text
);
comment on table trace.subscription_delivery is 'Append-only: every attempt to reach a subscriber, and what became of it';
create index subscription_delivery_at on trace.subscription_delivery (subscription_id, at);

create table trace.released_page (
  token_hash bytea constraint released_page_pk primary key,
  expires_at timestamptz not null
);
comment on table trace.released_page is 'Page tokens that were given back before their time; forgotten when that is over';

grant select, insert, update on trace.subscription to saolang_app;
grant select, insert, delete on trace.subscription_report, trace.released_page to saolang_app;
grant select, insert on trace.subscription_delivery to saolang_app;
grant select on trace.subscription, trace.subscription_report, trace.subscription_delivery, trace.released_page to saolang_reader;

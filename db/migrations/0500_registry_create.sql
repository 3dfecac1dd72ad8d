create schema registry;
grant usage on schema registry to saolang_app, saolang_reader;

create table registry.product (
  id uuid constraint product_pk primary key,
  name text not null constraint product_has_a_name check (name <> ''),
  industry_code text not null constraint product_industry check (industry_code in ('I', 'II', 'III', 'IV', 'V', 'VI')),
  set_no int constraint product_set check (set_no between 1 and 26),
  organisation_id uuid constraint product_organisation references people.organisation (id),
  producer text,
  commune_code text,
  province_code text not null,
  recorded_place text not null,
  recorded_commune_code text,
  gtin text constraint product_gtin_has_14_digits check (gtin ~ '^\d{14}$'),
  origin text not null constraint product_origin check (origin in ('decision', 'import')),
  import_key text constraint product_imported_once unique,
  merged_into uuid constraint product_merged_into references registry.product (id),
  is_demo boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint product_import_has_a_key check ((origin = 'import') = (import_key is not null)),
  constraint product_of_a_decision_has_an_organisation check (origin = 'import' or organisation_id is not null),
  constraint product_not_merged_into_itself check (merged_into <> id)
);
comment on table registry.product is 'A product of the register. recorded_place is as its source writes it; commune_code is today''s, null while a person must decide';
create index product_organisation on registry.product (organisation_id);

create table registry.product_name (
  product_id uuid not null constraint product_name_product references registry.product (id),
  version int not null,
  name text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  reason text,
  constraint product_name_pk primary key (product_id, version)
);
comment on table registry.product_name is 'Append-only: the names of a product as they followed each other';

create table registry.product_code (
  code text constraint product_code_pk primary key,
  product_id uuid not null constraint product_code_product references registry.product (id),
  commune_code text,
  year int,
  serial int,
  is_recorded boolean not null,
  issued_at timestamptz not null,
  constraint product_code_serial_once unique (commune_code, year, serial),
  constraint product_code_is_whole check (is_recorded or num_nulls(commune_code, year, serial) = 0)
);
comment on table registry.product_code is 'Append-only: legal codes (T)-(X)-(STT)-year, each for good; a recorded one was given elsewhere and is kept as text';
create index product_code_product on registry.product_code (product_id, issued_at desc);

create table registry.numbering (
  authority text not null,
  version int not null,
  template text not null,
  set_by uuid,
  set_at timestamptz not null,
  constraint numbering_pk primary key (authority, version)
);
comment on table registry.numbering is 'Append-only: how an authority (province code or TW) numbers its certificates; the newest counts, none means the national template';

create table registry.certificate (
  id uuid constraint certificate_pk primary key,
  kind text not null constraint certificate_kind check (kind in ('issued', 'transcribed')),
  product_id uuid not null constraint certificate_product references registry.product (id),
  number text constraint certificate_number_once unique,
  authority text,
  serial int,
  authority_name text,
  decision_id uuid,
  dossier_id uuid,
  verdict_id uuid,
  decision_number text,
  signer text,
  star int constraint certificate_star check (star between 3 and 5),
  points numeric constraint certificate_points check (points between 0 and 100),
  parts jsonb,
  set_id text,
  year int not null,
  issued_on date,
  expires_on date,
  fact text not null constraint certificate_fact
    check (fact in ('recognised', 'recognised-again', 'upgraded', 'proposed', 'ended')),
  fact_key text not null,
  source jsonb,
  recorded_at timestamptz not null,
  constraint certificate_fact_once unique (product_id, fact_key),
  constraint certificate_decided_once unique (verdict_id, decision_id),
  constraint certificate_serial_once unique (authority, year, serial),
  constraint certificate_issued_is_whole check (kind = 'transcribed' or num_nulls(
    number, authority, serial, authority_name, decision_id, dossier_id, verdict_id, decision_number, signer, star, points,
    parts, set_id, issued_on, expires_on) = 0),
  constraint certificate_transcribed_has_its_source check (kind = 'issued' or (
    source is not null and num_nonnulls(number, serial, decision_id, dossier_id, verdict_id, set_id) = 0)),
  constraint certificate_ends_after_its_issue check (expires_on > issued_on)
);
comment on table registry.certificate is 'Append-only: recognitions. "issued": from a decision recorded here; "transcribed": what a source tells, never a certificate of ours';
create index certificate_product on registry.certificate (product_id, year);

create table registry.certificate_event (
  id uuid constraint certificate_event_pk primary key,
  certificate_id uuid not null constraint certificate_event_certificate references registry.certificate (id),
  kind text not null constraint certificate_event_kind check (kind in ('withdrawn', 'extended', 'replaced', 'upgraded', 'ended')),
  effective_on date,
  until date,
  document_number text,
  ground text,
  reason text,
  by_certificate_id uuid constraint certificate_event_by references registry.certificate (id),
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint certificate_event_extension_has_an_end check ((kind = 'extended') = (until is not null)),
  constraint certificate_event_succession_has_a_successor check ((kind in ('replaced', 'upgraded')) = (by_certificate_id is not null)),
  constraint certificate_event_withdrawal_is_reasoned
    check (kind <> 'withdrawn' or num_nulls(effective_on, document_number, ground, reason) = 0)
);
comment on table registry.certificate_event is 'Append-only: what happened to a certificate; its status is computed from these and the calendar';
create unique index certificate_event_ends_once on registry.certificate_event (certificate_id, kind) where kind <> 'extended';
create index certificate_event_certificate on registry.certificate_event (certificate_id);

create table registry.verification_code (
  code text constraint verification_code_pk primary key,
  product_id uuid not null constraint verification_code_product references registry.product (id),
  certificate_id uuid constraint verification_code_certificate references registry.certificate (id),
  issued_at timestamptz not null
);
comment on table registry.verification_code is 'Append-only: every code ever issued answers for good. Without a certificate it is the product''s own, for labels that outlive a certificate';
create index verification_code_product on registry.verification_code (product_id);
create unique index verification_code_one_a_certificate on registry.verification_code (certificate_id) where certificate_id is not null;
create unique index verification_code_one_a_product on registry.verification_code (product_id) where certificate_id is null;

create table registry.report (
  id uuid constraint report_pk primary key,
  code text not null constraint report_code_unique unique,
  product_id uuid not null constraint report_product references registry.product (id),
  kind text not null constraint report_kind check (kind in ('counterfeit', 'untrue', 'unsafe', 'mark-misused', 'other')),
  words text not null constraint report_says_something check (length(words) between 10 and 4000),
  contact text,
  reported_at timestamptz not null
);
comment on table registry.report is 'Append-only: what the public reports of a product; the contact is optional, seen by officers only, and dropped by retention';
create index report_product on registry.report (product_id, reported_at);

grant select, insert on all tables in schema registry to saolang_app;
grant update on registry.product to saolang_app;
grant select on registry.product, registry.product_name, registry.product_code, registry.numbering, registry.certificate,
  registry.certificate_event, registry.verification_code, registry.report to saolang_reader;

-- Whoever keeps answers in memory hears within the transaction's commit what they must forget.
create function registry.tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('registry_changed', '');
  return null;
end $$;
create trigger product_tells after insert or update on registry.product for each statement execute function registry.tell_change();
create trigger certificate_tells after insert on registry.certificate for each statement execute function registry.tell_change();
create trigger certificate_event_tells after insert on registry.certificate_event for each statement execute function registry.tell_change();
create trigger verification_code_tells after insert on registry.verification_code for each statement execute function registry.tell_change();

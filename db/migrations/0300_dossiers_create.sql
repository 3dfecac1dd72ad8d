create schema dossiers;
grant usage on schema dossiers to saolang_app, saolang_reader;

create table dossiers.dossier (
  id uuid constraint dossier_pk primary key,
  kind text not null constraint dossier_kind check (kind in ('first', 'upgrade', 're-evaluation')),
  status text not null constraint dossier_status check (status in (
    'draft', 'submitted', 'supplement-requested', 'returned', 'abandoned', 'forwarded', 'supplement-requested-province',
    'admitted', 'scored', 'escalated', 'supplement-requested-central', 'admitted-central', 'scored-central',
    'decided-recognised', 'decided-not-recognised')),
  organisation_id uuid not null constraint dossier_organisation references people.organisation (id),
  commune_code text not null,
  province_code text not null,
  product_name text not null constraint dossier_product_name check (product_name <> ''),
  set_no int not null,
  set_id text not null,
  base_product jsonb,
  code text constraint dossier_code_unique unique,
  submitted_at timestamptz,
  is_demo boolean not null,
  is_assisted boolean not null,
  started_by uuid not null constraint dossier_started_by references people.person (id),
  start_key text,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  constraint dossier_started_once unique (started_by, start_key),
  constraint dossier_base_product check ((kind = 'first') = (base_product is null)),
  constraint dossier_submitted_has_code check ((code is null) = (submitted_at is null)),
  constraint dossier_draft_has_no_code check (status not in ('draft') or code is null)
);
comment on table dossiers.dossier is 'A product dossier (Decision 26/2026/QĐ-TTg, art. 6.1), from the first word to the decision; set_id is pinned when it is submitted; is_assisted when an officer fills it in for the applicant';
create index dossier_organisation on dossiers.dossier (organisation_id, id);
create index dossier_place on dossiers.dossier (province_code, commune_code, status);
create index dossier_status on dossiers.dossier (status);

create table dossiers.page (
  dossier_id uuid not null constraint page_dossier references dossiers.dossier (id),
  step text not null,
  answers jsonb not null,
  version int not null,
  form_key text,
  saved_by uuid not null constraint page_saved_by references people.person (id),
  saved_at timestamptz not null,
  constraint page_pk primary key (dossier_id, step)
);
comment on table dossiers.page is 'What is written on one page of a dossier. The version tells two people apart who write on the same page; form_key lets one open form save again and again';

create table dossiers.choice (
  dossier_id uuid not null constraint choice_dossier references dossiers.dossier (id),
  criterion text not null,
  option_id text,
  words text not null default '',
  constraint choice_one_option_a_criterion primary key (dossier_id, criterion)
);
comment on table dossiers.choice is 'The self-assessment: the option chosen at a criterion, and what the applicant says of it';

create table dossiers.evidence (
  id uuid constraint evidence_pk primary key,
  dossier_id uuid not null constraint evidence_dossier references dossiers.dossier (id),
  sha256 text not null constraint evidence_file references platform.file (sha256),
  file_name text not null,
  caption text not null,
  attached_by uuid not null constraint evidence_attached_by references people.person (id),
  attached_at timestamptz not null,
  constraint evidence_content_once unique (dossier_id, sha256),
  constraint evidence_of_dossier unique (dossier_id, id)
);
comment on table dossiers.evidence is 'A file of a dossier, attached once, however many criteria it proves';

create table dossiers.evidence_use (
  dossier_id uuid not null,
  evidence_id uuid not null,
  criterion text not null,
  page int constraint evidence_use_page check (page > 0),
  constraint evidence_use_pk primary key (dossier_id, criterion, evidence_id),
  constraint evidence_use_evidence foreign key (dossier_id, evidence_id) references dossiers.evidence (dossier_id, id)
);
comment on table dossiers.evidence_use is 'Which criterion a file proves, and on which of its pages';

create table dossiers.consent (
  id uuid constraint consent_pk primary key,
  dossier_id uuid not null constraint consent_dossier references dossiers.dossier (id),
  given_by text not null constraint consent_given_by check (given_by <> ''),
  given_on date not null,
  how text not null constraint consent_how check (how in ('at-office', 'at-home', 'by-phone', 'in-writing')),
  is_read_back boolean not null constraint consent_is_read_back check (is_read_back),
  wording text not null,
  recorded_by uuid not null constraint consent_recorded_by references people.person (id),
  recorded_at timestamptz not null
);
comment on table dossiers.consent is 'Append-only: the applicant lets an officer file for them, after everything was read back to them';

create table dossiers.day_counter (
  commune_code text not null,
  day date not null,
  last int not null,
  constraint day_counter_pk primary key (commune_code, day)
);
comment on table dossiers.day_counter is 'The last number given out to a dossier in a commune on a day; moved in the transaction of the submission, so without gaps';

create table dossiers.submission (
  dossier_id uuid constraint submission_once primary key constraint submission_dossier references dossiers.dossier (id),
  code text not null constraint submission_code_unique unique,
  idempotency_key text,
  submitted_by uuid not null constraint submission_by references people.person (id),
  submitted_at timestamptz not null,
  received_on date not null,
  constraint submission_key_once unique (submitted_by, idempotency_key)
);
comment on table dossiers.submission is 'Append-only: the moment of submission. The primary key is the rule "a dossier is submitted once"';

create table dossiers.snapshot (
  dossier_id uuid not null constraint snapshot_dossier references dossiers.dossier (id),
  version int not null,
  content json not null,
  sha256 text not null constraint snapshot_hash_is_of_its_text check (sha256 = encode(sha256(convert_to(content::text, 'UTF8')), 'hex')),
  taken_at timestamptz not null,
  taken_by uuid not null constraint snapshot_taken_by references people.person (id),
  constraint snapshot_pk primary key (dossier_id, version)
);
comment on table dossiers.snapshot is 'Append-only: the dossier as it was handed in, readable without anything else; one more after each answered supplement. The highest version counts; content is json and not jsonb, so that it stays the text that sha256 is the hash of';

create table dossiers.status_change (
  id uuid constraint status_change_pk primary key,
  dossier_id uuid not null constraint status_change_dossier references dossiers.dossier (id),
  transition text not null,
  status text not null,
  note text,
  changed_by uuid constraint status_change_by references people.person (id),
  role text not null,
  changed_at timestamptz not null
);
comment on table dossiers.status_change is 'Append-only: how a dossier moved, by whom and why; note holds what the applicant is told';
create index status_change_dossier on dossiers.status_change (dossier_id, id);

create table dossiers.supplement (
  id uuid constraint supplement_pk primary key,
  dossier_id uuid not null constraint supplement_dossier references dossiers.dossier (id),
  level text not null constraint supplement_level check (level in ('commune', 'province', 'central')),
  items jsonb not null,
  asked_by uuid not null constraint supplement_asked_by references people.person (id),
  asked_at timestamptz not null,
  asked_on date not null
);
comment on table dossiers.supplement is 'Append-only: what is missing, point by point; stops the clock of the commune from that day';
create index supplement_dossier on dossiers.supplement (dossier_id, id);

create table dossiers.supplement_answer (
  supplement_id uuid constraint supplement_answer_once primary key
    constraint supplement_answer_supplement references dossiers.supplement (id),
  reply text not null,
  answered_by uuid not null constraint supplement_answer_by references people.person (id),
  answered_at timestamptz not null,
  answered_on date not null
);
comment on table dossiers.supplement_answer is 'Append-only: the applicant''s answer; the clock runs again from that day';

create table dossiers.findings (
  dossier_id uuid not null constraint findings_dossier references dossiers.dossier (id),
  version int not null,
  texts jsonb not null,
  site_visit_on date,
  recorded_by uuid not null constraint findings_recorded_by references people.person (id),
  recorded_at timestamptz not null,
  constraint findings_pk primary key (dossier_id, version)
);
comment on table dossiers.findings is 'Append-only: the four findings of the commune in words (Mẫu số 03, Phần II); the highest version counts';

create table dossiers.letter (
  dossier_id uuid constraint letter_once primary key constraint letter_dossier references dossiers.dossier (id),
  number text not null,
  signed_on date not null,
  signer_name text not null,
  signer_title text not null,
  body text not null,
  samples int not null,
  forwarded_by uuid not null constraint letter_forwarded_by references people.person (id),
  forwarded_at timestamptz not null
);
comment on table dossiers.letter is 'Append-only: the commune''s letter of request to the province that went with the dossier (art. 6.2.a)';

-- Append-only by privilege: only what is still being written can change or go.
grant select, insert on all tables in schema dossiers to saolang_app;
grant update (status, code, submitted_at, set_id, product_name, changed_at) on dossiers.dossier to saolang_app;
grant update on dossiers.page, dossiers.choice, dossiers.day_counter to saolang_app;
grant update (caption) on dossiers.evidence to saolang_app;
grant delete on dossiers.evidence, dossiers.evidence_use to saolang_app;
grant update (page) on dossiers.evidence_use to saolang_app;
grant select on all tables in schema dossiers to saolang_reader;

-- Inspection after recognition (Điều 9), withdrawal as a procedure (Điều 8), and the answer to what the public reports.
create table registry.inspection_plan (
  id uuid constraint inspection_plan_pk primary key,
  title text not null constraint inspection_plan_has_a_title check (title <> ''),
  province_code text,
  period_from date not null,
  period_to date not null,
  document_number text,
  made_by uuid,
  made_at timestamptz not null,
  constraint inspection_plan_period check (period_to >= period_from)
);
comment on table registry.inspection_plan is 'Append-only: a plan of inspections in a period. Without a province it is the Ministry''s';

create table registry.inspection (
  id uuid constraint inspection_pk primary key,
  code text not null constraint inspection_code_unique unique,
  plan_id uuid constraint inspection_plan_of references registry.inspection_plan (id),
  product_id uuid not null constraint inspection_product references registry.product (id),
  certificate_id uuid not null constraint inspection_certificate references registry.certificate (id),
  report_id uuid constraint inspection_report references registry.report (id),
  risks text[] not null,
  why text,
  checklist jsonb not null,
  due_on date not null,
  ordered_by uuid,
  ordered_at timestamptz not null,
  constraint inspection_planned_once unique (plan_id, product_id),
  constraint inspection_ad_hoc_says_why check (plan_id is not null or why is not null)
);
comment on table registry.inspection is 'Append-only: one visit to be made. The checklist is as it was on the day of the order, so that it can be filled in and read without anything else';
create index inspection_product on registry.inspection (product_id);

create table registry.inspection_assignment (
  inspection_id uuid not null constraint inspection_assignment_inspection references registry.inspection (id),
  version int not null,
  inspector_id uuid not null constraint inspection_assignment_person references people.person (id),
  assigned_by uuid,
  assigned_at timestamptz not null,
  constraint inspection_assignment_pk primary key (inspection_id, version)
);
comment on table registry.inspection_assignment is 'Append-only: who goes; the newest counts';
create index inspection_assignment_person on registry.inspection_assignment (inspector_id);

create table registry.inspection_record (
  inspection_id uuid constraint inspection_recorded_once primary key constraint inspection_record_inspection references registry.inspection (id),
  entry_id uuid not null constraint inspection_record_sent_once unique,
  receipt text not null constraint inspection_record_receipt_unique unique,
  visited_on date not null,
  met text,
  words text,
  inspector_id uuid not null,
  received_at timestamptz not null
);
comment on table registry.inspection_record is 'Append-only: what the inspector sent, once. entry_id is made on the inspector''s machine: the same entry sent twice is one record';

create table registry.inspection_finding (
  inspection_id uuid not null constraint inspection_finding_record references registry.inspection_record (inspection_id),
  item text not null,
  outcome text not null constraint inspection_finding_outcome check (outcome in ('ok', 'not-ok', 'not-seen')),
  note text,
  constraint inspection_finding_pk primary key (inspection_id, item)
);
comment on table registry.inspection_finding is 'Append-only: an answer for each item of the checklist';

create table registry.inspection_photo (
  inspection_id uuid not null constraint inspection_photo_record references registry.inspection_record (inspection_id),
  part text not null,
  sha256 text not null constraint inspection_photo_file references platform.file (sha256),
  file_name text not null,
  constraint inspection_photo_pk primary key (inspection_id, part, sha256)
);
comment on table registry.inspection_photo is 'Append-only: photos of a record, by part of the checklist';

create table registry.inspection_conclusion (
  inspection_id uuid constraint inspection_conclusion_pk primary key constraint inspection_conclusion_record references registry.inspection_record (inspection_id),
  outcome text not null constraint inspection_conclusion_outcome check (outcome in ('kept', 'to-correct', 'not-kept')),
  words text not null,
  document_number text not null,
  concluded_on date not null,
  correct_by date,
  concluded_by uuid,
  concluded_at timestamptz not null,
  constraint inspection_conclusion_correction check ((outcome = 'to-correct') = (correct_by is not null))
);
comment on table registry.inspection_conclusion is 'Append-only: what the authority concludes from a record; published with the product';

create table registry.withdrawal (
  id uuid constraint withdrawal_pk primary key,
  certificate_id uuid not null constraint withdrawal_certificate references registry.certificate (id),
  product_id uuid not null constraint withdrawal_product references registry.product (id),
  ground text not null,
  reason text not null,
  conclusion_document text not null,
  concluded_on date not null,
  reply_by date not null,
  due_on date not null,
  inspection_id uuid constraint withdrawal_inspection references registry.inspection (id),
  opened_by uuid,
  opened_at timestamptz not null,
  constraint withdrawal_leaves_time_to_reply check (reply_by <= due_on)
);
comment on table registry.withdrawal is 'Append-only: a procedure of withdrawal. concluded_on starts the 15 days of Điều 8 khoản 4, due_on is their last day';
create index withdrawal_certificate on registry.withdrawal (certificate_id);

create table registry.withdrawal_end (
  withdrawal_id uuid constraint withdrawal_ends_once primary key constraint withdrawal_end_withdrawal references registry.withdrawal (id),
  outcome text not null constraint withdrawal_end_outcome check (outcome in ('withdrawn', 'dropped')),
  words text,
  document_number text,
  signed_on date,
  signer_name text,
  signer_title text,
  ended_by uuid,
  ended_at timestamptz not null,
  constraint withdrawal_end_is_whole check (
    case outcome when 'withdrawn' then num_nulls(document_number, signed_on, signer_name, signer_title) = 0 else words is not null end)
);
comment on table registry.withdrawal_end is 'Append-only: how a procedure of withdrawal ended';

create table registry.reply (
  id uuid constraint reply_pk primary key,
  product_id uuid not null constraint reply_product references registry.product (id),
  withdrawal_id uuid constraint reply_once_a_withdrawal unique constraint reply_withdrawal references registry.withdrawal (id),
  inspection_id uuid constraint reply_once_an_inspection unique constraint reply_inspection references registry.inspection_conclusion (inspection_id),
  words text not null constraint reply_says_something check (length(words) between 10 and 3000),
  replied_by uuid,
  replied_at timestamptz not null,
  constraint reply_is_about_one_thing check (num_nonnulls(withdrawal_id, inspection_id) = 1)
);
comment on table registry.reply is 'Append-only: what a producer answers to a withdrawal or to a published finding, in public';
create index reply_product on registry.reply (product_id);

create table registry.report_photo (
  report_id uuid not null constraint report_photo_report references registry.report (id),
  sha256 text not null constraint report_photo_file references platform.file (sha256),
  file_name text not null,
  constraint report_photo_pk primary key (report_id, sha256)
);
comment on table registry.report_photo is 'Append-only: photos that came with a report, seen by officers only';

create table registry.report_triage (
  report_id uuid constraint report_triage_pk primary key constraint report_triage_report references registry.report (id),
  taken_by uuid not null,
  taken_at timestamptz not null
);
comment on table registry.report_triage is 'Append-only: which officer looks after a report';

create table registry.report_answer (
  report_id uuid constraint report_answer_pk primary key constraint report_answer_report references registry.report (id),
  outcome text not null constraint report_answer_outcome check (outcome in ('upheld', 'partly', 'not-upheld', 'passed-on')),
  words text not null constraint report_answer_says_something check (length(words) between 10 and 4000),
  answered_by uuid not null,
  answered_at timestamptz not null
);
comment on table registry.report_answer is 'Append-only: what the reporter is told; read by whoever holds the report''s code';

alter table registry.report add column contact_erased_at timestamptz;
comment on table registry.report is 'What the public reports of a product. The contact is optional, seen by officers only, and erased some time after the answer';

grant select, insert on registry.inspection_plan, registry.inspection, registry.inspection_assignment, registry.inspection_record,
  registry.inspection_finding, registry.inspection_photo, registry.inspection_conclusion, registry.withdrawal, registry.withdrawal_end,
  registry.reply, registry.report_photo, registry.report_triage, registry.report_answer to saolang_app;
grant update (contact, contact_erased_at) on registry.report to saolang_app;
grant select on registry.inspection_plan, registry.inspection, registry.inspection_assignment, registry.inspection_record,
  registry.inspection_finding, registry.inspection_photo, registry.inspection_conclusion, registry.withdrawal, registry.withdrawal_end,
  registry.reply, registry.report_photo, registry.report_triage, registry.report_answer to saolang_reader;

-- Answers kept in memory tell of these as well.
create trigger withdrawal_tells after insert on registry.withdrawal for each statement execute function registry.tell_change();
create trigger withdrawal_end_tells after insert on registry.withdrawal_end for each statement execute function registry.tell_change();
create trigger conclusion_tells after insert on registry.inspection_conclusion for each statement execute function registry.tell_change();
create trigger reply_tells after insert on registry.reply for each statement execute function registry.tell_change();

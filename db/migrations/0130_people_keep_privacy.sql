create table people.consent (
  id uuid constraint consent_pk primary key,
  person_id uuid not null constraint consent_person references people.person (id),
  purpose text not null,
  is_given boolean not null,
  version date not null,
  channel text not null constraint consent_channel check (channel in ('account', 'link', 'desk')),
  recorded_by uuid constraint consent_recorded_by references people.person (id),
  at timestamptz not null
);
create index consent_of_person on people.consent (person_id, purpose, at desc);
create index consent_of_purpose on people.consent (purpose, person_id, at desc);
comment on table people.consent is 'Append-only ledger: what a person agreed to or took back, to which text, where. The newest line of a purpose counts';
grant select, insert on people.consent to saolang_app;
grant select on people.consent to saolang_reader;

create table people.rights_request (
  id uuid constraint rights_request_pk primary key,
  code text not null constraint rights_request_code_once unique,
  kind text not null constraint rights_request_kind
    check (kind in ('access', 'rectify', 'erase', 'withdraw-consent', 'restrict', 'object')),
  person_id uuid constraint rights_request_person references people.person (id),
  name text not null constraint rights_request_name check (name <> ''),
  contact text not null constraint rights_request_contact check (contact <> ''),
  words text not null constraint rights_request_words check (length(words) <= 4000),
  asked_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid constraint rights_request_acknowledged_by references people.person (id),
  involves_others boolean not null default false,
  extended_at timestamptz,
  extension_reason text,
  answered_at timestamptz,
  answered_by uuid constraint rights_request_answered_by references people.person (id),
  outcome text constraint rights_request_outcome check (outcome in ('granted', 'granted-in-part', 'refused')),
  answer text,
  taken_back_at timestamptz,
  constraint rights_request_acknowledged_whole check ((acknowledged_at is null) = (acknowledged_by is null)),
  constraint rights_request_extended_whole check ((extended_at is null) = (extension_reason is null)),
  constraint rights_request_answered_whole check
    (num_nulls(answered_at, answered_by, outcome, answer) in (0, 4) and (answered_at is null or acknowledged_at is not null)),
  constraint rights_request_ends_once check (answered_at is null or taken_back_at is null)
);
create index rights_request_open on people.rights_request (asked_at) where answered_at is null and taken_back_at is null;
create index rights_request_of_person on people.rights_request (person_id, asked_at desc);
comment on table people.rights_request is 'What people ask about their data (Law 91/2025/QH15), with the days on which the desk acknowledged, prolonged and answered';
grant select, insert, update on people.rights_request to saolang_app;
grant select on people.rights_request to saolang_reader;

create table platform.personal_read (
  subject_kind text not null constraint personal_read_kind check (subject_kind in ('person', 'organisation')),
  subject_id uuid not null,
  reader_id uuid not null,
  reader_role text not null,
  what text not null,
  day date not null,
  times integer not null,
  last_at timestamptz not null,
  constraint personal_read_pk primary key (subject_kind, subject_id, day, reader_id, reader_role, what)
);
comment on table platform.personal_read is 'Who of the staff looked at whose data: a line a reader, a kind of reading and a day. The person may ask for it';
grant select, insert, update, delete on platform.personal_read to saolang_app;
grant select on platform.personal_read to saolang_reader;
grant delete on people.passkey, people.password, people.totp, people.recovery_code, people.identity, people.session to saolang_app;

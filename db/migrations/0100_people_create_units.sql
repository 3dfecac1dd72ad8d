-- Administrative units with their history. A code outlives its unit: 32044 was thị trấn U Minh until 2025-06-30 and is
-- xã Nguyễn Phích since, so a row is a code in a time.
create schema people;
grant usage on schema people to saolang_app, saolang_reader;

create table people.unit (
  code text not null constraint unit_code_has_2_3_or_5_digits check (code ~ '^(\d{2}|\d{3}|\d{5})$'),
  level text not null generated always as
    (case length(code) when 2 then 'province' when 3 then 'district' else 'commune' end) stored,
  parent_code text,
  valid_from date not null,
  valid_to date constraint unit_ends_after_it_begins check (valid_to >= valid_from),
  type text not null,
  name text not null,
  full_name text not null generated always as (type || ' ' || name) stored,
  search_key text not null,
  spelling_key text not null,
  constraint unit_pk primary key (code, valid_from)
);
comment on table people.unit is 'Provinces, districts (until 2025-06-30) and communes in time; valid_to null is today. Before 2025-07-01 the days are those of the lists in which a unit is first and last seen';
create unique index unit_today on people.unit (code) where valid_to is null;
create index unit_children on people.unit (parent_code, valid_to);
create index unit_search on people.unit (search_key) where level <> 'district';

create table people.unit_succession (
  old_code text not null,
  new_code text not null,
  happened_on date not null,
  share text not null constraint unit_succession_share check (share in ('full', 'partial', 'unknown')),
  sources int not null constraint unit_succession_sources check (sources > 0),
  constraint unit_succession_pk primary key (old_code, new_code, happened_on)
);
comment on table people.unit_succession is 'Which unit went into which, whole or in part, and how many sources say so';
create index unit_succession_new on people.unit_succession (new_code);

create table people.reference_load (
  name text constraint reference_load_pk primary key,
  sha256 text not null,
  loaded_at timestamptz not null default now()
);
comment on table people.reference_load is 'Which reference data this database holds, so that loading them again costs nothing';

create table people.place_question (
  id uuid constraint place_question_pk primary key,
  question_key text not null constraint place_question_asked_once unique,
  asked jsonb not null,
  candidates text[] not null,
  reason text not null,
  source text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  answer_code text,
  constraint place_question_answer_is_whole check (num_nulls(answered_at, answered_by, answer_code) in (0, 3))
);
comment on table people.place_question is 'Places of old records that no rule may decide; a person answers once, and every later record follows';

grant select, insert, update on people.unit, people.unit_succession, people.reference_load, people.place_question to saolang_app;
grant select on people.unit, people.unit_succession, people.place_question to saolang_reader;

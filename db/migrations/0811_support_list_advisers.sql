-- Advisers and service firms with their record: listed by their home province, helped whom, what became of it, complaints.
create table support.adviser (
  id uuid constraint adviser_pk primary key,
  kind text not null constraint adviser_kind check (kind in ('person', 'firm')),
  name text not null constraint adviser_has_a_name check (name <> ''),
  tax_code text not null,
  phone text not null,
  email text not null,
  about text not null,
  subjects text[] not null constraint adviser_advises_on_something check (cardinality(subjects) > 0),
  province_code text not null,
  works_in text[] not null,
  person_id uuid constraint adviser_person references people.person (id),
  registered_by uuid not null constraint adviser_registered_by references people.person (id),
  registered_at timestamptz not null,
  consented_at timestamptz not null,
  is_demo boolean not null
);
comment on table support.adviser is 'Advisers and service firms as they asked to be listed; province_code is the home province, which rules. works_in empty: everywhere. consented_at: when they agreed that name and contacts are public';
create unique index adviser_tax_code_once on support.adviser (tax_code) where tax_code <> '';
create index adviser_person on support.adviser (person_id);

create table support.adviser_ruling (
  id uuid constraint adviser_ruling_pk primary key,
  adviser_id uuid not null constraint adviser_ruling_adviser references support.adviser (id),
  ruling text not null constraint adviser_ruling_kind check (ruling in ('listed', 'refused', 'removed')),
  reason text not null,
  ruled_by uuid not null constraint adviser_ruling_by references people.person (id),
  ruled_at timestamptz not null,
  constraint adviser_ruling_against_has_a_reason check (ruling = 'listed' or reason <> '')
);
comment on table support.adviser_ruling is 'Append-only: how the home province ruled; the newest counts';
create index adviser_ruling_adviser on support.adviser_ruling (adviser_id, id);

create table support.adviser_help (
  id uuid constraint adviser_help_pk primary key,
  adviser_id uuid not null constraint adviser_help_adviser references support.adviser (id),
  dossier_id uuid not null constraint adviser_help_dossier references dossiers.dossier (id),
  is_paid boolean not null,
  noted_by uuid not null constraint adviser_help_noted_by references people.person (id),
  noted_at timestamptz not null,
  constraint adviser_help_once unique (adviser_id, dossier_id)
);
comment on table support.adviser_help is 'Append-only: a producer says who helped with a dossier, and whether for pay';
create index adviser_help_dossier on support.adviser_help (dossier_id);

create table support.adviser_complaint (
  id uuid constraint adviser_complaint_pk primary key,
  adviser_id uuid not null constraint adviser_complaint_adviser references support.adviser (id),
  organisation_id uuid not null constraint adviser_complaint_organisation references people.organisation (id),
  words text not null constraint adviser_complaint_says_something check (words <> ''),
  made_by uuid not null constraint adviser_complaint_made_by references people.person (id),
  made_at timestamptz not null
);
comment on table support.adviser_complaint is 'Append-only: what a producer complains of; its words are for the home province alone';
create index adviser_complaint_adviser on support.adviser_complaint (adviser_id, id);

create table support.adviser_complaint_ruling (
  complaint_id uuid constraint complaint_ruled_once primary key constraint complaint_ruling_complaint references support.adviser_complaint (id),
  ruling text not null constraint complaint_ruling_kind check (ruling in ('upheld', 'dismissed')),
  reason text not null constraint complaint_ruling_has_a_reason check (reason <> ''),
  ruled_by uuid not null constraint complaint_ruling_by references people.person (id),
  ruled_at timestamptz not null
);
comment on table support.adviser_complaint_ruling is 'Append-only: how the home province ruled on a complaint, once; only upheld ones count in the public record';

grant select, insert on support.adviser, support.adviser_ruling, support.adviser_help, support.adviser_complaint,
  support.adviser_complaint_ruling to saolang_app;
grant select on support.adviser, support.adviser_ruling, support.adviser_help, support.adviser_complaint,
  support.adviser_complaint_ruling to saolang_reader;

-- Support policies, the money set apart for them, and what was granted: never more than was set apart.
create table support.policy (
  id uuid constraint policy_pk primary key,
  title text not null constraint policy_has_a_title check (title <> ''),
  pays text not null constraint policy_says_what_it_pays check (pays <> ''),
  document text not null constraint policy_names_its_document check (document <> ''),
  source text not null,
  level text not null constraint policy_level check (level in ('nation', 'province')),
  province_code text,
  ceiling_dong bigint constraint policy_ceiling check (ceiling_dong > 0),
  stars int[] not null,
  kinds text[] not null,
  from_day date not null,
  to_day date,
  made_by uuid not null constraint policy_made_by references people.person (id),
  made_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  is_demo boolean not null,
  constraint policy_place_fits_level check ((level = 'nation') = (province_code is null)),
  constraint policy_period check (to_day is null or to_day >= from_day),
  constraint policy_ended_with_a_reason check ((ended_at is null) = (end_reason is null))
);
comment on table support.policy is 'What the State pays for, by which document, for whom: stars empty means any product, kinds empty any producer; ceiling_dong is the most for one producer, null when the document names none';
create index policy_level on support.policy (level, province_code);

create table support.budget_line (
  id uuid constraint budget_line_pk primary key,
  policy_id uuid not null constraint budget_line_policy references support.policy (id),
  source text not null constraint budget_line_source check (source in ('central', 'provincial', 'commune', 'programme', 'other')),
  province_code text not null,
  commune_code text,
  year int not null constraint budget_line_year check (year between 2018 and 2100),
  document text not null constraint budget_line_names_its_document check (document <> ''),
  allotted_dong bigint not null constraint budget_line_allots_something check (allotted_dong > 0),
  granted_dong bigint not null default 0,
  set_by uuid not null constraint budget_line_set_by references people.person (id),
  set_at timestamptz not null,
  constraint budget_line_once unique nulls not distinct (policy_id, source, province_code, commune_code, year, document),
  constraint budget_line_never_beyond_allotment check (granted_dong between 0 and allotted_dong)
);
comment on table support.budget_line is 'Money set apart for a policy, by source, unit and year. The check is the rule: no grant beyond the allotment, however many officers grant at once';

create table support.policy_grant (
  id uuid constraint policy_grant_pk primary key,
  line_id uuid not null constraint policy_grant_line references support.budget_line (id),
  organisation_id uuid not null constraint policy_grant_organisation references people.organisation (id),
  amount_dong bigint not null constraint policy_grant_amount check (amount_dong > 0),
  purpose text not null constraint policy_grant_has_a_purpose check (purpose <> ''),
  document text not null constraint policy_grant_names_its_document check (document <> ''),
  granted_on date not null,
  recorded_by uuid not null constraint policy_grant_recorded_by references people.person (id),
  recorded_at timestamptz not null
);
comment on table support.policy_grant is 'Append-only: what a producer was granted, by which paper';
create index policy_grant_line on support.policy_grant (line_id);
create index policy_grant_organisation on support.policy_grant (organisation_id);

create table support.grant_return (
  grant_id uuid constraint grant_returned_once primary key constraint grant_return_grant references support.policy_grant (id),
  reason text not null constraint grant_return_has_a_reason check (reason <> ''),
  recorded_by uuid not null constraint grant_return_recorded_by references people.person (id),
  recorded_at timestamptz not null
);
comment on table support.grant_return is 'Append-only: a grant that was cancelled or paid back whole; its money is free again';

grant select, insert on support.policy, support.budget_line, support.policy_grant, support.grant_return to saolang_app;
grant update (ended_at, end_reason) on support.policy to saolang_app;
grant update (granted_dong) on support.budget_line to saolang_app;
grant select on support.policy, support.budget_line, support.policy_grant, support.grant_return to saolang_reader;

create table people.person (
  id uuid constraint person_pk primary key,
  full_name text not null,
  email text constraint person_email_unique unique constraint person_email_is_folded check (email = lower(email)),
  phone text,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  disabled_at timestamptz
);
comment on table people.person is 'Whoever signs in. Never deleted: acts point here; disabled_at drops every session at once';

create table people.organisation (
  id uuid constraint organisation_pk primary key,
  kind text not null constraint organisation_kind check (kind in (
    'cooperative', 'cooperative-group', 'sme', 'farm', 'household-producer', 'registered-household', 'tourism-association')),
  name text not null,
  registration_no text,
  tax_code text,
  commune_code text not null,
  province_code text not null,
  address text not null,
  phone text,
  email text,
  representative_name text not null,
  representative_title text not null,
  representative_gender text constraint organisation_gender check (representative_gender in ('female', 'male', 'other')),
  representative_ethnicity text,
  representative_residence text,
  established_on date,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  created_by uuid not null constraint organisation_created_by references people.person (id),
  changed_at timestamptz not null
);
comment on table people.organisation is 'A chủ thể OCOP (Decision 26/2026/QĐ-TTg, art. 2.1) as it is today; its id outlives every name and legal form';
create index organisation_place on people.organisation (province_code, commune_code);

create table people.organisation_version (
  organisation_id uuid not null constraint organisation_version_of references people.organisation (id),
  version int not null,
  kind text not null,
  name text not null,
  registration_no text,
  tax_code text,
  commune_code text not null,
  address text not null,
  representative_name text not null,
  reason text,
  recorded_at timestamptz not null,
  recorded_by uuid not null constraint organisation_version_by references people.person (id),
  constraint organisation_version_pk primary key (organisation_id, version)
);
comment on table people.organisation_version is 'Append-only: names, legal forms, seats and representatives as they followed each other';

create table people.role_grant (
  id uuid constraint role_grant_pk primary key,
  person_id uuid not null constraint role_grant_person references people.person (id),
  role text not null,
  level text constraint role_grant_level check (level in ('commune', 'province', 'nation')),
  commune_code text,
  province_code text,
  organisation_id uuid constraint role_grant_organisation references people.organisation (id),
  valid_from timestamptz not null,
  valid_to timestamptz,
  granted_by uuid constraint role_grant_by references people.person (id),
  ended_by uuid constraint role_grant_ended_by references people.person (id),
  constraint role_grant_reach check (case role
    when 'producer' then level is null
    when 'commune-officer' then level = 'commune' and commune_code is not null and province_code is not null
    when 'provincial-officer' then level = 'province' and province_code is not null
    when 'council-member' then level = 'nation' or (level = 'province' and province_code is not null)
    when 'council-chair' then level = 'nation' or (level = 'province' and province_code is not null)
    when 'ministry-officer' then level = 'nation'
    when 'administrator' then level = 'nation'
    when 'auditor' then level = 'nation' or (level = 'province' and province_code is not null)
    else false end),
  constraint role_grant_organisation_is_a_producers check (organisation_id is null or role = 'producer')
);
comment on table people.role_grant is 'Who may act in which role, for which unit or organisation, from when to when; a producer''s grant with an organisation is its membership';
create index role_grant_person on people.role_grant (person_id);
create index role_grant_organisation on people.role_grant (organisation_id) where organisation_id is not null;
create unique index role_grant_held_once on people.role_grant
  (person_id, role, coalesce(commune_code, province_code, level, ''), coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'))
  where valid_to is null;

create table people.session (
  id uuid constraint session_pk primary key,
  token_hash bytea not null constraint session_token_unique unique,
  person_id uuid not null constraint session_person references people.person (id),
  grant_id uuid not null constraint session_grant references people.role_grant (id),
  device text not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  end_reason text
);
comment on table people.session is 'A signed-in browser; only the hash of its secret is kept. Limits of idleness and age come from the role';
create index session_person on people.session (person_id) where ended_at is null;

grant select, insert, update on people.person, people.organisation, people.role_grant, people.session to saolang_app;
grant select, insert on people.organisation_version to saolang_app;
grant select on people.person, people.organisation, people.organisation_version, people.role_grant, people.session to saolang_reader;

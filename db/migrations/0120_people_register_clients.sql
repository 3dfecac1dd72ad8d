-- A program that was registered acts in its own name, for the nation, for one province or for one organisation.
alter table people.role_grant drop constraint role_grant_reach;
alter table people.role_grant add constraint role_grant_reach check (case role
  when 'producer' then level is null
  when 'commune-officer' then level = 'commune' and commune_code is not null and province_code is not null
  when 'provincial-officer' then level = 'province' and province_code is not null
  when 'council-member' then level = 'nation' or (level = 'province' and province_code is not null)
  when 'council-chair' then level = 'nation' or (level = 'province' and province_code is not null)
  when 'ministry-officer' then level = 'nation'
  when 'administrator' then level = 'nation'
  when 'auditor' then level = 'nation' or (level = 'province' and province_code is not null)
  when 'integrator' then level = 'nation' or (level = 'province' and province_code is not null)
    or (level is null and organisation_id is not null)
  else false end);
alter table people.role_grant drop constraint role_grant_organisation_is_a_producers;
alter table people.role_grant add constraint role_grant_organisation_is_a_producers
  check (organisation_id is null or role in ('producer', 'integrator'));

create table people.client (
  id uuid constraint client_pk primary key,
  name text not null constraint client_has_a_name check (name <> ''),
  person_id uuid not null constraint client_is_one_person unique constraint client_person references people.person (id),
  grant_id uuid not null constraint client_grant references people.role_grant (id),
  scopes text[] not null constraint client_has_a_scope check (cardinality(scopes) > 0),
  public_keys jsonb,
  is_sandbox boolean not null,
  contact_email text not null,
  per_minute int not null constraint client_per_minute check (per_minute > 0),
  per_day int not null constraint client_per_day check (per_day > 0),
  registered_by uuid not null constraint client_registered_by references people.person (id),
  registered_at timestamptz not null,
  revoked_by uuid constraint client_revoked_by references people.person (id),
  revoked_at timestamptz,
  constraint client_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);
comment on table people.client is 'A system of somebody else that uses the API (OAuth 2.0 client, RFC 6749). Its person and grant say in whose name and how far it acts; public_keys is a JWK set for private_key_jwt (RFC 7523)';

create table people.client_secret (
  id uuid constraint client_secret_pk primary key,
  client_id uuid not null constraint client_secret_client references people.client (id),
  secret_hash bytea not null constraint client_secret_unique unique,
  made_by uuid not null constraint client_secret_made_by references people.person (id),
  made_at timestamptz not null,
  expires_at timestamptz
);
comment on table people.client_secret is 'What a client proves itself with; only the hash is kept. After a rotation the former one holds for another day';
create index client_secret_client on people.client_secret (client_id);

create table people.client_token (
  token_hash bytea constraint client_token_pk primary key,
  client_id uuid not null constraint client_token_client references people.client (id),
  scopes text[] not null,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table people.client_token is 'An access token of a quarter of an hour; only its hash is kept. Revoked by removing it; old ones are swept away';
create index client_token_expires on people.client_token (expires_at);

create table people.client_assertion (
  client_id uuid not null constraint client_assertion_client references people.client (id),
  jti text not null,
  expires_at timestamptz not null,
  constraint client_assertion_once primary key (client_id, jti)
);
comment on table people.client_assertion is 'The primary key is the rule "an assertion is shown once" (RFC 7523, section 3, point 7)';

create table people.client_use (
  client_id uuid not null constraint client_use_client references people.client (id),
  span text not null constraint client_use_span check (span in ('minute', 'day')),
  starts_at timestamptz not null,
  used int not null,
  refused int not null default 0,
  last_at timestamptz not null,
  constraint client_use_pk primary key (client_id, span, starts_at)
);
comment on table people.client_use is 'How much a client asked in a minute or a day: its quota, shared by all processes, and what its page shows';

create table people.mandate (
  id uuid constraint mandate_pk primary key,
  client_id uuid not null constraint mandate_client references people.client (id),
  organisation_id uuid not null constraint mandate_organisation references people.organisation (id),
  given_by text not null constraint mandate_given_by check (given_by <> ''),
  given_on date not null,
  document text,
  recorded_by uuid not null constraint mandate_recorded_by references people.person (id),
  recorded_at timestamptz not null,
  ended_by uuid constraint mandate_ended_by references people.person (id),
  ended_at timestamptz,
  constraint mandate_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table people.mandate is 'An organisation lets a client act for it: who gave it, when, by which paper, and until when';
create unique index mandate_held_once on people.mandate (client_id, organisation_id) where ended_at is null;
create index mandate_organisation on people.mandate (organisation_id);

grant select, insert, update on people.client, people.client_secret, people.client_use, people.mandate to saolang_app;
grant select, insert, delete on people.client_token, people.client_assertion to saolang_app;
grant delete on people.client_use to saolang_app;
grant select on people.client, people.client_secret, people.client_token, people.client_assertion, people.client_use,
  people.mandate to saolang_reader;

-- Programs that speak for somebody: a bearer token wears one grant of one person, like a session, and only its hash is kept.
create table people.access_token (
  id uuid constraint access_token_pk primary key,
  token_hash bytea not null constraint access_token_unique unique,
  person_id uuid not null constraint access_token_person references people.person (id),
  grant_id uuid not null constraint access_token_grant references people.role_grant (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
comment on table people.access_token is 'A token of a program; only the hash of its secret is kept. Over when it expires, is revoked, or its grant ends';
create index access_token_person on people.access_token (person_id);

grant select, insert, update on people.access_token to saolang_app;
grant select on people.access_token to saolang_reader;

-- A connected system acts in its own name, for no unit and no organisation.
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
  when 'integrator' then level = 'nation'
  else false end);

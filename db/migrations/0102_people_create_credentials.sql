-- What proves who somebody is. The reader role sees none of it.
create table people.password (
  person_id uuid constraint password_pk primary key constraint password_person references people.person (id),
  hash text not null,
  changed_at timestamptz not null
);
comment on table people.password is 'Argon2id, 19 MiB, 2 passes, 1 lane';

create table people.totp (
  person_id uuid constraint totp_pk primary key constraint totp_person references people.person (id),
  secret text not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on table people.totp is 'Authenticator app (RFC 6238); last_step is the newest step used, so that no code serves twice';

create table people.recovery_code (
  person_id uuid not null constraint recovery_code_person references people.person (id),
  hash bytea not null,
  used_at timestamptz,
  constraint recovery_code_pk primary key (person_id, hash)
);
comment on table people.recovery_code is 'One-time codes for a lost second factor, hashed';

create table people.passkey (
  id text constraint passkey_pk primary key,
  person_id uuid not null constraint passkey_person references people.person (id),
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  used_at timestamptz
);
comment on table people.passkey is 'WebAuthn credentials';
create index passkey_person on people.passkey (person_id);

create table people.identity (
  issuer text not null,
  subject_hash bytea not null,
  person_id uuid not null constraint identity_person references people.person (id),
  linked_at timestamptz not null,
  constraint identity_pk primary key (issuer, subject_hash)
);
comment on table people.identity is 'Accounts of an identity provider, by a keyed hash of the identity number; never merged across providers';

create table people.pending_login (
  id uuid constraint pending_login_pk primary key,
  token_hash bytea not null constraint pending_login_token_unique unique,
  person_id uuid constraint pending_login_person references people.person (id),
  kind text not null constraint pending_login_kind check (kind in ('second-factor', 'oidc', 'passkey', 'passkey-enrol')),
  detail jsonb not null,
  attempts int not null default 0,
  made_at timestamptz not null,
  used_at timestamptz
);
comment on table people.pending_login is 'A sign-in half way: a second factor to show, an answer of an identity provider or of a passkey to come. Ten minutes, one use';

create table people.sign_in_attempt (
  id bigint generated always as identity constraint sign_in_attempt_pk primary key,
  account_hash bytea not null,
  address_hash bytea not null,
  at timestamptz not null,
  succeeded boolean not null
);
comment on table people.sign_in_attempt is 'Counts attempts, by keyed hashes of account and address; forgotten after a day';
create index sign_in_attempt_account on people.sign_in_attempt (account_hash, at);
create index sign_in_attempt_address on people.sign_in_attempt (address_hash, at);

create table people.invitation (
  id uuid constraint invitation_pk primary key,
  token_hash bytea not null constraint invitation_token_unique unique,
  person_id uuid not null constraint invitation_person references people.person (id),
  invited_by uuid not null constraint invitation_by references people.person (id),
  invited_at timestamptz not null,
  used_at timestamptz
);
comment on table people.invitation is 'A link with which an invited person sets a first password; seven days, one use';

grant select, insert, update on people.password, people.totp, people.recovery_code, people.passkey, people.identity, people.pending_login, people.invitation to saolang_app;
grant select, insert, delete on people.sign_in_attempt to saolang_app;
grant update (succeeded) on people.sign_in_attempt to saolang_app;
grant delete on people.recovery_code, people.passkey, people.totp, people.pending_login to saolang_app;
-- Pages tell whether somebody has a second factor, and which; never what it is.
grant select (person_id, confirmed_at) on people.totp to saolang_reader;
grant select (person_id, used_at) on people.recovery_code to saolang_reader;
grant select (id, person_id, name, created_at, used_at) on people.passkey to saolang_reader;
grant select (person_id, changed_at) on people.password to saolang_reader;
grant select (id, token_hash, person_id, kind, made_at, used_at) on people.pending_login to saolang_reader;
grant select (id, token_hash, person_id, invited_at, used_at) on people.invitation to saolang_reader;

-- Every act leaves a line in its own transaction. Append-only by privilege: the application may only call audit.append.
create schema audit;

create table audit.line (
  seq bigint primary key,
  at timestamptz not null,
  action text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  person_id uuid,
  role text not null,
  jurisdiction jsonb,
  organisation_id uuid,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null,
  previous_hash bytea not null,
  hash bytea not null
);
comment on table audit.line is 'Append-only, hash-chained: hash = sha256(previous_hash || canonical text of the line)';
create index line_subject on audit.line (subject_kind, subject_id);
create index line_person on audit.line (person_id, seq);

-- The head of the chain is one row; its lock puts the lines in one order, and a rollback takes its line with it.
create table audit.head (
  only_one boolean primary key default true check (only_one),
  seq bigint not null,
  hash bytea not null
);
insert into audit.head (seq, hash) values (0, sha256('saolang audit'::bytea));

create table audit.checkpoint (
  seq bigint primary key references audit.line (seq),
  hash bytea not null,
  signed_at timestamptz not null,
  key_id text not null,
  signature bytea not null
);
comment on table audit.checkpoint is 'Signed heads of the chain; a copy of each goes outside the database, so that a cut chain is noticed';

-- The canonical text: fields in this order, each as a JSON string on a line of its own, so that no value can look like two;
-- JSON as PostgreSQL prints jsonb, instants in UTC microseconds.
create function audit.canonical(l audit.line) returns text
language sql immutable as $$
  select string_agg(to_json(coalesce(field, '-'))::text, E'\n' order by place)
  from unnest(array[
    l.seq::text, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), l.action, l.outcome, l.person_id::text, l.role,
    l.jurisdiction::text, l.organisation_id::text, l.subject_kind, l.subject_id, l.detail::text
  ]) with ordinality as fields (field, place);
$$;

create function audit.append(
  at timestamptz, action text, outcome text, person_id uuid, role text, jurisdiction jsonb, organisation_id uuid,
  subject_kind text, subject_id text, detail jsonb
) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  head audit.head;
  line audit.line;
begin
  select * into head from audit.head for update;
  line := row(head.seq + 1, at, action, outcome, person_id, role, jurisdiction, organisation_id, subject_kind, subject_id, detail, head.hash, null);
  line.hash := sha256(head.hash || convert_to(audit.canonical(line), 'UTF8'));
  insert into audit.line select line.*;
  update audit.head set seq = line.seq, hash = line.hash;
  return line.seq;
end $$;

create function audit.refuse_change() returns trigger
language plpgsql as $$ begin raise exception 'the audit is append-only'; end $$;
create trigger line_is_append_only before update or delete or truncate on audit.line for each statement execute function audit.refuse_change();

revoke all on function audit.append from public;
grant usage on schema audit to saolang_app, saolang_reader;
grant execute on function audit.append to saolang_app;
grant select on audit.line, audit.head, audit.checkpoint to saolang_app, saolang_reader;
grant insert on audit.checkpoint to saolang_app;

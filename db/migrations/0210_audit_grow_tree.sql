-- The audit becomes a transparency log: where there was a chain of hashes over the lines, there is now a Merkle tree (RFC 6962, section 2.1)
-- over salted commitments to them, so that erasing what a line says of a person leaves every proof whole.

-- What the chain said of the lines before stays as it was; its formula is that of 0002.
create table audit.former_chain as select seq, previous_hash, hash from audit.line;
comment on table audit.former_chain is 'Read-only: the chain of the lines that were written before the tree';
alter table audit.checkpoint rename to former_checkpoint;
comment on table audit.former_checkpoint is 'Read-only: signed heads of the former chain';
revoke insert on audit.former_checkpoint from saolang_app;
drop function audit.canonical;
alter table audit.line drop column previous_hash, drop column hash,
  add column who_salt bytea constraint line_who_salt check (octet_length(who_salt) = 32),
  add column what_salt bytea constraint line_what_salt check (octet_length(what_salt) = 32),
  add column who_commitment bytea,
  add column what_commitment bytea,
  add column leaf bytea;
comment on table audit.line is 'Append-only: what was done and refused. The leaf of a line hashes its facts and two commitments, to who acted and to what on; a salt opens each. Without its salt a part is erased, and only audit.erase takes it away';

create table audit.subtree (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  constraint subtree_pk primary key (level, index)
);
comment on table audit.subtree is 'Append-only: hashes of the full subtrees of 256^level leaves (C2SP tlog-tiles); those of one leaf are in audit.line';

-- The frontier: hashes of the largest full subtrees, from the left; as many as the size of the tree has binary ones.
alter table audit.head drop column hash, add column frontier bytea[] not null default '{}';
update audit.head set seq = 0;

create table audit.tree_head (
  size bigint constraint tree_head_pk primary key constraint tree_head_of_line references audit.line (seq),
  root bytea not null,
  signed_at timestamptz not null,
  note text not null
);
comment on table audit.tree_head is 'Append-only: signed checkpoints of the tree (C2SP tlog-checkpoint), one a size; a copy of each goes outside the database';

create table audit.cosignature (
  size bigint not null constraint cosignature_of_head references audit.tree_head (size),
  witness text not null,
  line text not null,
  cosigned_at timestamptz not null,
  constraint cosignature_pk primary key (size, witness)
);
comment on table audit.cosignature is 'Append-only: what witnesses signed (C2SP tlog-cosignature): the tree of this size holds the one that they saw before';

create table audit.witness (
  name text constraint witness_pk primary key,
  size bigint not null,
  asked_at timestamptz not null,
  failure text
);
comment on table audit.witness is 'How far each witness has come with this log, when it was last asked, and why it did not answer';

create function audit.root(frontier bytea[]) returns bytea
language plpgsql immutable set search_path = pg_catalog as $$
declare
  node bytea := frontier[cardinality(frontier)];
begin
  for place in reverse cardinality(frontier) - 1 .. 1 loop
    node := sha256('\x01'::bytea || frontier[place] || node);
  end loop;
  return coalesce(node, sha256(''));
end $$;

-- Gives a line its salts, commitments and leaf. What is hashed are fields as JSON strings, each on a line of its own, so that no value can
-- look like two; JSON as PostgreSQL prints jsonb.
create function audit.sealed(line audit.line) returns audit.line
language plpgsql set search_path = pg_catalog as $$
begin
  line.who_salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  line.what_salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  line.who_commitment := sha256(line.who_salt || convert_to(
    coalesce(to_json(line.person_id::text)::text, 'null') || E'\n' || coalesce(to_json(line.jurisdiction::text)::text, 'null') || E'\n' ||
    coalesce(to_json(line.organisation_id::text)::text, 'null'), 'UTF8'));
  line.what_commitment := sha256(line.what_salt || convert_to(
    to_json(line.subject_id)::text || E'\n' || to_json(line.detail::text)::text, 'UTF8'));
  line.leaf := sha256('\x00'::bytea || convert_to(
    E'saolang audit line 1\n"' || line.seq || E'"\n"' || to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'"\n' ||
    to_json(line.action)::text || E'\n' || to_json(line.outcome)::text || E'\n' || to_json(line.role)::text || E'\n' ||
    to_json(line.subject_kind)::text || E'\n"' || encode(line.who_commitment, 'hex') || E'"\n"' || encode(line.what_commitment, 'hex') || '"', 'UTF8'));
  return line;
end $$;

-- The frontier after one more leaf, at this place from 0; a subtree that it fills is kept.
create function audit.grown(frontier bytea[], place bigint, leaf bytea) returns bytea[]
language plpgsql set search_path = pg_catalog as $$
declare
  node bytea := leaf;
  at_level int := 0;
begin
  while place & 1 = 1 loop
    node := sha256('\x01'::bytea || frontier[cardinality(frontier)] || node);
    frontier := trim_array(frontier, 1);
    place := place >> 1;
    at_level := at_level + 1;
    if at_level % 8 = 0 then insert into audit.subtree values (at_level / 8, place, node); end if;
  end loop;
  return array_append(frontier, node);
end $$;

do $$
declare
  line audit.line;
begin
  alter table audit.line disable trigger line_is_append_only;
  for line in select * from audit.line order by seq loop
    line := audit.sealed(line);
    update audit.line l set (who_salt, what_salt, who_commitment, what_commitment, leaf)
      = (line.who_salt, line.what_salt, line.who_commitment, line.what_commitment, line.leaf) where l.seq = line.seq;
    update audit.head set seq = line.seq, frontier = audit.grown(frontier, line.seq - 1, line.leaf);
  end loop;
  drop trigger line_is_append_only on audit.line;
end $$;
alter table audit.line alter column who_commitment set not null, alter column what_commitment set not null, alter column leaf set not null;

create or replace function audit.append(
  at timestamptz, action text, outcome text, person_id uuid, role text, jurisdiction jsonb, organisation_id uuid,
  subject_kind text, subject_id text, detail jsonb
) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  last audit.head;
  line audit.line;
begin
  select * into last from audit.head for update;
  line.seq := last.seq + 1;
  line.at := at;
  line.action := action;
  line.outcome := outcome;
  line.person_id := person_id;
  line.role := role;
  line.jurisdiction := jurisdiction;
  line.organisation_id := organisation_id;
  line.subject_kind := subject_kind;
  line.subject_id := subject_id;
  line.detail := detail;
  line := audit.sealed(line);
  insert into audit.line select line.*;
  update audit.head set seq = line.seq, frontier = audit.grown(last.frontier, last.seq, line.leaf);
  return line.seq;
end $$;

-- Erases one part of a line, with the salt that opens its commitment; false when it is gone already or there is no such line. Lines that tell
-- of an erasure stay whole: without them an erased line would look like a broken one.
create function audit.erase(line_seq bigint, part text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if part = 'who' then
    update audit.line set who_salt = null, person_id = null, jurisdiction = null, organisation_id = null
    where seq = line_seq and who_salt is not null and action <> 'audit.erase';
  elsif part = 'what' then
    update audit.line set what_salt = null, subject_id = '', detail = '{}'
    where seq = line_seq and what_salt is not null and action <> 'audit.erase';
  else
    raise exception 'a line has no part %', part;
  end if;
  return found;
end $$;

create function audit.allow_erasure() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if (new.seq, new.at, new.action, new.outcome, new.role, new.subject_kind, new.who_commitment, new.what_commitment, new.leaf)
      is not distinct from (old.seq, old.at, old.action, old.outcome, old.role, old.subject_kind, old.who_commitment, old.what_commitment, old.leaf)
    and ((new.who_salt, new.person_id, new.jurisdiction, new.organisation_id)
        is not distinct from (old.who_salt, old.person_id, old.jurisdiction, old.organisation_id)
      or (new.who_salt is null and new.person_id is null and new.jurisdiction is null and new.organisation_id is null))
    and ((new.what_salt, new.subject_id, new.detail) is not distinct from (old.what_salt, old.subject_id, old.detail)
      or (new.what_salt is null and new.subject_id = '' and new.detail = '{}'))
  then return new; end if;
  raise exception 'the audit is append-only';
end $$;

create trigger line_is_append_only before delete or truncate on audit.line for each statement execute function audit.refuse_change();
create trigger line_is_only_erased before update on audit.line for each row execute function audit.allow_erasure();
create trigger subtree_is_append_only before update or delete or truncate on audit.subtree for each statement execute function audit.refuse_change();

revoke all on function audit.erase from public;
grant execute on function audit.erase to saolang_app;
grant select on audit.subtree, audit.tree_head, audit.cosignature, audit.witness to saolang_app, saolang_reader;
grant insert on audit.tree_head, audit.cosignature, audit.witness to saolang_app;
grant update on audit.witness to saolang_app;

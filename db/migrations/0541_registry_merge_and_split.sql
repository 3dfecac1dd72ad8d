-- Products and producers that turn out to be one, products that turn out to be two: who said so, why, what moved, and back.
alter table registry.product add column absorbed uuid[] not null default '{}';
comment on column registry.product.absorbed is 'The products that were merged into this one, at any remove: their recognitions are part of its story';

create table registry.merge (
  id uuid constraint merge_pk primary key,
  kind text not null constraint merge_kind check (kind in ('product', 'producer', 'split')),
  from_id uuid not null,
  into_id uuid not null,
  reason text not null constraint merge_is_reasoned check (length(reason) >= 5),
  province_code text not null,
  from_name text not null,
  into_name text not null,
  made_by uuid,
  made_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  undo_reason text,
  constraint merge_of_two check (from_id <> into_id),
  constraint merge_undo_is_whole check (num_nulls(undone_at, undone_by, undo_reason) in (0, 3))
);
comment on table registry.merge is 'Merges of products and producers (from goes into into) and splits (into was made out of from), with their undoing';
create unique index merge_once on registry.merge (kind, from_id) where undone_at is null and kind <> 'split';
create index merge_newest on registry.merge (made_at desc);
create index merge_subject on registry.merge (into_id);

create table registry.merge_move (
  merge_id uuid not null constraint merge_move_merge references registry.merge (id),
  kind text not null,
  subject_id uuid not null,
  constraint merge_move_pk primary key (merge_id, kind, subject_id)
);
comment on table registry.merge_move is 'Append-only: what went over with a merge of producers, so that undoing brings back just that';

create table registry.match_key (
  kind text not null constraint match_key_kind check (kind in ('product', 'producer')),
  subject_id uuid not null,
  key text not null,
  constraint match_key_pk primary key (kind, subject_id, key)
);
comment on table registry.match_key is 'What possible duplicates meet under, so that only those are compared that share a key';
create index match_key_met on registry.match_key (kind, key);

create table registry.match_mark (
  kind text constraint match_mark_pk primary key,
  seen_until timestamptz not null,
  seen_id uuid not null
);
comment on table registry.match_mark is 'How far the search for duplicates has come, in the order of changes';

create table registry.duplicate (
  kind text not null constraint duplicate_kind check (kind in ('product', 'producer')),
  first_id uuid not null,
  second_id uuid not null,
  score int not null constraint duplicate_score check (score between 0 and 100),
  reasons jsonb not null,
  provinces text[] not null,
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  decision text constraint duplicate_decision check (decision in ('different', 'merged')),
  reason text,
  constraint duplicate_pk primary key (kind, first_id, second_id),
  constraint duplicate_is_ordered check (first_id < second_id),
  constraint duplicate_decision_is_whole check ((decided_at is null) = (decision is null))
);
comment on table registry.duplicate is 'Pairs that look like one, with the reasons; "different" is remembered for good';
create index duplicate_open on registry.duplicate (kind, score desc, found_at) where decided_at is null;
create index duplicate_second on registry.duplicate (second_id);
create index product_changed on registry.product (changed_at, id);

grant select, insert, update on registry.merge, registry.duplicate, registry.match_mark to saolang_app;
grant select, insert on registry.merge_move to saolang_app;
grant select, insert, delete on registry.match_key to saolang_app;
grant select on registry.merge, registry.merge_move, registry.duplicate, registry.match_key, registry.match_mark to saolang_reader;
grant update (organisation_id) on registry.product to saolang_app;
grant update (organisation_id, commune_code, province_code) on dossiers.dossier to saolang_app;
create index organisation_changed on people.organisation (changed_at, id);

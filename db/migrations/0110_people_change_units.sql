-- Units merge and split by resolution, from a day on. What a resolution moved is noted, so that one entered by mistake can be undone.
create table people.unit_change (
  id uuid constraint unit_change_pk primary key,
  kind text not null constraint unit_change_kind check (kind in ('merge', 'split', 'rename')),
  resolution_number text not null,
  resolution_on date not null,
  issuer text not null,
  effective_on date not null constraint unit_change_takes_effect_after_its_resolution check (effective_on >= resolution_on),
  from_codes text[] not null constraint unit_change_has_origins check (cardinality(from_codes) > 0),
  heirs jsonb not null,
  main_heir text not null,
  note text,
  entered_by uuid not null constraint unit_change_entered_by references people.person (id),
  entered_at timestamptz not null,
  applied_at timestamptz,
  ended_at timestamptz,
  ended_by uuid constraint unit_change_ended_by references people.person (id),
  end_reason text,
  constraint unit_change_end_is_reasoned check (num_nulls(ended_at, ended_by, end_reason) in (0, 3))
);
comment on table people.unit_change is 'Resolutions that change units: they take effect by the clock on their day; ended is withdrawn before that day or undone after it. main_heir receives what lay in a unit that was split';
create index unit_change_waiting on people.unit_change (effective_on) where applied_at is null and ended_at is null;

create table people.unit_change_claim (
  code text not null,
  change_id uuid not null constraint unit_change_claim_change references people.unit_change (id),
  released_at timestamptz,
  constraint unit_change_claim_pk primary key (code, change_id)
);
comment on table people.unit_change_claim is 'A unit is in one coming change at a time';
create unique index unit_change_claim_once on people.unit_change_claim (code) where released_at is null;

create table people.unit_move (
  change_id uuid not null constraint unit_move_change references people.unit_change (id),
  kind text not null,
  subject_id uuid not null,
  from_code text not null,
  into_code text not null,
  moved_at timestamptz not null,
  moved_back_at timestamptz,
  constraint unit_move_pk primary key (change_id, kind, subject_id)
);
comment on table people.unit_move is 'What followed a change of units: organisations, roles, products, dossiers, areas, each with its former code';

alter table people.unit_succession add column change_id uuid constraint unit_succession_change references people.unit_change (id),
  add column undone_at timestamptz;

grant select, insert, update on people.unit_change, people.unit_change_claim, people.unit_move to saolang_app;
grant select on people.unit_change, people.unit_change_claim, people.unit_move to saolang_reader;

-- Whom a unit that was such on a day has become: several when it was split. None when nothing ever happened to it.
create function people.heirs_of(asked text, since date) returns table (code text, share text, sources int)
language sql stable as $$
  with recursive walk (code, at, share, sources) as (
    select s.new_code, s.happened_on, s.share, s.sources from people.unit_succession s
    where s.old_code = asked and s.happened_on > since and s.undone_at is null
    union
    select s.new_code, s.happened_on,
      case when 'partial' in (w.share, s.share) then 'partial' when 'unknown' in (w.share, s.share) then 'unknown' else 'full' end,
      least(w.sources, s.sources)
    from walk w join people.unit_succession s on s.old_code = w.code and s.happened_on > w.at and s.undone_at is null
  )
  select w.code, min(w.share), max(w.sources) from walk w
  where not exists (select from people.unit_succession s
    where s.old_code = w.code and s.happened_on > w.at and s.undone_at is null)
  group by w.code
$$;

alter table people.organisation add column merged_into uuid constraint organisation_merged_into references people.organisation (id),
  add constraint organisation_not_merged_into_itself check (merged_into <> id);
comment on column people.organisation.merged_into is 'Another organisation goes on with everything of this one; its own history stays';

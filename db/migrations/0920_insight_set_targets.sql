-- What the programme is measured by: facts of a product for the indicators, targets of units, and a snapshot of every night.
create view insight.product_fact as
  select l.product_id, l.address, l.name, l.producer, l.place, l.province_code, l.star, l.standing, l.last_day, l.is_demo,
    p.organisation_id, o.kind as organisation_kind,
    coalesce(p.organisation_id::text, l.province_code || ' ' || lower(l.producer)) as producer_key,
    c.recognitions, c.first_issued_on, c.decision_number
  from registry.listing l
  join registry.product p on p.id = l.product_id
  left join people.organisation o on o.id = p.organisation_id
  join lateral (
    select count(*)::int as recognitions, min(issued_on) as first_issued_on,
      (array_agg(decision_number order by issued_on desc nulls last))[1] as decision_number
    from registry.certificate c where c.product_id = l.product_id and c.fact <> 'proposed'
  ) c on true
  where l.standing <> 'proposed';
comment on view insight.product_fact is 'What indicators ask of a product; fictitious ones are marked, proposals left out';
grant select on insight.product_fact to saolang_reader;

grant usage on schema insight to saolang_app;
grant select on insight.product_fact to saolang_app;

create table insight.target (
  id uuid constraint target_pk primary key,
  indicator text not null,
  province_code text,
  starts_on date not null,
  ends_on date not null,
  at_least numeric not null constraint target_is_positive check (at_least > 0),
  up_to numeric,
  document text not null,
  source text not null,
  set_by uuid not null constraint target_set_by references people.person (id),
  set_at timestamptz not null,
  constraint target_period check (ends_on > starts_on),
  constraint target_range check (up_to >= at_least)
);
comment on table insight.target is 'Append-only: targets that provinces and the Ministry set; those of published decisions are law and live in packages/law. No province: the nation';
create index target_unit on insight.target (province_code, indicator, ends_on);

create table insight.target_end (
  target_id uuid constraint target_end_pk primary key constraint target_end_of references insight.target (id),
  reason text not null,
  ended_by uuid not null constraint target_end_by references people.person (id),
  ended_at timestamptz not null
);
comment on table insight.target_end is 'Append-only: targets that no longer count, and why';

create table insight.snapshot (
  taken_on date not null,
  indicator text not null,
  unit text not null,
  counted int not null,
  among int not null,
  unknown int not null,
  constraint snapshot_pk primary key (indicator, unit, taken_on)
);
comment on table insight.snapshot is 'Append-only, kept for ever: every indicator of every night. unit: province code, or "nation"';

grant select, insert on insight.target, insight.target_end, insight.snapshot to saolang_app;
grant select on insight.target, insight.target_end, insight.snapshot to saolang_reader;

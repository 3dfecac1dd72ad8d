-- Where dossiers stand and how long they stood: what dashboards of officers are counted from.
create view insight.stay as
  select s.dossier_id, d.kind, d.commune_code, d.province_code, d.is_demo, s.status, s.entered_at, s.left_at, s.left_by
  from (
    select c.dossier_id, c.status, c.changed_at as entered_at,
      lead(c.changed_at) over road as left_at, lead(c.transition) over road as left_by
    from dossiers.status_change c
    window road as (partition by c.dossier_id order by c.id)
  ) s
  join dossiers.dossier d on d.id = s.dossier_id;
comment on view insight.stay is 'How long a dossier stood in each status; left_at is null where it stands now';

create view insight.handling as
  select c.changed_by as person_id, p.full_name as name, c.role, c.transition, c.changed_at, d.commune_code, d.province_code
  from dossiers.status_change c
  join dossiers.dossier d on d.id = c.dossier_id
  join people.person p on p.id = c.changed_by
  where c.role in ('commune-officer', 'provincial-officer', 'ministry-officer');
comment on view insight.handling is 'What officers did with dossiers; for staff of the same area alone';

create view insight.judgement as
  select v.id, v.dossier_id, d.commune_code, d.province_code, d.is_demo, v.star, v.points, v.issued_at, o.outcome
  from councils.verdict v
  join dossiers.dossier d on d.id = v.dossier_id
  left join councils.review r on r.verdict_id = v.id
  left join councils.review_outcome o on o.review_id = r.id;
comment on view insight.judgement is 'Verdicts with how a review of them ended, if there was one';

create or replace view insight.product_fact as
  select l.product_id, l.address, l.name, l.producer, l.place, l.province_code, l.star, l.standing, l.last_day, l.is_demo,
    p.organisation_id, o.kind as organisation_kind,
    coalesce(p.organisation_id::text, l.province_code || ' ' || lower(l.producer)) as producer_key,
    c.recognitions, c.first_issued_on, c.decision_number, l.commune_code
  from registry.listing l
  join registry.product p on p.id = l.product_id
  left join people.organisation o on o.id = p.organisation_id
  join lateral (
    select count(*)::int as recognitions, min(issued_on) as first_issued_on,
      (array_agg(decision_number order by issued_on desc nulls last))[1] as decision_number
    from registry.certificate c where c.product_id = l.product_id and c.fact <> 'proposed'
  ) c on true
  where l.standing <> 'proposed';

grant select on insight.stay, insight.handling, insight.judgement to saolang_reader, saolang_app;

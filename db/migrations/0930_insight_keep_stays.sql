-- Dashboards over many dossiers: a row for each stay of a dossier in a status and for each verdict, kept up to date in the transaction
-- that moves the dossier, so that a figure is never older than what it counts. Insight owns them; nobody else writes or reads them.
drop view insight.stay;
drop view insight.handling;
drop view insight.judgement;

create table insight.stay (
  step_id uuid constraint stay_pk primary key constraint stay_step references dossiers.status_change (id),
  dossier_id uuid not null constraint stay_dossier references dossiers.dossier (id),
  kind text not null,
  commune_code text not null,
  province_code text not null,
  set_no int not null,
  is_demo boolean not null,
  status text not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  left_by text,
  left_role text,
  left_person uuid,
  was_asked boolean not null
);
comment on table insight.stay is 'How long a dossier stood in each status; left_at is null where it stands now. was_asked: the commune had asked for a supplement before';
create index stay_of_dossier on insight.stay (dossier_id, status) include (entered_at, left_at);
create index stay_open on insight.stay (province_code, commune_code) include (status, entered_at, set_no, is_demo, kind, dossier_id)
  where left_at is null;
create index stay_left on insight.stay (left_at) include (status, entered_at, left_by, was_asked, set_no)
  where left_at is not null;
create index stay_left_place on insight.stay (province_code, left_at)
  include (commune_code, status, entered_at, left_by, was_asked, set_no, left_role, left_person)
  where left_at is not null;
create index stay_left_ministry on insight.stay (left_at) include (left_person, province_code, set_no)
  where left_role = 'ministry-officer';

create table insight.judgement (
  verdict_id uuid constraint judgement_pk primary key constraint judgement_verdict references councils.verdict (id),
  dossier_id uuid not null constraint judgement_dossier references dossiers.dossier (id),
  council_id uuid not null constraint judgement_council references councils.council (id),
  level text not null,
  commune_code text not null,
  province_code text not null,
  set_no int not null,
  is_demo boolean not null,
  star int not null,
  points numeric not null,
  spread numeric not null,
  was_discussed boolean not null,
  issued_at timestamptz not null,
  outcome text,
  outcome_at timestamptz
);
comment on table insight.judgement is 'Verdicts with how far the members lay apart and how a review of them ended. Written when the verdict is issued: nothing of an open scoring is in it';
create index judgement_issued on insight.judgement (issued_at)
  include (council_id, province_code, star, set_no, spread, was_discussed, outcome);
create index judgement_place on insight.judgement (province_code, issued_at);
create index judgement_council on insight.judgement (council_id, issued_at);

create function insight.follow_step() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update insight.stay set left_at = new.changed_at, left_by = new.transition, left_role = new.role, left_person = new.changed_by
    where dossier_id = new.dossier_id and left_at is null;
  insert into insight.stay (step_id, dossier_id, kind, commune_code, province_code, set_no, is_demo, status, entered_at, was_asked)
    select new.id, d.id, d.kind, d.commune_code, d.province_code, d.set_no, d.is_demo, new.status, new.changed_at, exists (
      select from dossiers.status_change c where c.dossier_id = d.id and c.status = 'supplement-requested' and c.id <> new.id)
    from dossiers.dossier d where d.id = new.dossier_id;
  return null;
end $$;
create trigger status_change_is_a_stay after insert on dossiers.status_change for each row execute function insight.follow_step();

create function insight.follow_verdict() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into insight.judgement (verdict_id, dossier_id, council_id, level, commune_code, province_code, set_no, is_demo, star, points, spread,
      was_discussed, issued_at)
    select new.id, d.id, s.council_id, k.level, d.commune_code, d.province_code, d.set_no, d.is_demo, new.star, new.points,
      coalesce((new.result -> 'totals' ->> 'range')::numeric, 0), new.inputs ? 'discussion' or new.inputs ? 'independent', new.issued_at
    from councils.session_dossier i
    join councils.session s on s.id = i.session_id
    join councils.council k on k.id = s.council_id
    join dossiers.dossier d on d.id = new.dossier_id
    where i.id = new.session_dossier_id;
  return null;
end $$;
create trigger verdict_is_a_judgement after insert on councils.verdict for each row execute function insight.follow_verdict();

create function insight.follow_review() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update insight.judgement j set outcome = new.outcome, outcome_at = new.decided_at
    from councils.review r where r.id = new.review_id and j.verdict_id = r.verdict_id;
  return null;
end $$;
create trigger review_outcome_is_told after insert on councils.review_outcome for each row execute function insight.follow_review();

-- A dossier moves to another unit when units merge: its stays and verdicts go with it.
create function insight.follow_place() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update insight.stay set commune_code = new.commune_code, province_code = new.province_code where dossier_id = new.id;
  update insight.judgement set commune_code = new.commune_code, province_code = new.province_code where dossier_id = new.id;
  return null;
end $$;
create trigger dossier_takes_its_stays after update of commune_code, province_code on dossiers.dossier for each row
  when (old.commune_code <> new.commune_code or old.province_code <> new.province_code) execute function insight.follow_place();

-- What happened before these tables were.
insert into insight.stay (step_id, dossier_id, kind, commune_code, province_code, set_no, is_demo, status, entered_at, left_at, left_by,
    left_role, left_person, was_asked)
  select s.id, s.dossier_id, d.kind, d.commune_code, d.province_code, d.set_no, d.is_demo, s.status, s.changed_at, s.left_at, s.left_by,
    s.left_role, s.left_person, s.asked > 0
  from (
    select c.id, c.dossier_id, c.status, c.changed_at, lead(c.changed_at) over road as left_at, lead(c.transition) over road as left_by,
      lead(c.role) over road as left_role, lead(c.changed_by) over road as left_person,
      count(*) filter (where c.status = 'supplement-requested') over (partition by c.dossier_id order by c.id
        rows between unbounded preceding and 1 preceding) as asked
    from dossiers.status_change c
    window road as (partition by c.dossier_id order by c.id)
  ) s
  join dossiers.dossier d on d.id = s.dossier_id;

insert into insight.judgement (verdict_id, dossier_id, council_id, level, commune_code, province_code, set_no, is_demo, star, points, spread,
    was_discussed, issued_at, outcome, outcome_at)
  select v.id, d.id, s.council_id, k.level, d.commune_code, d.province_code, d.set_no, d.is_demo, v.star, v.points,
    coalesce((v.result -> 'totals' ->> 'range')::numeric, 0), v.inputs ? 'discussion' or v.inputs ? 'independent', v.issued_at,
    o.outcome, o.decided_at
  from councils.verdict v
  join councils.session_dossier i on i.id = v.session_dossier_id
  join councils.session s on s.id = i.session_id
  join councils.council k on k.id = s.council_id
  join dossiers.dossier d on d.id = v.dossier_id
  left join councils.review r on r.verdict_id = v.id
  left join councils.review_outcome o on o.review_id = r.id;

-- The certificates of a place by their last day, without touching the words that the register is searched by.
create index listing_terms on registry.listing (province_code, commune_code)
  include (star, industry_code, standing, last_day, expires_on, is_demo, product_id);

grant select on insight.stay, insight.judgement to saolang_reader, saolang_app;

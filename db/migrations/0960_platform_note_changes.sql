-- Every way in which a row comes or changes is caught here, imports and listeners too: nobody can forget to tell.
create function platform.note_organisations() returns trigger language plpgsql as $$
begin
  insert into platform.change (kind, what, subject_id, organisation_id, province_code, is_demo, is_public)
  select 'organisation', case tg_op when 'INSERT' then 'created' else 'changed' end, id, id, province_code, is_demo, false
  from newer order by changed_at, id;
  return null;
end $$;
create trigger organisation_created after insert on people.organisation referencing new table as newer
  for each statement execute function platform.note_organisations();
create trigger organisation_changed after update on people.organisation referencing new table as newer
  for each statement execute function platform.note_organisations();

create function platform.note_products() returns trigger language plpgsql as $$
begin
  insert into platform.change (kind, what, subject_id, product_id, organisation_id, province_code, is_demo, is_public)
  select 'product', case when tg_op = 'INSERT' then 'created' when merged_into is not null then 'merged' else 'changed' end,
    id, id, organisation_id, province_code, is_demo, true
  from newer order by changed_at, id;
  return null;
end $$;
create trigger product_created after insert on registry.product referencing new table as newer
  for each statement execute function platform.note_products();
create trigger product_changed after update on registry.product referencing new table as newer
  for each statement execute function platform.note_products();

create function platform.note_certificates() returns trigger language plpgsql as $$
begin
  insert into platform.change (kind, what, subject_id, product_id, organisation_id, province_code, is_demo, is_public)
  select 'certificate', n.kind, n.id, p.id, p.organisation_id, p.province_code, p.is_demo, true
  from newer n join registry.product p on p.id = n.product_id order by n.recorded_at, n.id;
  return null;
end $$;
create trigger certificate_noted after insert on registry.certificate referencing new table as newer
  for each statement execute function platform.note_certificates();

create function platform.note_certificate_events() returns trigger language plpgsql as $$
begin
  insert into platform.change (kind, what, subject_id, product_id, organisation_id, province_code, is_demo, is_public)
  select 'certificate', n.kind, c.id, p.id, p.organisation_id, p.province_code, p.is_demo, true
  from newer n join registry.certificate c on c.id = n.certificate_id join registry.product p on p.id = c.product_id
  order by n.recorded_at, n.id;
  return null;
end $$;
create trigger certificate_event_noted after insert on registry.certificate_event referencing new table as newer
  for each statement execute function platform.note_certificate_events();

-- A decision is told once, however many products it recognises.
create function platform.note_decision_items() returns trigger language plpgsql as $$
begin
  insert into platform.change (kind, what, subject_id, province_code, is_demo, is_public)
  select 'decision', 'recorded', d.id, coalesce(d.province_code, min(s.province_code)), bool_and(s.is_demo), false
  from newer n join councils.decision d on d.id = n.decision_id join dossiers.dossier s on s.id = n.dossier_id
  where not exists (select from platform.change c where c.era = platform.current_era() and c.xid = pg_current_xact_id()
    and c.kind = 'decision' and c.subject_id = d.id)
  group by d.id order by d.id;
  return null;
end $$;
create trigger decision_noted after insert on councils.decision_item referencing new table as newer
  for each statement execute function platform.note_decision_items();

create function platform.note_dossiers() returns trigger language plpgsql as $$
begin
  insert into platform.change (kind, what, subject_id, organisation_id, province_code, is_demo, is_public)
  select 'dossier', n.transition, d.id, d.organisation_id, case when d.code is not null or n.transition = 'submit' then d.province_code end,
    d.is_demo, false
  from newer n join dossiers.dossier d on d.id = n.dossier_id order by n.changed_at, n.id;
  return null;
end $$;
create trigger dossier_noted after insert on dossiers.status_change referencing new table as newer
  for each statement execute function platform.note_dossiers();

-- What is there already is told first, so that the feed alone is enough to build a copy.
insert into platform.change (kind, what, subject_id, organisation_id, province_code, is_demo, is_public)
select 'organisation', 'created', id, id, province_code, is_demo, false from people.organisation order by created_at, id;
insert into platform.change (kind, what, subject_id, product_id, organisation_id, province_code, is_demo, is_public)
select 'product', 'created', id, id, organisation_id, province_code, is_demo, true from registry.product order by created_at, id;
insert into platform.change (kind, what, subject_id, product_id, organisation_id, province_code, is_demo, is_public)
select 'certificate', c.kind, c.id, p.id, p.organisation_id, p.province_code, p.is_demo, true
from registry.certificate c join registry.product p on p.id = c.product_id order by c.recorded_at, c.id;

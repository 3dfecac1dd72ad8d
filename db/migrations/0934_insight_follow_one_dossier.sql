-- On a table without statistics the partial index of open stays looked as cheap as the dossier's own, and was read whole for every move
-- of a dossier. Written so, the condition fits only the index by dossier.
create or replace function insight.follow_step() returns trigger language plpgsql security definer
  set search_path = '' set enable_seqscan = off as $$
begin
  update insight.stay set left_at = new.changed_at, left_by = new.transition, left_role = new.role, left_person = new.changed_by
    where dossier_id = new.dossier_id and coalesce(left_at, 'infinity') = 'infinity';
  insert into insight.stay (step_id, dossier_id, kind, commune_code, province_code, set_no, is_demo, status, entered_at, was_asked)
    select new.id, d.id, d.kind, d.commune_code, d.province_code, d.set_no, d.is_demo, new.status, new.changed_at, exists (
      select from dossiers.status_change c where c.dossier_id = d.id and c.status = 'supplement-requested' and c.id <> new.id)
    from dossiers.dossier d where d.id = new.dossier_id;
  return null;
end $$;

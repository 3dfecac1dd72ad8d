-- Every ended dossier has a last stay that nothing leaves: of 100,000 only some thousands are on their way, and those are asked for.
create index stay_on_its_way on insight.stay (province_code, commune_code)
  include (status, entered_at, set_no, is_demo, kind, dossier_id)
  where left_at is null and status not in ('draft', 'returned', 'abandoned', 'decided-recognised', 'decided-not-recognised');
drop index insight.stay_open;

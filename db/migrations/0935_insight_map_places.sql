-- What maps count: products by place, raw-material grounds by commune, and what became of former communes.
create view insight.product_place as
  select l.product_id, l.province_code, l.commune_code, p.recorded_commune_code, l.star, l.industry_code, l.standing, l.last_day,
    l.is_demo, trim(substring(p.recorded_place from '[^,]*$')) as recorded_province,
    coalesce(l.decided_on, make_date(l.year, 12, 31)) < '2025-07-01' as is_recorded_before
  from registry.listing l
  join registry.product p on p.id = l.product_id
  where l.standing <> 'proposed';
comment on view insight.product_place is 'Recognised products with today''s place and the place as recorded; fictitious ones are marked';

create view insight.former_commune as
  select s.old_code as code, u.full_name as name, d.full_name as district, coalesce(d.parent_code, u.parent_code) as province_code,
    s.new_code as commune_code, s.share, s.happened_on
  from people.unit_succession s
  cross join lateral (
    select full_name, parent_code from people.unit
    where code = s.old_code and valid_from < s.happened_on order by valid_from desc limit 1
  ) u
  left join lateral (
    select full_name, parent_code from people.unit
    where code = u.parent_code and level = 'district' and valid_from < s.happened_on order by valid_from desc limit 1
  ) d on true
  where length(s.new_code) = 5 and s.happened_on = '2025-07-01';
comment on view insight.former_commune is 'Communes of before the two-level administration (and island districts without communes), the province they lay in, and today''s communes on their ground';

create view insight.material_ground as
  select a.province_code, a.commune_code, a.square_metres, md5(a.organisation_id::text || coalesce(a.grower_name, '')) as holder,
    o.is_demo
  from trace.area a
  join people.organisation o on o.id = a.organisation_id
  where a.ended_at is null and a.kind not in ('workshop', 'warehouse', 'shop');
comment on view insight.material_ground is 'Raw-material areas in use, without outline or name; holder tells growers apart and names nobody';

grant select on insight.product_place, insight.former_commune, insight.material_ground to saolang_reader, saolang_app;

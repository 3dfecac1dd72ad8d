create view insight.point_place as
  select province_code, commune_code, is_demo from market.point_of_sale where state = 'approved';
comment on view insight.point_place is 'Approved points of sale by today''s place';
grant select on insight.point_place to saolang_app, saolang_reader;

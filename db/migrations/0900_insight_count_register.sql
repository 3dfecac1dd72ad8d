-- Insight reads across rooms, through views that it owns, and writes nowhere else.
create schema insight;
grant usage on schema insight to saolang_reader;

create view insight.product as
  select l.product_id, l.address, l.name, l.producer, l.place, l.star, l.province_code, l.industry_code, l.year, l.standing,
    l.last_day, l.is_demo, c.decision_number, c.issued_on
  from registry.listing l
  join lateral (
    select decision_number, issued_on from registry.certificate c
    where c.product_id = l.product_id and c.fact <> 'proposed'
    order by coalesce(c.issued_on, make_date(c.year, 12, 31)) desc limit 1
  ) c on true;
comment on view insight.product is 'The register as figures are counted from: recognised products with their newest decision; fictitious ones are marked';

grant select on insight.product to saolang_reader;

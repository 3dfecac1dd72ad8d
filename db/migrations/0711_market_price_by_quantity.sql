alter table market.offer add column prices jsonb not null default '[]'
    constraint offer_prices_are_a_list check (jsonb_typeof(prices) = 'array'),
  add constraint offer_channel check (channel in ('shop', 'live', 'fair', 'platform', 'wholesale'));
comment on column market.offer.prices is 'Lower prices from a quantity on, on some days: {minQuantity, priceDong, fromOn, untilOn}; the lowest that applies holds';
alter table market.offer_change add column prices jsonb not null default '[]';

alter table market.variant add column is_perishable boolean not null default false;
comment on column market.variant.is_perishable is 'Spoils soon: goes back only when something is wrong with it';

create table market.bundle_part (
  bundle_id uuid not null constraint bundle_part_bundle references market.variant (id),
  part_id uuid not null constraint bundle_part_part references market.variant (id),
  quantity int not null constraint bundle_part_quantity check (quantity between 1 and 99),
  constraint bundle_part_pk primary key (bundle_id, part_id),
  constraint bundle_part_other check (bundle_id <> part_id)
);
comment on table market.bundle_part is 'What a gift box holds of one seller''s packs. It has no stock of its own: it takes that of its parts';
create index bundle_part_part on market.bundle_part (part_id);

alter table market.shop_order_line add column parts jsonb;
comment on column market.shop_order_line.parts is 'What a gift box held, each part with its certificate of that moment';

create function market.free_stock(variant uuid, today date) returns int language sql stable parallel safe as $$
  select coalesce(
    (select min(coalesce((select sum(l.on_hand - l.reserved) from market.stock_level l
        where l.variant_id = p.part_id and (l.expires_on is null or l.expires_on > today)), 0) / p.quantity)::int
      from market.bundle_part p where p.bundle_id = variant),
    (select sum(l.on_hand - l.reserved)::int from market.stock_level l
      where l.variant_id = variant and (l.expires_on is null or l.expires_on > today)),
    0)
$$;
comment on function market.free_stock is 'What of a pack, or of a gift box by its scarcest part, can be bought today';

grant select, insert on market.bundle_part to saolang_app;
grant select on market.bundle_part to saolang_reader;

create table market.point_of_sale (
  id uuid constraint point_of_sale_pk primary key,
  organisation_id uuid constraint point_of_sale_organisation references people.organisation (id),
  kind text not null constraint point_of_sale_kind
    check (kind in ('ocop-point', 'maker', 'shop', 'supermarket', 'market-stall', 'rest-stop', 'tourist-site')),
  name text not null,
  address text not null,
  commune_code text not null,
  province_code text not null,
  hours text not null,
  phone text,
  stock_place text,
  state text not null constraint point_of_sale_state check (state in ('proposed', 'approved', 'refused', 'closed')),
  is_demo boolean not null,
  told_at timestamptz not null,
  told_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  decided_words text,
  constraint point_of_sale_decided check ((state = 'proposed') = (decided_at is null))
);
comment on table market.point_of_sale is 'A place where OCOP products are sold over the counter, as its producer or an officer told it and an officer of its own place approved it. stock_place names a place of the stock ledger of its organisation';
create index point_of_sale_place on market.point_of_sale (province_code, commune_code) where state = 'approved';
create index point_of_sale_organisation_used on market.point_of_sale (organisation_id);

create table market.point_product (
  point_id uuid not null constraint point_product_point references market.point_of_sale (id),
  product_id uuid not null constraint point_product_product references registry.product (id),
  stock text not null constraint point_product_stock check (stock in ('in-stock', 'few', 'out')),
  seen_at timestamptz not null,
  seen_by uuid,
  ended_at timestamptz,
  constraint point_product_pk primary key (point_id, product_id)
);
comment on table market.point_product is 'Which products a place sells and what was last seen of them on its shelf; where the place is one of the stock ledger, the ledger is asked instead';
create index point_product_of_product on market.point_product (product_id) where ended_at is null;

grant select, insert, update on market.point_of_sale, market.point_product to saolang_app;
grant select on market.point_of_sale, market.point_product to saolang_reader;

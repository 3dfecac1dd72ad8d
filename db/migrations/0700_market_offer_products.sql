create schema market;
grant usage on schema market to saolang_app, saolang_reader;

create table market.seller_terms (
  organisation_id uuid constraint seller_terms_pk primary key constraint seller_terms_organisation references people.organisation (id),
  phone text not null,
  delivery text not null,
  delivery_dong bigint not null constraint seller_terms_delivery check (delivery_dong >= 0),
  returns text not null,
  takes_cash boolean not null,
  bank_bin text constraint seller_terms_bin check (bank_bin ~ '^[0-9]{6}$'),
  bank_account text constraint seller_terms_account check (bank_account ~ '^[0-9A-Z]{4,19}$'),
  bank_holder text,
  changed_at timestamptz not null,
  changed_by uuid,
  constraint seller_terms_bank_whole check ((bank_bin is null) = (bank_account is null) and (bank_bin is null) = (bank_holder is null))
);
comment on table market.seller_terms is 'How a seller sells: whom to call, delivery, returns, ways to pay. The account is the seller''s own: no buyer''s money passes through us';

create table market.variant (
  id uuid constraint variant_pk primary key,
  product_id uuid not null constraint variant_product references registry.product (id),
  organisation_id uuid not null constraint variant_organisation references people.organisation (id),
  pack text not null,
  label jsonb not null,
  made_at timestamptz not null,
  constraint variant_pack_once unique (product_id, pack)
);
comment on table market.variant is 'A product of the register in one pack: what stock is counted in. label holds the contents that the label decree obliges';

create table market.offer (
  id uuid constraint offer_pk primary key,
  variant_id uuid not null constraint offer_variant references market.variant (id),
  product_id uuid not null constraint offer_product references registry.product (id),
  seller_id uuid not null constraint offer_seller references market.seller_terms (organisation_id),
  channel text not null default 'shop',
  price_dong bigint not null constraint offer_price check (price_dong > 0),
  price_includes text not null,
  min_quantity int not null constraint offer_min check (min_quantity >= 1),
  max_quantity int not null,
  from_on date not null,
  until_on date,
  state text not null constraint offer_state check (state in ('on-sale', 'paused')),
  paused_why text constraint offer_paused_why check (paused_why in ('seller', 'certificate', 'missed-orders')),
  version int not null default 1,
  changed_at timestamptz not null,
  constraint offer_limits check (max_quantity >= min_quantity),
  constraint offer_days check (until_on is null or until_on >= from_on),
  constraint offer_paused check ((state = 'paused') = (paused_why is not null)),
  constraint offer_once unique (variant_id, seller_id, channel)
);
comment on table market.offer is 'A pack of a product from one seller on one channel at a price in whole đồng. Nothing here says a star: pages ask the register for it';
create index offer_product on market.offer (product_id);
create index offer_seller on market.offer (seller_id);

create table market.offer_change (
  offer_id uuid not null constraint offer_change_offer references market.offer (id),
  version int not null,
  price_dong bigint not null,
  state text not null,
  why text,
  at timestamptz not null,
  by uuid,
  by_role text not null,
  constraint offer_change_pk primary key (offer_id, version)
);
comment on table market.offer_change is 'Append-only: prices and states of an offer, and by whom: an officer who acted for the seller stands here as officer';

create table market.stock_level (
  id uuid constraint stock_level_pk primary key,
  variant_id uuid not null constraint stock_level_variant references market.variant (id),
  place text not null,
  batch text not null,
  expires_on date,
  on_hand int not null,
  reserved int not null default 0,
  constraint stock_never_oversold check (reserved >= 0 and reserved <= on_hand),
  constraint stock_level_once unique (variant_id, place, batch)
);
comment on table market.stock_level is 'What is there of a pack, by place and batch; the check is the rule "never oversold"';

create table market.reservation (
  id uuid constraint reservation_pk primary key default uuidv7(),
  level_id uuid not null constraint reservation_level references market.stock_level (id),
  order_id uuid not null,
  offer_id uuid not null constraint reservation_offer references market.offer (id),
  quantity int not null constraint reservation_quantity check (quantity > 0),
  state text not null constraint reservation_state check (state in ('held', 'sold', 'released')),
  expires_at timestamptz,
  made_at timestamptz not null
);
comment on table market.reservation is 'Stock set aside for an order until it is handed over or let go; after expires_at it is let go by itself';
create index reservation_order on market.reservation (order_id);

create table market.stock_ledger (
  id bigint generated always as identity constraint stock_ledger_pk primary key,
  level_id uuid not null constraint stock_ledger_level references market.stock_level (id),
  kind text not null constraint stock_ledger_kind check (kind in ('received', 'written-off', 'reserved', 'released', 'sold')),
  quantity int not null constraint stock_ledger_quantity check (quantity > 0),
  order_id uuid,
  why text,
  at timestamptz not null,
  by uuid
);
comment on table market.stock_ledger is 'Append-only: every movement of stock. on_hand is received less written-off less sold, reserved is reserved less released less sold';
create index stock_ledger_level on market.stock_ledger (level_id, id);

grant select, insert, update on market.seller_terms, market.variant, market.offer, market.stock_level, market.reservation to saolang_app;
grant select, insert on market.offer_change, market.stock_ledger to saolang_app;
grant select on all tables in schema market to saolang_reader;

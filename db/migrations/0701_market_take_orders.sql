create table market.purchase (
  id uuid constraint purchase_pk primary key,
  key uuid not null constraint purchase_key_once unique,
  code text not null constraint purchase_code_once unique,
  buyer_name text,
  buyer_phone text,
  buyer_address text,
  commune_code text,
  province_code text,
  note text,
  placed_at timestamptz not null,
  closed_at timestamptz,
  erased_at timestamptz
);
comment on table market.purchase is 'What a buyer ordered at once, without an account. key makes a second sending the same purchase; who bought is erased when retention ends';
create index purchase_to_erase on market.purchase (closed_at) where erased_at is null;

create table market.shop_order (
  id uuid constraint shop_order_pk primary key,
  purchase_id uuid not null constraint shop_order_purchase references market.purchase (id),
  seller_id uuid not null constraint shop_order_seller references market.seller_terms (organisation_id),
  pay_code text not null constraint shop_order_pay_code_once unique,
  pay_way text not null constraint shop_order_pay_way check (pay_way in ('transfer', 'cash')),
  status text not null,
  goods_dong bigint not null constraint shop_order_goods check (goods_dong > 0),
  delivery_dong bigint not null constraint shop_order_delivery check (delivery_dong >= 0),
  paid_dong bigint not null default 0 constraint shop_order_paid check (paid_dong >= 0),
  refunded_dong bigint not null default 0 constraint shop_order_refunded check (refunded_dong between 0 and paid_dong),
  placed_at timestamptz not null,
  due_at timestamptz,
  changed_at timestamptz not null,
  constraint shop_order_seller_once unique (purchase_id, seller_id)
);
comment on table market.shop_order is 'The part of a purchase that one seller delivers; its status moves by the table in core/market/order.ts alone';
create index shop_order_of_seller on market.shop_order (seller_id, placed_at desc);
create index shop_order_due on market.shop_order (due_at) where due_at is not null;

create table market.shop_order_line (
  order_id uuid not null constraint shop_order_line_order references market.shop_order (id),
  no int not null,
  offer_id uuid not null constraint shop_order_line_offer references market.offer (id),
  variant_id uuid not null,
  product_id uuid not null,
  product_address text not null,
  name text not null,
  pack text not null,
  quantity int not null constraint shop_order_line_quantity check (quantity > 0),
  price_dong bigint not null constraint shop_order_line_price check (price_dong > 0),
  label jsonb not null,
  certificate jsonb not null,
  constraint shop_order_line_pk primary key (order_id, no)
);
comment on table market.shop_order_line is 'Append-only: what was bought as it was at that moment: price, label, and the certificate that held';

create table market.shop_order_event (
  order_id uuid not null constraint shop_order_event_order references market.shop_order (id),
  no int not null,
  act text not null,
  from_status text,
  to_status text not null,
  words text,
  at timestamptz not null,
  by uuid,
  by_role text not null,
  constraint shop_order_event_pk primary key (order_id, no)
);
comment on table market.shop_order_event is 'Append-only: what happened to an order, and in which role';

grant select, insert, update on market.purchase, market.shop_order to saolang_app;
grant select, insert on market.shop_order_line, market.shop_order_event to saolang_app;
grant select on market.purchase, market.shop_order, market.shop_order_line, market.shop_order_event to saolang_reader;

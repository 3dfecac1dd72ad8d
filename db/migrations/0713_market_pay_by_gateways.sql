create table market.merchant_account (
  id uuid constraint merchant_account_pk primary key,
  organisation_id uuid not null constraint merchant_account_seller references market.seller_terms (organisation_id),
  gateway text not null constraint merchant_account_gateway check (gateway in ('vnpay', 'momo', 'zalopay')),
  mode text not null constraint merchant_account_mode check (mode in ('sandbox', 'live')),
  merchant_no text not null,
  keys text not null,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz
);
comment on table market.merchant_account is 'A seller''s own account at a payment gateway: money goes there and never through us; keys are sealed';
create unique index merchant_account_one on market.merchant_account (organisation_id, gateway) where ended_at is null;

create table market.payment_intent (
  id uuid constraint payment_intent_pk primary key,
  order_id uuid not null constraint payment_intent_order references market.shop_order (id),
  merchant_id uuid not null constraint payment_intent_merchant references market.merchant_account (id),
  ref text not null,
  amount_dong bigint not null constraint payment_intent_amount check (amount_dong > 0),
  pay_url text,
  made_at timestamptz not null,
  paid_at timestamptz,
  paid_dong bigint,
  gateway_no text,
  outcome text constraint payment_intent_outcome check (outcome in ('matched', 'amount-differs', 'order-closed', 'failed')),
  settled_at timestamptz,
  settled_by uuid,
  settled_words text,
  constraint payment_intent_ref_once unique (merchant_id, ref)
);
comment on table market.payment_intent is 'One attempt to pay an order by a gateway, and what came of it';
create index payment_intent_order on market.payment_intent (order_id);

create table market.payment_event (
  intent_id uuid not null constraint payment_event_intent references market.payment_intent (id),
  kind text not null constraint payment_event_kind check (kind in ('begun', 'told')),
  result text not null,
  gateway_no text not null default '',
  amount_dong bigint not null,
  at timestamptz not null,
  constraint payment_event_once unique (intent_id, kind, result, gateway_no)
);
comment on table market.payment_event is 'Append-only: what a gateway told of an attempt, each word once; nothing of who paid';

grant select, insert, update on market.merchant_account, market.payment_intent to saolang_app;
grant select, insert on market.payment_event to saolang_app;
grant select on market.payment_intent, market.payment_event to saolang_reader;
grant select (id, organisation_id, gateway, mode, merchant_no, made_at, ended_at) on market.merchant_account to saolang_reader;

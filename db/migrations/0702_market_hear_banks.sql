create table market.bank_link (
  id uuid constraint bank_link_pk primary key,
  organisation_id uuid not null constraint bank_link_seller references market.seller_terms (organisation_id),
  provider text not null constraint bank_link_provider check (provider in ('sepay', 'casso', 'payos')),
  secret text not null,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz
);
comment on table market.bank_link is 'Where a seller''s bank notification service tells us of money that came in; secret is sealed';
create unique index bank_link_one on market.bank_link (organisation_id, provider) where ended_at is null;

create table market.bank_notice (
  id uuid constraint bank_notice_pk primary key,
  link_id uuid not null constraint bank_notice_link references market.bank_link (id),
  provider_id text not null,
  amount_dong bigint not null,
  pay_code text,
  order_id uuid constraint bank_notice_order references market.shop_order (id),
  outcome text not null constraint bank_notice_outcome check (outcome in ('matched', 'amount-differs', 'no-code', 'unknown-order', 'order-closed')),
  at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  settled_words text,
  constraint bank_notice_once unique (link_id, provider_id)
);
comment on table market.bank_notice is 'Money that came into a seller''s own account, once for each id of its service. Neither the payer nor the words of the transfer are kept';
create index bank_notice_queue on market.bank_notice (link_id) where settled_at is null and outcome <> 'matched';

grant select, insert, update on market.bank_link, market.bank_notice to saolang_app;
grant select on market.bank_notice to saolang_reader;
grant select (id, organisation_id, provider, made_at, ended_at) on market.bank_link to saolang_reader;

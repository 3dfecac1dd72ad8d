create table market.stock_aside (
  id uuid constraint stock_aside_pk primary key,
  offer_id uuid not null constraint stock_aside_offer references market.offer (id),
  purpose text not null constraint stock_aside_purpose check (purpose in ('channel', 'live', 'fair')),
  purpose_id uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint stock_aside_once unique (offer_id, purpose, purpose_id)
);
comment on table market.stock_aside is 'Stock of an offer kept for a channel, a live session or a fair: nobody else buys it until it is put back';

create table market.stock_aside_part (
  aside_id uuid not null constraint stock_aside_part_aside references market.stock_aside (id),
  level_id uuid not null constraint stock_aside_part_level references market.stock_level (id),
  quantity int not null,
  held int not null default 0,
  sold int not null default 0,
  is_open boolean not null default true,
  constraint stock_aside_part_pk primary key (aside_id, level_id),
  constraint stock_aside_never_oversold check (held >= 0 and sold >= 0 and held + sold <= quantity)
);
comment on table market.stock_aside_part is 'From which batches it was set aside: quantity in all, of it held for orders and sold. The rest counts as reserved on its level';
create index stock_aside_part_level on market.stock_aside_part (level_id);

alter table market.reservation add column aside_id uuid constraint reservation_aside references market.stock_aside (id);
comment on column market.reservation.aside_id is 'Out of what was set aside, when not out of free stock';

alter table market.stock_ledger drop constraint stock_ledger_kind,
  add constraint stock_ledger_kind check (kind in
    ('received', 'written-off', 'reserved', 'released', 'sold', 'set-aside', 'put-back')),
  add column aside_id uuid;
comment on table market.stock_ledger is 'Append-only: every movement of stock. on_hand is received less written-off less sold; reserved is reserved and set-aside less released, put-back and sold. What an order takes out of an aside moves when it is sold';

alter table market.shop_order add column source_kind text not null default 'shop'
    constraint shop_order_source_kind check (source_kind in ('shop', 'live', 'channel', 'fair')),
  add column source_id text,
  drop constraint shop_order_pay_way,
  add constraint shop_order_pay_way check (pay_way in ('transfer', 'cash', 'platform', 'vnpay', 'momo', 'zalopay'));
comment on column market.shop_order.source_kind is 'Where it was bought: in the shop, in a live session, on another platform, at a fair; source_id says which';
create index shop_order_source on market.shop_order (source_kind, source_id) where source_kind <> 'shop';

grant select, insert, update on market.stock_aside, market.stock_aside_part to saolang_app;
grant select on market.stock_aside, market.stock_aside_part to saolang_reader;

alter table market.purchase add column fingerprint bytea;
comment on column market.purchase.fingerprint is 'Of what a program asked to buy with this key: the same key with another wish is refused';

create table market.return_request (
  id uuid constraint return_request_pk primary key,
  order_id uuid not null constraint return_request_order references market.shop_order (id),
  reason text not null constraint return_request_reason check (reason in ('broken', 'wrong', 'spoilt', 'short', 'unwanted')),
  words text not null,
  asked_at timestamptz not null
);
comment on table market.return_request is 'Append-only: why a buyer wants to send an order back; what became of it stands in the order''s events';
create index return_request_order on market.return_request (order_id, asked_at);

create table market.return_photo (
  request_id uuid not null constraint return_photo_request references market.return_request (id),
  no int not null constraint return_photo_no check (no between 1 and 4),
  sha256 text not null constraint return_photo_file references platform.file (sha256),
  media_type text not null,
  constraint return_photo_pk primary key (request_id, no)
);
comment on table market.return_photo is 'Append-only: what a buyer photographed, drawn anew without its metadata';

grant select, insert on market.return_request, market.return_photo to saolang_app;
grant select on market.return_request, market.return_photo to saolang_reader;

-- Trusted since PostgreSQL 13: a uuid beside a span of time in one exclusion constraint.
create extension if not exists btree_gist with schema market;

create table market.fair (
  id uuid constraint fair_pk primary key,
  name text not null,
  about text not null,
  place text not null,
  province_code text not null,
  from_on date not null,
  until_on date not null,
  apply_until date not null,
  is_demo boolean not null,
  made_at timestamptz not null,
  made_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  constraint fair_days check (until_on >= from_on and apply_until <= from_on)
);
comment on table market.fair is 'A fair: who organises it, where, on which days, and until when producers may apply';

create table market.fair_booth (
  fair_id uuid not null constraint fair_booth_fair references market.fair (id),
  code text not null,
  zone text not null,
  plan_row int not null,
  plan_column int not null,
  constraint fair_booth_pk primary key (fair_id, code),
  constraint fair_booth_place_once unique (fair_id, plan_row, plan_column)
);
comment on table market.fair_booth is 'The plan of a fair: each booth by the sign on it and its place';

create table market.fair_application (
  id uuid constraint fair_application_pk primary key,
  fair_id uuid not null constraint fair_application_fair references market.fair (id),
  organisation_id uuid not null constraint fair_application_organisation references people.organisation (id),
  product_ids uuid[] not null,
  words text not null,
  state text not null constraint fair_application_state check (state in ('asked', 'accepted', 'refused', 'withdrawn')),
  why text,
  booth_code text,
  applied_at timestamptz not null,
  applied_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  constraint fair_application_once unique (fair_id, organisation_id),
  constraint fair_booth_taken_once unique (fair_id, booth_code),
  constraint fair_application_booth foreign key (fair_id, booth_code) references market.fair_booth (fair_id, code),
  constraint fair_application_booth_of_accepted check (booth_code is null or state = 'accepted'),
  constraint fair_application_refusal check ((state = 'refused') = (why is not null))
);
comment on table market.fair_application is 'Producers who want a stall at a fair; the unique constraint is the rule "a booth is given once"';

create table market.fair_meeting (
  id uuid constraint fair_meeting_pk primary key,
  fair_id uuid not null constraint fair_meeting_fair references market.fair (id),
  buyer_id uuid not null constraint fair_meeting_buyer references market.bulk_buyer (organisation_id),
  producer_id uuid not null constraint fair_meeting_producer references people.organisation (id),
  asked_by text not null constraint fair_meeting_asked_by check (asked_by in ('buyer', 'producer')),
  during tstzrange not null,
  state text not null constraint fair_meeting_state check (state in ('asked', 'agreed', 'declined', 'cancelled', 'held', 'missed')),
  words text not null,
  outcome text,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint fair_meeting_two check (buyer_id <> producer_id)
);
comment on table market.fair_meeting is 'A buyer and a producer at one table for a while';
create index fair_meeting_fair on market.fair_meeting (fair_id);

create table market.fair_meeting_seat (
  meeting_id uuid not null constraint fair_meeting_seat_meeting references market.fair_meeting (id),
  organisation_id uuid not null,
  during tstzrange not null,
  is_taken boolean not null,
  constraint fair_meeting_seat_pk primary key (meeting_id, organisation_id),
  constraint fair_meeting_seat_once exclude using gist (organisation_id with =, during with &&) where (is_taken)
);
comment on table market.fair_meeting_seat is 'Whose time a meeting takes, buyer or producer; the exclusion is the rule "nobody is booked twice at one time"';

create table market.fair_sale (
  id uuid constraint fair_sale_pk primary key,
  fair_id uuid not null constraint fair_sale_fair references market.fair (id),
  organisation_id uuid not null constraint fair_sale_organisation references people.organisation (id),
  offer_id uuid not null constraint fair_sale_offer references market.offer (id),
  order_id uuid not null constraint fair_sale_order references market.shop_order (id),
  quantity int not null constraint fair_sale_quantity check (quantity > 0),
  price_dong bigint not null constraint fair_sale_price check (price_dong > 0),
  pay_way text not null constraint fair_sale_pay_way check (pay_way in ('cash', 'transfer')),
  sold_on date not null,
  receipt text not null,
  received_at timestamptz not null,
  told_by uuid
);
comment on table market.fair_sale is 'Append-only: what was sold over a stall, once for each id that a phone made; the order it became took its stock out of the fair''s aside';
create index fair_sale_fair on market.fair_sale (fair_id, organisation_id);

grant select, insert, update on market.fair, market.fair_application, market.fair_meeting, market.fair_meeting_seat to saolang_app;
grant select, insert, delete on market.fair_booth to saolang_app;
grant select, insert on market.fair_sale to saolang_app;
grant select on market.fair, market.fair_booth, market.fair_application, market.fair_meeting, market.fair_meeting_seat,
  market.fair_sale to saolang_reader;

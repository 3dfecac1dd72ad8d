create table market.delivery_terms (
  organisation_id uuid constraint delivery_terms_pk primary key constraint delivery_terms_seller references market.seller_terms (organisation_id),
  free_from_dong bigint constraint delivery_terms_free check (free_from_dong >= 0),
  own_days int constraint delivery_terms_days check (own_days between 1 and 60),
  perishable_days int constraint delivery_terms_perishable check (perishable_days between 1 and 30),
  changed_at timestamptz not null,
  changed_by uuid
);
comment on table market.delivery_terms is 'Beyond the price of own delivery: from which sum on it costs nothing, in how many days, how long what spoils may travel';

create table market.carrier_link (
  id uuid constraint carrier_link_pk primary key,
  organisation_id uuid not null constraint carrier_link_seller references market.seller_terms (organisation_id),
  carrier text not null constraint carrier_link_carrier check (carrier in ('ghn', 'ghtk', 'viettel-post', 'ems')),
  credentials text not null,
  hook_secret text not null,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz
);
comment on table market.carrier_link is 'A seller''s own contract with a carrier; credentials and hook_secret are sealed';
create unique index carrier_link_one on market.carrier_link (organisation_id, carrier) where ended_at is null;

create table market.pack_size (
  variant_id uuid constraint pack_size_pk primary key constraint pack_size_variant references market.variant (id),
  grams int not null constraint pack_size_grams check (grams > 0)
);
comment on table market.pack_size is 'What a pack weighs, wrapped, where its seller has weighed it; otherwise it is guessed from the words of the pack';

create table market.carrier_place (
  organisation_id uuid not null constraint carrier_place_seller references market.seller_terms (organisation_id),
  carrier text not null,
  commune_code text not null,
  ward_code text not null,
  chosen_at timestamptz not null,
  chosen_by uuid,
  constraint carrier_place_pk primary key (organisation_id, carrier, commune_code)
);
comment on table market.carrier_place is 'Which ward of before July 2025 a seller chose for a commune that was made of several, for a carrier that still asks';

create table market.parcel (
  id uuid constraint parcel_pk primary key,
  order_id uuid not null constraint parcel_order references market.shop_order (id),
  organisation_id uuid not null,
  carrier text not null constraint parcel_carrier check (carrier in ('own', 'ghn', 'ghtk', 'viettel-post', 'ems')),
  link_id uuid constraint parcel_link references market.carrier_link (id),
  ref text not null constraint parcel_ref_once unique,
  code text,
  status text not null,
  status_at timestamptz,
  grams int not null constraint parcel_grams check (grams > 0),
  length_cm int not null,
  width_cm int not null,
  height_cm int not null,
  cod_dong bigint not null constraint parcel_cod check (cod_dong >= 0),
  fee_dong bigint constraint parcel_fee check (fee_dong >= 0),
  booked_at timestamptz not null,
  booked_by uuid,
  asked_at timestamptz not null,
  settled_at timestamptz,
  constraint parcel_linked check ((carrier = 'own') = (link_id is null))
);
comment on table market.parcel is 'A parcel of an order; ref is what its carrier knows it by of us, so that asking twice makes one; its status moves by the table in core/market/delivery/parcel.ts. To whom it goes stands in the purchase alone';
create unique index parcel_one on market.parcel (order_id) where status <> 'cancelled';
create unique index parcel_code_once on market.parcel (carrier, code) where code is not null;
create index parcel_of_seller on market.parcel (organisation_id, booked_at desc);
create index parcel_to_ask on market.parcel (asked_at) where carrier <> 'own' and status not in ('delivered', 'returned', 'cancelled');

create table market.parcel_event (
  parcel_id uuid not null constraint parcel_event_parcel references market.parcel (id),
  carrier_status text not null,
  at timestamptz not null,
  status text,
  step text not null constraint parcel_event_step check (step in ('moves', 'repeats', 'late', 'astray', 'unknown')),
  heard_at timestamptz not null,
  heard_by text not null constraint parcel_event_heard_by check (heard_by in ('seller', 'hook', 'poll')),
  constraint parcel_event_pk primary key (parcel_id, carrier_status, at)
);
comment on table market.parcel_event is 'Append-only: every status a carrier told, once for each moment, also those that came late or led nowhere';

create table market.cod_line (
  id uuid constraint cod_line_pk primary key,
  organisation_id uuid not null constraint cod_line_seller references market.seller_terms (organisation_id),
  carrier text not null,
  settlement text not null,
  code text not null,
  collected_dong bigint not null constraint cod_line_collected check (collected_dong >= 0),
  fee_dong bigint not null constraint cod_line_fee check (fee_dong >= 0),
  outcome text not null constraint cod_line_outcome check (outcome in
    ('matched', 'amount-differs', 'not-delivered', 'unknown-parcel', 'settled-before')),
  parcel_id uuid constraint cod_line_parcel references market.parcel (id),
  at timestamptz not null,
  by uuid,
  settled_at timestamptz,
  settled_by uuid,
  settled_words text,
  constraint cod_line_once unique (organisation_id, carrier, settlement, code)
);
comment on table market.cod_line is 'What a carrier says it pays out to a seller for a parcel, once for each settlement. The money goes from the carrier to the seller; none passes through us';
create index cod_line_queue on market.cod_line (organisation_id) where settled_at is null and outcome <> 'matched';
create index cod_line_period on market.cod_line (organisation_id, at);

alter table market.shop_order add column delivery_way text,
  add column delivery_days int;
comment on column market.shop_order.delivery_way is 'Which carrier the buyer chose in the checkout; missing where there was nothing to choose';

grant select, insert, update on market.delivery_terms, market.carrier_link, market.pack_size, market.carrier_place, market.parcel,
  market.cod_line to saolang_app;
grant select, insert on market.parcel_event to saolang_app;
grant select on market.delivery_terms, market.pack_size, market.carrier_place, market.parcel, market.parcel_event, market.cod_line
  to saolang_reader;
grant select (id, organisation_id, carrier, credentials, made_at, ended_at) on market.carrier_link to saolang_reader;

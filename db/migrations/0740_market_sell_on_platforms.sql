create table market.channel_link (
  id uuid constraint channel_link_pk primary key,
  organisation_id uuid not null constraint channel_link_seller references market.seller_terms (organisation_id),
  platform text not null constraint channel_link_platform check (platform in ('shopee', 'tiktok', 'lazada')),
  app_key text not null,
  secret text not null,
  shop_id text not null default '',
  shop_cipher text,
  access_token text,
  refresh_token text,
  access_until timestamptz,
  refresh_until timestamptz,
  buffer int not null constraint channel_link_buffer check (buffer between 0 and 9999),
  state text not null constraint channel_link_state check (state in ('unauthorised', 'on', 'paused', 'refused', 'ended')),
  pulled_to timestamptz,
  due_at timestamptz,
  tries int not null default 0,
  trouble text,
  well_at timestamptz,
  made_at timestamptz not null,
  made_by uuid
);
comment on table market.channel_link is 'A seller''s shop on a platform. secret and tokens are sealed; pulled_to moves only when orders up to it are written down, so that a platform that is down loses none';
create unique index channel_link_one on market.channel_link (organisation_id, platform) where state <> 'ended';
create index channel_link_due on market.channel_link (due_at) where state = 'on';

create table market.channel_listing (
  id uuid constraint channel_listing_pk primary key,
  link_id uuid not null constraint channel_listing_link references market.channel_link (id),
  offer_id uuid not null constraint channel_listing_offer references market.offer (id),
  item text not null,
  sku text not null default '',
  buffer int constraint channel_listing_buffer check (buffer between 0 and 9999),
  told_quantity int,
  told_at timestamptz,
  trouble text,
  made_at timestamptz not null,
  ended_at timestamptz
);
comment on table market.channel_listing is 'Which of our offers a platform''s listing sells, and how many we last told it are left; buffer instead of the link''s';
create unique index channel_listing_one on market.channel_listing (link_id, item, sku) where ended_at is null;
create index channel_listing_offer_used on market.channel_listing (offer_id) where ended_at is null;

create table market.channel_order (
  link_id uuid not null constraint channel_order_link references market.channel_link (id),
  external_id text not null,
  step text not null,
  outcome text not null constraint channel_order_outcome
    check (outcome in ('waiting', 'placed', 'no-stock', 'unknown-listing', 'cancelled', 'cancelled-late', 'not-ours')),
  order_id uuid constraint channel_order_order references market.shop_order (id),
  about text,
  due_at timestamptz,
  tries int not null default 0,
  changed_at timestamptz not null,
  heard_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  settled_words text,
  constraint channel_order_pk primary key (link_id, external_id)
);
comment on table market.channel_order is 'An order of a platform and what became of it here, once for each id of its; who bought stands with our own order only';
create index channel_order_due on market.channel_order (link_id, due_at) where due_at is not null;
create index channel_order_queue on market.channel_order (link_id)
  where settled_at is null and outcome in ('no-stock', 'unknown-listing', 'cancelled-late');

create table market.channel_comparison (
  id uuid constraint channel_comparison_pk primary key,
  link_id uuid not null constraint channel_comparison_link references market.channel_link (id),
  made_at timestamptz not null,
  listings int not null,
  orders int not null,
  differences int not null
);
comment on table market.channel_comparison is 'Append-only: a night''s comparison of a platform with our ledger';
create index channel_comparison_newest on market.channel_comparison (link_id, made_at desc);

create table market.channel_difference (
  comparison_id uuid not null constraint channel_difference_comparison references market.channel_comparison (id),
  no int not null,
  kind text not null,
  about text not null,
  ours text not null,
  theirs text not null,
  settled_at timestamptz,
  settled_by uuid,
  settled_words text,
  constraint channel_difference_pk primary key (comparison_id, no)
);
comment on table market.channel_difference is 'What a platform and our ledger said differently of; stock is told anew by itself, the rest waits for a person';

grant select, insert, update on market.channel_link, market.channel_listing, market.channel_order, market.channel_difference to saolang_app;
grant select, insert on market.channel_comparison to saolang_app;
grant select on market.channel_listing, market.channel_order, market.channel_comparison,
  market.channel_difference to saolang_reader;
grant select (id, organisation_id, platform, app_key, shop_id, access_until, refresh_until, buffer, state, pulled_to, due_at, tries,
  trouble, well_at, made_at) on market.channel_link to saolang_reader;

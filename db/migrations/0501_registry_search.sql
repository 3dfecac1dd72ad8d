-- What the register is searched by: one narrow row a product, words and facets in one tsvector, so that one index answers
-- "mat ong" in Cà Mau with four stars. Made from the product's facts in the transaction that changes them.
create table registry.listing (
  product_id uuid constraint listing_pk primary key constraint listing_product references registry.product (id),
  address text not null,
  name text not null,
  name_exact text not null,
  name_folded text not null,
  producer text not null,
  place text not null,
  industry_code text not null,
  set_no int,
  star int,
  province_code text not null,
  commune_code text,
  year int not null,
  decided_on date,
  standing text not null constraint listing_standing check (standing in ('clocked', 'withdrawn', 'unknown-term', 'proposed', 'ended')),
  last_day date,
  is_extended boolean not null default false,
  is_demo boolean not null,
  newest int not null,
  words tsvector not null
);
comment on table registry.listing is 'Read model of the public register. newest: days, for the order of the list; standing and last_day give the status of any day';
create index listing_words on registry.listing using gin (words) with (fastupdate = off);
create index listing_newest on registry.listing (newest desc, product_id);

create table registry.term (
  term text constraint term_pk primary key,
  uses int not null
);
comment on table registry.term is 'The folded words of the register, for typing errors';

grant select, insert, update, delete on registry.listing to saolang_app;
grant select, insert, update on registry.term to saolang_app;
grant select on registry.listing, registry.term to saolang_reader;

-- Where else a product can be read about: links that its producer adds to what the resolver offers.
create table trace.product_link (
  id uuid constraint product_link_pk primary key,
  product_id uuid not null constraint product_link_product references registry.product (id),
  type text not null,
  href text not null constraint product_link_is_an_address check (href ~ '^https://[^[:space:]]+$'),
  title text not null constraint product_link_has_a_title check (title <> ''),
  language text constraint product_link_language check (language in ('vi', 'en', 'fr', 'zh', 'ja', 'ko')),
  added_by uuid not null constraint product_link_added_by references people.person (id),
  added_at timestamptz not null
);
comment on table trace.product_link is 'Append-only: links of a product to pages elsewhere, by link type of the GS1 Web vocabulary';
create index product_link_product on trace.product_link (product_id);

create table trace.product_link_end (
  link_id uuid constraint product_link_end_pk primary key constraint product_link_end_of references trace.product_link (id),
  ended_by uuid not null constraint product_link_ended_by references people.person (id),
  ended_at timestamptz not null
);
comment on table trace.product_link_end is 'Append-only: links that are offered no more';

grant select, insert on trace.product_link, trace.product_link_end to saolang_app;
grant select on trace.product_link, trace.product_link_end to saolang_reader;

create table trace.material (
  id uuid constraint material_pk primary key,
  organisation_id uuid not null constraint material_organisation references people.organisation (id),
  name text not null constraint material_has_a_name check (name <> ''),
  unit text not null,
  made_at timestamptz not null,
  constraint material_named_once unique (organisation_id, name)
);
comment on table trace.material is 'What a producer gathers, buys or half-makes and the register does not know: raw honey, fresh leaf, fish in salt';

create table trace.product_key (
  key text constraint product_key_pk primary key constraint product_key_spelling check (key ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  product_id uuid constraint product_key_product references registry.product (id) constraint product_key_once_a_product unique,
  material_id uuid constraint product_key_material references trace.material (id) constraint product_key_once_a_material unique,
  gtin text constraint product_key_gtin_once unique constraint product_key_gtin_has_14_digits check (gtin ~ '^\d{14}$'),
  made_at timestamptz not null,
  constraint product_key_names_one_thing check (num_nonnulls(product_id, material_id) = 1)
);
comment on table trace.product_key is 'The key in our own codes of a product or a material, for good; a GTIN may join it later, and labels printed before stay right';

grant select, insert on trace.material to saolang_app;
grant select, insert, update (gtin) on trace.product_key to saolang_app;
grant select on trace.material, trace.product_key to saolang_reader;

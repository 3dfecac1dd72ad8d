create table market.product_season (
  product_id uuid constraint product_season_pk primary key constraint product_season_product references registry.product (id),
  months smallint[] not null constraint product_season_months check (cardinality(months) between 1 and 12 and months <@ '{1,2,3,4,5,6,7,8,9,10,11,12}'),
  best smallint[] not null constraint product_season_best check (best <@ months),
  note_vi text not null,
  note_en text not null,
  told_at timestamptz not null,
  told_by uuid,
  by_role text not null
);
comment on table market.product_season is 'In which months a product is to be had and when it is at its best, as its producer tells';
create index product_season_in on market.product_season using gin (months);
grant select, insert, update on market.product_season to saolang_app;
grant select on market.product_season to saolang_reader;

create table market.occasion (
  id uuid constraint occasion_pk primary key,
  kind text not null constraint occasion_kind check (kind in ('festival', 'market', 'fair', 'harvest')),
  title_vi text not null,
  title_en text not null,
  about_vi text not null,
  about_en text not null,
  place text not null,
  province_code text not null,
  starts_on date not null,
  ends_on date not null,
  source text not null,
  source_url text not null,
  is_demo boolean not null,
  announced_at timestamptz not null,
  announced_by uuid,
  cancelled_at timestamptz,
  cancelled_why text,
  changed_at timestamptz not null,
  constraint occasion_days check (ends_on >= starts_on),
  constraint occasion_cancelled check (num_nulls(cancelled_at, cancelled_why) in (0, 2))
);
comment on table market.occasion is 'Festivals, markets and fairs of others, announced by officers with where they know it from; a cancelled one stays and says so';
create index occasion_days_at on market.occasion (starts_on, ends_on);
grant select, insert, update on market.occasion to saolang_app;
grant select on market.occasion to saolang_reader;

create table trace.area (
  id uuid constraint area_pk primary key,
  organisation_id uuid not null constraint area_organisation references people.organisation (id),
  key text not null constraint area_key_once unique constraint area_key_spelling check (key ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  kind text not null,
  name text not null constraint area_has_a_name check (name <> ''),
  crop text,
  commune_code text not null,
  province_code text not null,
  grower_name text,
  shape jsonb,
  square_metres double precision,
  longitude double precision,
  latitude double precision,
  west double precision,
  south double precision,
  east double precision,
  north double precision,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  constraint area_shape_is_measured check ((shape is null) = (square_metres is null) and (shape is null) = (west is null))
);
comment on table trace.area is 'Raw-material areas and places of a producer. Households'' data: outline, grower and contracts are for the owner, its commune and its province; nothing finer than the commune is public';
create index area_organisation on trace.area (organisation_id) where ended_at is null;
create index area_commune on trace.area (commune_code) where ended_at is null;
create index area_box on trace.area (west, east) where ended_at is null and shape is not null;

create table trace.area_shape (
  area_id uuid not null constraint area_shape_area references trace.area (id),
  version int not null,
  shape jsonb,
  square_metres double precision,
  way text not null constraint area_shape_way check (way in ('drawn', 'walked', 'typed', 'file')),
  at timestamptz not null,
  by uuid,
  constraint area_shape_pk primary key (area_id, version)
);
comment on table trace.area_shape is 'Append-only: the outlines of an area as they followed each other';

create table trace.area_season (
  id uuid constraint area_season_pk primary key,
  area_id uuid not null constraint area_season_area references trace.area (id),
  name text not null,
  crop text not null,
  starts_on date not null,
  ends_on date not null,
  expected_kilograms numeric not null constraint area_season_yields check (expected_kilograms > 0),
  set_at timestamptz not null,
  set_by uuid,
  constraint area_season_ends_after_it_begins check (ends_on >= starts_on)
);
comment on table trace.area_season is 'Append-only: what an area is expected to yield in a season; of one name the newest row holds';
create index area_season_area on trace.area_season (area_id, name, set_at desc);

create table trace.area_paper (
  id uuid constraint area_paper_pk primary key,
  area_id uuid not null constraint area_paper_area references trace.area (id),
  kind text not null,
  number text not null,
  issuer text not null,
  issued_on date not null,
  expires_on date not null,
  told_at timestamptz not null,
  told_by uuid,
  ended_at timestamptz
);
comment on table trace.area_paper is 'Certificates of an area as its owner tells them (VietGAP, GlobalGAP, organic …), each with its end';
create index area_paper_area on trace.area_paper (area_id);

create table trace.area_code (
  id uuid constraint area_code_pk primary key,
  area_id uuid not null constraint area_code_area references trace.area (id),
  scheme text not null,
  value text not null,
  market text,
  valid_from date not null,
  valid_to date,
  told_at timestamptz not null,
  told_by uuid,
  ended_at timestamptz
);
comment on table trace.area_code is 'Codes of growing areas and packing houses as (scheme, value, market, validity); a province in a code is history, never today''s place';
create index area_code_area on trace.area_code (area_id);

create table trace.area_contract (
  id uuid constraint area_contract_pk primary key,
  area_id uuid not null constraint area_contract_area references trace.area (id),
  grower_name text not null,
  signed_on date not null,
  ends_on date,
  kilograms numeric,
  told_at timestamptz not null,
  told_by uuid,
  ended_at timestamptz
);
comment on table trace.area_contract is 'Contracts with growers: personal data of households, for the owner, its commune and its province only';
create index area_contract_area on trace.area_contract (area_id);

grant select, insert, update on trace.area to saolang_app;
grant select, insert on trace.area_shape, trace.area_season, trace.area_paper, trace.area_code, trace.area_contract to saolang_app;
grant update (ended_at) on trace.area_paper, trace.area_code, trace.area_contract to saolang_app;
grant select on trace.area, trace.area_shape, trace.area_season, trace.area_paper, trace.area_code, trace.area_contract to saolang_reader;

create table market.showcase (
  product_id uuid constraint showcase_pk primary key constraint showcase_product references registry.product (id),
  organisation_id uuid not null constraint showcase_organisation references people.organisation (id),
  story text not null,
  months smallint[] not null constraint showcase_months check (months <@ '{1,2,3,4,5,6,7,8,9,10,11,12}'),
  changed_at timestamptz not null,
  changed_by uuid
);
comment on table market.showcase is 'What a maker shows of a product in the shop beside what the register says: its story and the months in which it is in season';

create table market.showcase_photo (
  product_id uuid not null constraint showcase_photo_showcase references market.showcase (product_id),
  sha256 text not null constraint showcase_photo_file references platform.file (sha256),
  alt text not null,
  width int not null,
  height int not null,
  shown_at timestamptz not null,
  removed_at timestamptz,
  constraint showcase_photo_pk primary key (product_id, sha256)
);
comment on table market.showcase_photo is 'Photos of a product that its maker made public, oldest first; alt says them to who cannot see them';
create index showcase_photo_file on market.showcase_photo (sha256) where removed_at is null;

create index offer_on_sale on market.offer (product_id, price_dong) where state = 'on-sale' and channel = 'shop';

grant select, insert, update on market.showcase, market.showcase_photo to saolang_app;
grant select on market.showcase, market.showcase_photo to saolang_reader;

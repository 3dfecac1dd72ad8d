-- Open data: what is written out of the register every night, which files that made, and the views that it is written from.
-- The views hold no personal data: no names of households and persons leave insight.open_product but by nameForOpenData.
create table platform.written_file (
  sha256 text constraint written_file_pk primary key constraint written_file_sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  byte_size bigint not null constraint written_file_byte_size check (byte_size > 0),
  written_at timestamptz not null
);
comment on table platform.written_file is 'Append-only: files that this system wrote and keeps for ever, under the hash of their content; backups take them along';
grant select, insert on platform.written_file to saolang_app;
grant select on platform.written_file to saolang_reader;

create table insight.edition (
  dataset text not null,
  taken_on date not null,
  is_kept boolean not null,
  row_count int not null,
  written_at timestamptz not null,
  forgotten_at timestamptz,
  constraint edition_pk primary key (dataset, taken_on),
  constraint edition_kept_is_not_forgotten check (not is_kept or forgotten_at is null)
);
comment on table insight.edition is 'A dataset as it was on a day; the first of each month is kept for ever, of the others the row stays when the files are dropped';
create unique index edition_kept_once_a_month on insight.edition (dataset, extract(year from taken_on), extract(month from taken_on))
  where is_kept;

create table insight.edition_file (
  dataset text not null,
  taken_on date not null,
  format text not null,
  sha256 text not null,
  byte_size bigint not null,
  constraint edition_file_pk primary key (dataset, taken_on, format),
  constraint edition_file_of foreign key (dataset, taken_on) references insight.edition (dataset, taken_on)
);
comment on table insight.edition_file is 'Append-only: the files of an edition';
create index edition_file_content on insight.edition_file (sha256);

grant select, insert on insight.edition, insight.edition_file to saolang_app;
grant update (forgotten_at) on insight.edition to saolang_app;
grant select on insight.edition, insight.edition_file to saolang_reader;

create view insight.open_product as
  select f.product_id, f.address as code, f.name, f.producer, f.organisation_kind as kind, f.place, f.commune_code, f.province_code,
    l.industry_code, l.set_no, f.star, f.standing, l.expires_on, f.last_day, f.recognitions, f.first_issued_on, f.decision_number,
    c.decided_on, p.gtin, f.is_demo
  from insight.product_fact f
  join registry.listing l on l.product_id = f.product_id
  join registry.product p on p.id = f.product_id
  join lateral (
    select max(issued_on) as decided_on from registry.certificate c where c.product_id = f.product_id and c.fact <> 'proposed'
  ) c on true;
comment on view insight.open_product is 'The products that are open data; producer and kind decide together whether a name may be shown';

create view insight.open_certificate as
  select l.address as product_code, l.product_id, l.is_demo, c.id, c.number, c.kind, c.fact, c.star, c.points, c.set_id, c.authority_name,
    c.decision_number, c.issued_on, c.expires_on, c.year, c.source ->> 'url' as source,
    row_number() over (partition by c.product_id order by c.year, c.issued_on nulls first, c.id)::int as serial
  from registry.certificate c
  join registry.listing l on l.product_id = c.product_id
  where c.fact <> 'proposed';
comment on view insight.open_certificate is 'Recognitions as decisions and sources tell them, without those who signed';

create view insight.open_withdrawal as
  select l.address as product_code, c.number, e.effective_on, e.document_number, e.ground, l.is_demo, e.id
  from registry.certificate_event e
  join registry.certificate c on c.id = e.certificate_id
  join registry.listing l on l.product_id = c.product_id
  where e.kind = 'withdrawn';
comment on view insight.open_withdrawal is 'Withdrawals without their reasoning, which may name people';

create view insight.open_lot as
  select p.subject as identifier, l.address as product_code, t.number, t.made_on, t.expires_on,
    (p.opened_at at time zone 'Asia/Ho_Chi_Minh')::date as opened_on, l.is_demo, p.id
  from trace.publication p
  join registry.listing l on l.product_id = p.product_id
  left join trace.lot t on t.id = p.lot_id
  where p.ended_at is null;
comment on view insight.open_lot is 'Products and lots that their makers have opened, and not closed again';

create view insight.open_producer as
  select f.producer_key, min(f.producer) as name, min(f.organisation_kind) as kind,
    min(o.registration_no) filter (where o.kind in ('cooperative', 'sme') and o.registration_no !~ '^\d{12}$') as registration_no,
    min(coalesce(o.commune_code, f.commune_code)) as commune_code, min(coalesce(o.province_code, f.province_code)) as province_code,
    f.is_demo, min(o.representative_gender) as gender, min(o.representative_ethnicity) as ethnicity,
    array_agg(f.star) as stars, array_agg(f.standing) as standings, array_agg(coalesce(f.last_day, '0001-01-01')) as last_days
  from insight.product_fact f
  left join people.organisation o on o.id = f.organisation_id
  where f.producer <> ''
  group by f.producer_key, f.is_demo;
comment on view insight.open_producer is 'Producers of recognised products; gender and ethnicity go nowhere but into protected counts. A registration number of twelve digits may be a person''s identity number and is left out';

grant select on insight.open_product, insight.open_certificate, insight.open_withdrawal, insight.open_lot, insight.open_producer to saolang_reader;

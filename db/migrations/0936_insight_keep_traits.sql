-- What councils found of materials, waste, packaging and culture, kept once a product so that it is counted in no time.
create table insight.product_trait (
  product_id uuid not null constraint product_trait_pk primary key
    constraint product_trait_product references registry.product (id),
  certificate_id uuid not null constraint product_trait_certificate references registry.certificate (id),
  definitions int not null,
  asked text[] not null,
  held text[] not null,
  kept_at timestamptz not null,
  constraint product_trait_held_was_asked check (held <@ asked)
);
comment on table insight.product_trait is 'Per product, of its newest certificate issued here: the traits that its sheet asks for, and those that its council found (core insight/circular/trait.ts); definitions counts the versions of their reading';

create view insight.trait_fact as
  select l.province_code, l.industry_code, l.is_demo, l.standing, l.last_day, t.asked, t.held
  from registry.listing l
  left join insight.product_trait t on t.product_id = l.product_id
  where l.standing <> 'proposed';
comment on view insight.trait_fact is 'Recognised products with the traits that a council here found; asked is null where none judged them';

create view insight.representative as
  select p.organisation_id, min(l.province_code) as province_code, bool_or(l.is_demo) as is_demo, o.representative_gender as gender,
    lower(trim(o.representative_ethnicity)) not in ('kinh', 'việt', 'kinh (việt)') as is_of_minority, max(l.last_day) as last_day
  from registry.listing l
  join registry.product p on p.id = l.product_id
  join people.organisation o on o.id = p.organisation_id
  where l.standing = 'clocked'
  group by p.organisation_id, o.id;
comment on view insight.representative is 'Who speaks for the producers of products with a term, without names; figures of fewer than five people are shown to nobody';

create view insight.judged_certificate as
  select c.id as certificate_id, c.product_id, c.decision_id, c.issued_on, c.recorded_at, v.inputs
  from registry.certificate c
  join councils.verdict v on v.id = c.verdict_id
  where c.kind = 'issued';
comment on view insight.judged_certificate is 'Certificates issued here with the inputs of the verdicts they rest on';

grant select on insight.product_trait, insight.trait_fact, insight.representative to saolang_reader, saolang_app;
grant select on insight.judged_certificate to saolang_app;
grant insert, update on insight.product_trait to saolang_app;

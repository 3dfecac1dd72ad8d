-- The publish gate: what a maker tells of its product besides the register, and which products and lots are open to anybody.
create table trace.product_facts (
  id uuid constraint product_facts_pk primary key,
  product_id uuid not null constraint product_facts_product references registry.product (id),
  brand text,
  standards text,
  shelf_life text,
  warnings text,
  photo text,
  told_by uuid not null,
  told_at timestamptz not null
);
comment on table trace.product_facts is 'Append-only: what a maker tells of a product for its trace page; the newest holds. photo is the hash of a stored file';
create index product_facts_product on trace.product_facts (product_id, told_at desc);

create table trace.publication (
  id uuid constraint publication_pk primary key,
  product_id uuid not null constraint publication_product references registry.product (id),
  lot_id uuid constraint publication_lot references trace.lot (id),
  subject text not null,
  things text[] not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  followed_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  constraint publication_ended check ((ended_by is null) = (ended_at is null))
);
comment on table trace.publication is 'Products (without a lot) and lots that their maker made public, and when it took them back. things: the lots whose later events are published too';
create unique index publication_once on trace.publication (subject) where ended_at is null;
create index publication_newest on trace.publication (product_id, opened_at desc);

grant select, insert on trace.product_facts to saolang_app;
grant select, insert, update (things, followed_at, ended_by, ended_at) on trace.publication to saolang_app;
grant select on trace.product_facts, trace.publication to saolang_reader;

create table registry.import_batch (
  id uuid constraint import_batch_pk primary key,
  file_name text not null,
  sha256 text not null,
  rows int not null,
  imported_by uuid,
  imported_at timestamptz not null
);
comment on table registry.import_batch is 'Append-only: files that were imported, whole, by whom and when';

create table registry.import_row (
  batch_id uuid not null constraint import_row_batch references registry.import_batch (id),
  no int not null,
  outcome text not null constraint import_row_outcome check (outcome in ('accepted', 'already-there', 'needs-person', 'refused')),
  problems jsonb not null,
  product_id uuid constraint import_row_product references registry.product (id),
  raw jsonb not null,
  constraint import_row_pk primary key (batch_id, no)
);
comment on table registry.import_row is 'Append-only: every row as it came and what became of it; a row that needs a person is in the register with its province, without a commune';
create index import_row_product on registry.import_row (product_id);

grant select, insert on registry.import_batch, registry.import_row to saolang_app;
grant select on registry.import_batch, registry.import_row to saolang_reader;

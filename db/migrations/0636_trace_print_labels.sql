-- Labels: serial numbers are allotted in ranges that follow each other, so that the key alone forbids to give one twice.
create table trace.serial_range (
  key text not null constraint serial_range_key references trace.product_key (key),
  first_no bigint not null,
  last_no bigint not null,
  lot_id uuid not null constraint serial_range_lot references trace.lot (id),
  secret bytea not null,
  allotted_by uuid not null,
  allotted_at timestamptz not null,
  constraint serial_range_pk primary key (key, first_no),
  constraint serial_range_order check (first_no >= 1 and last_no >= first_no)
);
comment on table trace.serial_range is 'Append-only: which serial numbers of a product were given to which lot; a range begins where the one before it ends. secret makes the marks behind the numbers, which nobody can guess';
create index serial_range_lot on trace.serial_range (lot_id);

create table trace.label_run (
  id uuid constraint label_run_pk primary key,
  lot_id uuid not null constraint label_run_lot references trace.lot (id),
  key text not null,
  first_no bigint,
  last_no bigint,
  amount int not null constraint label_run_amount check (amount between 1 and 100000),
  layout text not null,
  carrier text not null constraint label_run_carrier check (carrier in ('qr', 'datamatrix')),
  gtin text,
  star int constraint label_run_star check (star between 1 and 5),
  asked_by uuid not null,
  asked_at timestamptz not null,
  constraint label_run_range foreign key (key, first_no) references trace.serial_range (key, first_no),
  constraint label_run_serials check ((first_no is null) = (last_no is null))
);
comment on table trace.label_run is 'Append-only: labels that were asked for; without serial numbers all bear the code of the lot. star: what was in force then';
create index label_run_lot on trace.label_run (lot_id, asked_at desc);

create table trace.label_part (
  run_id uuid not null constraint label_part_run references trace.label_run (id),
  no int not null,
  labels int not null,
  pages int not null,
  sha256 text not null,
  byte_size int not null,
  drawn_at timestamptz not null,
  constraint label_part_pk primary key (run_id, no)
);
comment on table trace.label_part is 'Append-only: PDF files of a run, drawn one after the other; what is there after a crash is not drawn again';

grant select, insert on trace.serial_range, trace.label_run, trace.label_part to saolang_app;
grant select on trace.serial_range, trace.label_run, trace.label_part to saolang_reader;

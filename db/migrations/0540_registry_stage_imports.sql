-- Imports in steps: a file is read, its columns are agreed on, every row is tried, then taken in, and may be taken back.
alter table registry.import_batch
  add column state text not null default 'applied' constraint import_batch_state
    check (state in ('read', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone', 'dropped')),
  add column asked_by jsonb,
  add column area text,
  add column layout jsonb,
  add column changed_at timestamptz;
comment on table registry.import_batch is 'Files of recorded recognitions, by whom and when, and how far each has come; asked_by is the grant that its work goes on under';
create index import_batch_newest on registry.import_batch (imported_at desc);

create table registry.import_file (
  batch_id uuid constraint import_file_pk primary key constraint import_file_batch references registry.import_batch (id),
  bytes bytea not null
);
comment on table registry.import_file is 'Append-only: the files as they were handed in, so that whatever entered the register can be held against its source';

create table registry.import_layout (
  area text not null,
  signature text not null,
  version int not null,
  columns jsonb not null,
  saved_by uuid,
  saved_at timestamptz not null,
  constraint import_layout_pk primary key (area, signature, version)
);
comment on table registry.import_layout is 'Append-only: what an area''s officers said the columns of workbooks with these headings hold; the newest counts';

alter table registry.import_row
  alter column outcome drop not null,
  add column sheet text,
  add column line int,
  add column plan text constraint import_row_plan
    check (plan in ('new-product', 'new-fact', 'already-there', 'needs-person', 'refused')),
  add column product_key text,
  add column fact_key text,
  add column certificate_id uuid,
  add column made_product boolean not null default false,
  add column undone text constraint import_row_undone check (undone in ('undone', 'kept')),
  add column undo_problems jsonb;
comment on table registry.import_row is 'Every row as it came, what the trial found, what became of it and whether it was taken back; a row that needs a person is in the register with its province, without a commune';
create index import_row_key on registry.import_row (batch_id, product_key) where product_key is not null;
create index import_row_waiting on registry.import_row (batch_id, no) where outcome is null;

alter table registry.product add column retracted_at timestamptz;
comment on column registry.product.retracted_at is 'Taken out of the register with the import that brought it in; its codes still answer, with that story';

create table registry.certificate_retraction (
  certificate_id uuid constraint certificate_retraction_pk primary key
    constraint certificate_retraction_certificate references registry.certificate (id),
  batch_id uuid not null constraint certificate_retraction_batch references registry.import_batch (id),
  retracted_at timestamptz not null
);
comment on table registry.certificate_retraction is 'Transcribed facts that were taken back with their import; removed when the same fact is taken in anew. Nothing issued here can stand in it';

grant update on registry.import_batch, registry.import_row to saolang_app;
grant select, insert on registry.import_file, registry.import_layout to saolang_app;
grant select, insert, delete on registry.certificate_retraction to saolang_app;
grant select on registry.import_file, registry.import_layout, registry.certificate_retraction to saolang_reader;

-- A row is a draft until something was decided of it.
grant delete on registry.import_row to saolang_app;
create function registry.refuse_forgetting_rows() returns trigger language plpgsql as $$
begin
  if old.outcome is not null then
    raise exception 'what became of a row is kept';
  end if;
  return old;
end $$;
create trigger import_row_is_kept before delete on registry.import_row
  for each row execute function registry.refuse_forgetting_rows();

create function registry.refuse_retracting_issued() returns trigger language plpgsql as $$
begin
  if (select kind from registry.certificate where id = new.certificate_id) <> 'transcribed' then
    raise exception 'only transcribed facts can be taken back';
  end if;
  return new;
end $$;
create trigger certificate_retraction_is_of_transcribed before insert on registry.certificate_retraction
  for each row execute function registry.refuse_retracting_issued();
create trigger certificate_retraction_tells after insert or delete on registry.certificate_retraction
  for each statement execute function registry.tell_change();

create table trace.diary_entry (
  id uuid constraint diary_entry_pk primary key,
  organisation_id uuid not null constraint diary_entry_organisation references people.organisation (id),
  no int not null,
  step text not null,
  form jsonb not null,
  happened_at timestamptz not null,
  told_at timestamptz not null,
  saved_at timestamptz not null,
  received_at timestamptz not null,
  clock_offset_ms bigint not null,
  clock_verdict text not null constraint diary_entry_clock check (clock_verdict in ('right', 'corrected', 'flagged')),
  told_by uuid not null,
  told_as text not null,
  photos text[] not null,
  event jsonb not null,
  corrects uuid constraint diary_entry_corrects references trace.diary_entry (id) constraint diary_entry_corrected_once unique,
  constraint diary_entry_no_once unique (organisation_id, no)
);
comment on table trace.diary_entry is 'Append-only: what was told in the field, once for each id that a phone made. told_at and saved_at are the phone''s clock, received_at ours; happened_at is what holds';
create index diary_entry_time on trace.diary_entry (organisation_id, happened_at desc);

create table trace.diary_withdrawal (
  entry_id uuid constraint diary_withdrawal_pk primary key constraint diary_withdrawal_entry references trace.diary_entry (id),
  reason text not null,
  at timestamptz not null,
  by uuid not null
);
comment on table trace.diary_withdrawal is 'Append-only: entries that never happened; they are kept, and their event is declared wrong';

create table trace.lot (
  id uuid constraint lot_pk primary key,
  organisation_id uuid not null constraint lot_organisation references people.organisation (id),
  key text not null constraint lot_key references trace.product_key (key),
  number text not null,
  identifier text not null constraint lot_identifier_once unique,
  unit text not null,
  area_id uuid constraint lot_area references trace.area (id),
  step text not null,
  made_on date not null,
  expires_on date,
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint lot_number_once unique (key, number)
);
comment on table trace.lot is 'Lots that entries of the diary began; id is that of the first such entry. A lot keeps the identifier it began with';
create index lot_organisation on trace.lot (organisation_id, made_on desc);
create index lot_area on trace.lot (area_id, made_on) where area_id is not null;

create table trace.lot_move (
  id uuid constraint lot_move_pk primary key,
  organisation_id uuid not null,
  entry_id uuid not null constraint lot_move_entry references trace.diary_entry (id),
  identifier text not null,
  quantity numeric not null,
  unit text not null,
  at timestamptz not null
);
comment on table trace.lot_move is 'Append-only: what came into and went out of the stock of a lot, ours or another''s; a correction moves back. Below zero is told, never refused: the world comes first';
create index lot_move_stock on trace.lot_move (organisation_id, identifier);
create index lot_move_entry on trace.lot_move (entry_id);

create table trace.diary_book (
  organisation_id uuid constraint diary_book_pk primary key constraint diary_book_organisation references people.organisation (id),
  sectors text[] not null,
  changed_at timestamptz not null
);
comment on table trace.diary_book is 'Which sectors'' steps a producer''s diary shows, where it chose itself; else those of its products';

grant select, insert on trace.diary_entry, trace.diary_withdrawal, trace.lot_move to saolang_app;
grant select, insert, update on trace.lot, trace.diary_book to saolang_app;
grant select on trace.diary_entry, trace.diary_withdrawal, trace.lot, trace.lot_move, trace.diary_book to saolang_reader;

-- Recalls: what is called back, where it went, who holds it, what they answered (Luật An toàn thực phẩm, Điều 55; Thông tư 17/2021/TT-BNNPTNT).
create table trace.recall (
  id uuid constraint recall_pk primary key,
  code text not null constraint recall_code_once unique constraint recall_code_spelling check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  owner_id uuid not null,
  organisation_id uuid constraint recall_organisation references people.organisation (id),
  product_id uuid constraint recall_product references registry.product (id),
  product_name text not null,
  hazard text not null,
  reason text not null constraint recall_has_a_reason check (reason <> ''),
  advice text not null constraint recall_has_advice check (advice <> ''),
  made numeric,
  unit text not null,
  detected_at timestamptz not null,
  opened_by uuid not null,
  opened_as text not null,
  opened_at timestamptz not null,
  followed_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  disposal text,
  closing text,
  constraint recall_detected_first check (detected_at <= opened_at),
  constraint recall_closed check (num_nonnulls(closed_by, closed_at, disposal, closing) in (0, 4))
);
comment on table trace.recall is 'Lots that were called back. detected_at: when the danger was found, from which the 24 hours run; made: how much there was, in unit; followed_at: until when events were looked through';
create index recall_open on trace.recall (opened_at) where closed_at is null;
create index recall_owner on trace.recall (owner_id);

create table trace.recall_thing (
  recall_id uuid not null constraint recall_thing_recall references trace.recall (id),
  text text not null,
  kind text not null constraint recall_thing_kind check (kind in ('lot', 'serial', 'logistic-unit', 'other')),
  is_root boolean not null,
  added_at timestamptz not null,
  constraint recall_thing_pk primary key (recall_id, text)
);
comment on table trace.recall_thing is 'Append-only: what a recall reaches, by normal identifier: the lots it was opened on (roots) and all that became of them';
create index recall_thing_text on trace.recall_thing (text);

create table trace.recall_event (
  recall_id uuid not null constraint recall_event_recall references trace.recall (id),
  event_id text not null,
  owner_id uuid not null,
  event_time timestamptz not null,
  step text,
  added_at timestamptz not null,
  constraint recall_event_pk primary key (recall_id, owner_id, event_id)
);
comment on table trace.recall_event is 'Append-only: the events downstream of what is recalled, as they were found';

create table trace.recall_holder (
  id uuid constraint recall_holder_pk primary key,
  recall_id uuid not null constraint recall_holder_recall references trace.recall (id),
  party text not null,
  owner_id uuid,
  name text,
  added_at timestamptz not null,
  constraint recall_holder_once unique (recall_id, party)
);
comment on table trace.recall_holder is 'Append-only: who has or had what is recalled, by owner here or by the identifier that events name them by';
create index recall_holder_owner on trace.recall_holder (owner_id) where owner_id is not null;

create table trace.recall_telling (
  id uuid constraint recall_telling_pk primary key,
  holder_id uuid not null constraint recall_telling_holder references trace.recall_holder (id),
  way text not null constraint recall_telling_way check (way in ('account', 'phone', 'letter', 'visit')),
  queued int not null,
  told_by uuid,
  told_at timestamptz not null
);
comment on table trace.recall_telling is 'Append-only: how and when holders were told; account: in the system and by as many messages as queued';
create index recall_telling_holder on trace.recall_telling (holder_id);

create table trace.recall_answer (
  id uuid constraint recall_answer_pk primary key,
  holder_id uuid not null constraint recall_answer_holder references trace.recall_holder (id),
  found numeric not null constraint recall_answer_found check (found >= 0),
  returned numeric not null constraint recall_answer_returned check (returned >= 0),
  destroyed numeric not null constraint recall_answer_destroyed check (destroyed >= 0),
  sold numeric not null constraint recall_answer_sold check (sold >= 0),
  note text,
  answered_by uuid not null,
  answered_as text not null,
  answered_at timestamptz not null
);
comment on table trace.recall_answer is 'Append-only: what holders acknowledged, in the unit of the recall: still held and stopped, sent back, destroyed, sold before; the newest of a holder holds';
create index recall_answer_holder on trace.recall_answer (holder_id, answered_at desc);

grant select, insert, update (followed_at, closed_by, closed_at, disposal, closing) on trace.recall to saolang_app;
grant select, insert on trace.recall_thing, trace.recall_event, trace.recall_holder, trace.recall_telling, trace.recall_answer to saolang_app;
grant select on trace.recall, trace.recall_thing, trace.recall_event, trace.recall_holder, trace.recall_telling, trace.recall_answer to saolang_reader;

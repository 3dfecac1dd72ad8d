-- What producers ask, who answers, until when, and what came of it.
create table support.help_request (
  id uuid constraint help_request_pk primary key,
  organisation_id uuid not null constraint help_request_organisation references people.organisation (id),
  province_code text not null,
  commune_code text not null,
  subject text not null,
  title text not null constraint help_request_has_a_title check (title <> ''),
  product_id uuid constraint help_request_product references registry.product (id),
  asked_by uuid not null constraint help_request_person references people.person (id),
  is_assisted boolean not null,
  desk text not null constraint help_request_desk check (desk in ('commune', 'province', 'nation')),
  assignee_id uuid constraint help_request_assignee references people.person (id),
  status text not null constraint help_request_status check (status in ('waiting', 'answered', 'closed')),
  waits_since timestamptz,
  due_on date,
  was_helped boolean,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  is_demo boolean not null,
  constraint help_request_waits_with_a_day check ((status = 'waiting') = (waits_since is not null) and (status = 'waiting') = (due_on is not null)),
  constraint help_request_closed_with_a_word check ((status = 'closed') = (was_helped is not null))
);
comment on table support.help_request is 'A request for advice. desk is the level whose turn it is; due_on the day that we promised an answer by';
create index help_request_queue on support.help_request (desk, province_code, commune_code, status, due_on);
create index help_request_organisation on support.help_request (organisation_id, changed_at desc);

create table support.help_request_step (
  request_id uuid not null constraint help_request_step_request references support.help_request (id),
  step_no int not null,
  kind text not null constraint help_request_step_kind check (
    kind in ('asked', 'added', 'taken', 'assigned', 'passed-on', 'answered', 'closed', 'reopened')),
  by_id uuid not null,
  by_name text not null,
  side text not null constraint help_request_step_side check (side in ('producer', 'helper')),
  words text,
  told jsonb not null,
  at timestamptz not null,
  constraint help_request_step_pk primary key (request_id, step_no),
  constraint help_request_step_says_something check (kind not in ('asked', 'added', 'answered') or words is not null)
);
comment on table support.help_request_step is 'Append-only: all that was said and done about a request, in order';

create table support.help_request_file (
  request_id uuid not null,
  step_no int not null,
  sha256 text not null constraint help_request_file_file references platform.file (sha256),
  file_name text not null,
  constraint help_request_file_pk primary key (request_id, step_no, sha256),
  constraint help_request_file_step foreign key (request_id, step_no) references support.help_request_step (request_id, step_no)
);
comment on table support.help_request_file is 'Append-only: photos and papers that came with a step';

grant select, insert, update on support.help_request to saolang_app;
grant select, insert on support.help_request_step, support.help_request_file to saolang_app;
grant select on support.help_request, support.help_request_step, support.help_request_file to saolang_reader;

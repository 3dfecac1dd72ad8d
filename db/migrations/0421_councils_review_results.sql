-- Requests for review: the decision has no article on them, the council's regulation sets the days.
create table councils.review (
  id uuid constraint review_pk primary key,
  no int not null constraint review_no unique generated always as identity,
  verdict_id uuid not null constraint review_of_a_verdict_once unique constraint review_verdict references councils.verdict (id),
  dossier_id uuid not null constraint review_dossier references dossiers.dossier (id),
  grounds jsonb not null constraint review_has_grounds check (jsonb_array_length(grounds) > 0),
  criteria jsonb not null,
  statement text not null constraint review_has_a_statement check (statement <> ''),
  files jsonb not null,
  former_status text not null constraint review_former_status check (former_status in ('decided-recognised', 'decided-not-recognised')),
  due_on date not null,
  requested_by uuid not null constraint review_requested_by references people.person (id),
  requested_at timestamptz not null
);
comment on table councils.review is 'Append-only: an applicant asks that a result be looked at by people who took no part; once for each verdict, within the days of the council''s regulation';
create index review_dossier on councils.review (dossier_id);

create table councils.review_panel (
  review_id uuid constraint review_panel_once primary key constraint review_panel_review references councils.review (id),
  session_id uuid not null constraint review_panel_session references councils.session (id),
  assigned_by uuid not null constraint review_panel_assigned_by references people.person (id),
  assigned_at timestamptz not null
);
comment on table councils.review_panel is 'Append-only: the session of a council of people who took no part, which scores the dossier anew';

create table councils.review_outcome (
  review_id uuid constraint review_outcome_once primary key constraint review_outcome_review references councils.review (id),
  outcome text not null constraint review_outcome_kind check (outcome in ('upheld', 'changed', 'withdrawn')),
  verdict_id uuid constraint review_outcome_verdict references councils.verdict (id),
  reasons text not null,
  decided_by uuid not null constraint review_outcome_decided_by references people.person (id),
  decided_at timestamptz not null,
  constraint review_outcome_rests_on_a_verdict check ((outcome = 'withdrawn') = (verdict_id is null)),
  constraint review_outcome_has_reasons check (outcome = 'withdrawn' or reasons <> '')
);
comment on table councils.review_outcome is 'Append-only: how a request for review ended; both verdicts stay';

alter table councils.settlement drop constraint settlement_way;
alter table councils.settlement add constraint settlement_way
  check (way in ('escalate', 'evaluate-again', 'decline', 'recognise', 'uphold'));

grant select, insert on councils.review, councils.review_panel, councils.review_outcome to saolang_app;
grant select on councils.review, councils.review_panel, councils.review_outcome to saolang_reader;

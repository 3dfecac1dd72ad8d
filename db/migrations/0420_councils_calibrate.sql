-- Anchor dossiers with model scores, practice rounds, and the yearly run over all provinces that they link.
create table councils.anchor (
  id uuid constraint anchor_pk primary key,
  no int not null constraint anchor_no unique generated always as identity,
  dossier_id uuid not null constraint anchor_dossier references dossiers.dossier (id),
  set_id text not null,
  title text not null constraint anchor_has_a_title check (title <> ''),
  consent text not null,
  choices jsonb not null,
  reasons jsonb not null,
  made_by uuid not null constraint anchor_made_by references people.person (id),
  made_at timestamptz not null
);
comment on table councils.anchor is 'Append-only: a fictitious or consented dossier with the Ministry''s model score and its reasons; never changed, since cards were compared with it';
comment on column councils.anchor.consent is 'The document by which the applicant agreed; empty for a dossier of the demo';

create table councils.anchor_retirement (
  anchor_id uuid constraint anchor_retirement_once primary key constraint anchor_retirement_anchor references councils.anchor (id),
  reason text not null constraint anchor_retirement_has_a_reason check (reason <> ''),
  retired_by uuid not null constraint anchor_retirement_retired_by references people.person (id),
  retired_at timestamptz not null
);
comment on table councils.anchor_retirement is 'Append-only: an anchor that opens no more practice rounds, for example because too many know it';

create table councils.practice (
  id uuid constraint practice_pk primary key,
  council_id uuid not null constraint practice_council references councils.council (id),
  anchor_id uuid not null constraint practice_anchor references councils.anchor (id),
  due_on date not null,
  opened_by uuid not null constraint practice_opened_by references people.person (id),
  opened_at timestamptz not null
);
comment on table councils.practice is 'Append-only: a council is asked to score an anchor, each member alone; the same anchor may come again, which tells how far a member strays from themselves';
create index practice_council on councils.practice (council_id, id);

create table councils.practice_draft (
  practice_id uuid not null constraint practice_draft_practice references councils.practice (id),
  member_id uuid not null constraint practice_draft_member references councils.member (id),
  marks jsonb not null,
  saved_at timestamptz not null,
  constraint practice_draft_pk primary key (practice_id, member_id)
);
comment on table councils.practice_draft is 'What a member has put down on an anchor and not signed; nobody else ever sees it';

create table councils.practice_card (
  practice_id uuid not null constraint practice_card_practice references councils.practice (id),
  member_id uuid not null constraint practice_card_member references councils.member (id),
  choices jsonb not null,
  signed_at timestamptz not null,
  constraint practice_card_signed_once primary key (practice_id, member_id)
);
comment on table councils.practice_card is 'Append-only: cards signed on an anchor. What it says of a member is shown to that member alone; the primary key is the rule "once"';

create table councils.rasch_run (
  id uuid constraint rasch_run_pk primary key,
  year int not null,
  asked_by uuid constraint rasch_run_asked_by references people.person (id),
  asked_at timestamptz not null
);
comment on table councils.rasch_run is 'Append-only: a run of the many-facet model over everything scored in a year; asked_by is null when the clock asked';
create index rasch_run_year on councils.rasch_run (year, id);

create table councils.rasch_result (
  run_id uuid constraint rasch_result_once primary key constraint rasch_result_run references councils.rasch_run (id),
  inputs_hash text not null constraint rasch_result_inputs_hash check (inputs_hash ~ '^[0-9a-f]{64}$'),
  marks int not null,
  anchor_marks int not null,
  result jsonb not null,
  computed_at timestamptz not null
);
comment on table councils.rasch_result is 'Append-only: what a run found, with the hash of its inputs. It advises and changes nothing';

grant select, insert on councils.anchor, councils.anchor_retirement, councils.practice, councils.practice_draft,
  councils.practice_card, councils.rasch_run, councils.rasch_result to saolang_app;
grant update on councils.practice_draft to saolang_app;
grant select on councils.anchor, councils.anchor_retirement, councils.practice, councils.practice_draft,
  councils.practice_card, councils.rasch_run, councils.rasch_result to saolang_reader;

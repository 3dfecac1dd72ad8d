create schema councils;
grant usage on schema councils to saolang_app, saolang_reader;

create table councils.council (
  id uuid constraint council_pk primary key,
  level text not null constraint council_level check (level in ('province', 'central')),
  province_code text,
  name text not null,
  decision_number text not null,
  decided_on date not null,
  empty_seats_reason text,
  established_by uuid not null constraint council_established_by references people.person (id),
  established_at timestamptz not null,
  constraint council_place check ((level = 'province') = (province_code is not null))
);
comment on table councils.council is 'A council formed by the authority (Decision 26/2026/QĐ-TTg, art. 7.3.b, 7.4.b); never changed: a new decision forms a new one';
create index council_place on councils.council (level, province_code);

create table councils.member (
  id uuid constraint member_pk primary key,
  council_id uuid not null constraint member_council references councils.council (id),
  person_id uuid not null constraint member_person references people.person (id),
  office text not null constraint member_office check (office in ('chair', 'deputy', 'member')),
  seat text not null,
  name text not null,
  title text not null,
  constraint member_sits_once unique (council_id, person_id)
);
comment on table councils.member is 'Who sits on a council and for whom; name and title as in the decision that formed it';
create unique index member_one_chair on councils.member (council_id) where office = 'chair';
create unique index member_one_deputy on councils.member (council_id) where office = 'deputy';
create index member_person on councils.member (person_id);

create table councils.adviser (
  council_id uuid not null constraint adviser_council references councils.council (id),
  no int not null,
  name text not null,
  title text not null,
  constraint adviser_pk primary key (council_id, no)
);
comment on table councils.adviser is 'The advisory group of a council (Tổ tư vấn), as in the decision that formed it';

create table councils.regulation (
  council_id uuid not null constraint regulation_council references councils.council (id),
  version int not null,
  rules jsonb not null,
  reason text not null,
  set_by uuid not null constraint regulation_set_by references people.person (id),
  set_at timestamptz not null,
  constraint regulation_pk primary key (council_id, version)
);
comment on table councils.regulation is 'Append-only: versions of a council''s own rules; a session pins the one it was convened under';

create table councils.round (
  id uuid constraint round_pk primary key,
  level text not null constraint round_level check (level in ('province', 'central')),
  province_code text,
  year int not null,
  no int not null,
  proposed_before date,
  evaluated_before date,
  plan text,
  constraint round_held_once unique nulls not distinct (level, province_code, year, no)
);
comment on table councils.round is 'Rounds of assessment (art. 5); one beyond the decision''s two has a plan and no statutory days';

create table councils.session (
  id uuid constraint session_pk primary key,
  council_id uuid not null constraint session_council references councils.council (id),
  round_id uuid not null constraint session_round references councils.round (id),
  regulation_version int not null,
  held_on date not null,
  place text not null,
  is_in_writing boolean not null,
  convened_by uuid not null constraint session_convened_by references people.person (id),
  convened_at timestamptz not null,
  constraint session_regulation foreign key (council_id, regulation_version) references councils.regulation (council_id, version)
);
comment on table councils.session is 'A sitting of a council, or an opinion in writing for a re-evaluation (art. 7.6.d)';
create index session_council on councils.session (council_id, held_on);

create table councils.session_dossier (
  id uuid constraint session_dossier_pk primary key,
  session_id uuid not null constraint session_dossier_session references councils.session (id),
  dossier_id uuid not null constraint session_dossier_dossier references dossiers.dossier (id),
  no int not null,
  set_id text not null,
  phase text not null constraint session_dossier_phase check (phase in ('convened', 'scoring', 'closed', 'concluded')),
  constraint session_dossier_on_agenda_once unique (session_id, dossier_id)
);
comment on table councils.session_dossier is 'A dossier on the agenda of a session, and how far the council has come with it';
create unique index session_dossier_before_one_council on councils.session_dossier (dossier_id) where phase <> 'concluded';

create table councils.conflict_declaration (
  id uuid constraint conflict_declaration_pk primary key,
  session_dossier_id uuid not null constraint conflict_declaration_dossier references councils.session_dossier (id),
  member_id uuid not null constraint conflict_declaration_member references councils.member (id),
  kind text not null constraint conflict_declaration_kind
    check (kind in ('none', 'family', 'ownership', 'employment', 'paid-advice', 'trade', 'other')),
  note text not null,
  declared_at timestamptz not null,
  constraint conflict_declaration_says_what check (kind = 'none' or note <> '')
);
comment on table councils.conflict_declaration is 'Append-only: what a member declared before the dossier opened, or noticed later; the newest counts';
create index conflict_declaration_dossier on councils.conflict_declaration (session_dossier_id, member_id, id);

create table councils.scorecard_draft (
  session_dossier_id uuid not null constraint scorecard_draft_dossier references councils.session_dossier (id),
  member_id uuid not null constraint scorecard_draft_member references councils.member (id),
  marks jsonb not null,
  notes jsonb not null,
  opinion text not null,
  saved_at timestamptz not null,
  constraint scorecard_draft_pk primary key (session_dossier_id, member_id)
);
comment on table councils.scorecard_draft is 'What a member has put down and not signed; nobody else ever sees it';

create table councils.scorecard (
  session_dossier_id uuid not null constraint scorecard_dossier references councils.session_dossier (id),
  member_id uuid not null constraint scorecard_member references councils.member (id),
  choices jsonb not null,
  notes jsonb not null,
  opinion text not null,
  signed_at timestamptz not null,
  constraint scorecard_signed_once primary key (session_dossier_id, member_id)
);
comment on table councils.scorecard is 'Append-only: signed cards. The primary key is the rule "a member signs once"; hidden from everyone else until closing';

create table councils.advice (
  session_dossier_id uuid not null constraint advice_dossier references councils.session_dossier (id),
  version int not null,
  report text not null,
  site_visit_on date,
  recorded_by uuid not null constraint advice_recorded_by references people.person (id),
  recorded_at timestamptz not null,
  constraint advice_pk primary key (session_dossier_id, version)
);
comment on table councils.advice is 'Append-only: reports of the advisory group to the chair (art. 7.3.c); the newest counts';

create table councils.closure (
  session_dossier_id uuid constraint closure_closed_once primary key
    constraint closure_dossier references councils.session_dossier (id),
  closed_by uuid not null constraint closure_closed_by references councils.member (id),
  quorum jsonb not null,
  absences jsonb not null,
  closed_at timestamptz not null
);
comment on table councils.closure is 'Append-only: the moment from which the cards of a dossier are open to the council, with its quorum and who was away';

create table councils.resolution (
  id uuid constraint resolution_pk primary key,
  session_dossier_id uuid not null constraint resolution_dossier references councils.session_dossier (id),
  criterion text not null,
  option_id text,
  reason text not null constraint resolution_has_a_reason check (reason <> ''),
  recorded_by uuid not null constraint resolution_recorded_by references councils.member (id),
  recorded_at timestamptz not null,
  constraint resolution_of_total_has_no_option check ((criterion = 'total') = (option_id is null))
);
comment on table councils.resolution is 'Append-only: what the council settled on where members differed on a floor; criterion "total" is the discussion of totals too far apart. The newest counts';
create index resolution_dossier on councils.resolution (session_dossier_id, criterion, id);

create table councils.verdict (
  id uuid constraint verdict_pk primary key,
  session_dossier_id uuid not null constraint verdict_issued_once unique
    constraint verdict_session_dossier references councils.session_dossier (id),
  dossier_id uuid not null constraint verdict_on_dossier references dossiers.dossier (id),
  inputs jsonb not null,
  result jsonb not null,
  points numeric not null,
  star int not null,
  recognisable int constraint verdict_recognisable check (recognisable between 3 and 5),
  issued_by uuid not null constraint verdict_issued_by references councils.member (id),
  issued_at timestamptz not null
);
comment on table councils.verdict is 'Append-only: a verdict with every input, so that anyone can replay it (core councils/verdict.ts)';
create index verdict_dossier on councils.verdict (dossier_id, id);

create table councils.settlement (
  verdict_id uuid constraint settlement_made_once primary key constraint settlement_verdict references councils.verdict (id),
  way text not null constraint settlement_way check (way in ('escalate', 'evaluate-again', 'decline', 'recognise')),
  document_number text not null,
  note text not null,
  settled_by uuid not null constraint settlement_settled_by references people.person (id),
  settled_at timestamptz not null
);
comment on table councils.settlement is 'Append-only: what the authority did with a verdict. The primary key is the rule "one way, once"';

create table councils.decision (
  id uuid constraint decision_pk primary key,
  level text not null constraint decision_level check (level in ('province', 'central')),
  province_code text,
  authority text not null,
  number text not null,
  signed_on date not null,
  year int not null generated always as (extract(year from signed_on)::int) stored,
  signer_name text not null,
  signer_title text not null,
  recorded_by uuid not null constraint decision_recorded_by references people.person (id),
  recorded_at timestamptz not null,
  constraint decision_place check ((level = 'province') = (province_code is not null)),
  constraint decision_number_once_a_year unique nulls not distinct (level, province_code, year, number)
);
comment on table councils.decision is 'Append-only: decisions of recognition as signed on paper or by digital signature (art. 7.3.e, 7.4.e); only from here does a certificate exist';

create table councils.decision_item (
  decision_id uuid not null constraint decision_item_decision references councils.decision (id),
  verdict_id uuid not null constraint decision_item_decided_once unique
    constraint decision_item_verdict references councils.verdict (id),
  dossier_id uuid not null constraint decision_item_on_dossier references dossiers.dossier (id),
  star int not null constraint decision_item_star check (star between 3 and 5),
  constraint decision_item_pk primary key (decision_id, verdict_id)
);
comment on table councils.decision_item is 'Append-only: the products that a decision recognises, each on its verdict';
create index decision_item_dossier on councils.decision_item (dossier_id);

-- Append-only by privilege: only a draft and a phase ever change.
grant select, insert on all tables in schema councils to saolang_app;
grant update (phase) on councils.session_dossier to saolang_app;
grant update on councils.scorecard_draft to saolang_app;
grant select on all tables in schema councils to saolang_reader;

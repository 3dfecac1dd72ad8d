-- Samples are coded and orders drawn from here on; sessions convened before have neither.
alter table councils.session add column order_seed text;
comment on column councils.session.order_seed is 'Random, drawn when the session is convened: every member''s own order of products and of samples follows from it';

alter table councils.session_dossier add column sample_code text
  constraint session_dossier_sample_code check (sample_code ~ '^[1-9][0-9]{2}$');
alter table councils.session_dossier add constraint session_dossier_sample_once unique (session_id, sample_code);
comment on column councils.session_dossier.sample_code is 'Three random digits under which members taste, smell and look at the product';

create table councils.verified_tick (
  id uuid constraint verified_tick_pk primary key,
  session_dossier_id uuid not null constraint verified_tick_dossier references councils.session_dossier (id),
  criterion text not null,
  mark text not null,
  evidence jsonb not null,
  basis text not null,
  recorded_by uuid not null constraint verified_tick_recorded_by references people.person (id),
  recorded_at timestamptz not null,
  constraint verified_tick_rests_on_something check (jsonb_array_length(evidence) > 0 or basis <> '')
);
comment on table councils.verified_tick is 'Append-only: what the advisory group ticked at a verified criterion, with the evidence it rests on; the newest counts, and none is added once a card is signed';
create index verified_tick_dossier on councils.verified_tick (session_dossier_id, criterion, id);

alter table councils.scorecard_draft add column objections jsonb not null default '{}';
alter table councils.scorecard add column objections jsonb not null default '{}';
comment on column councils.scorecard.objections is 'Criterion → why this member did not confirm the advisory group''s tick and scored it alone';

create table councils.interest_statement (
  id uuid constraint interest_statement_pk primary key,
  person_id uuid not null constraint interest_statement_person references people.person (id),
  interests jsonb not null,
  stated_at timestamptz not null
);
comment on table councils.interest_statement is 'Append-only: employer, tax codes, addresses, phones, firms and clients of somebody who sits on councils, as they state them; the newest counts. Read only to propose conflicts';
create index interest_statement_person on councils.interest_statement (person_id, id);

create table councils.conflict_proposal (
  id uuid constraint conflict_proposal_pk primary key,
  session_dossier_id uuid not null constraint conflict_proposal_dossier references councils.session_dossier (id),
  member_id uuid not null constraint conflict_proposal_member references councils.member (id),
  reason text not null constraint conflict_proposal_reason
    check (reason in ('tax-code', 'address', 'phone', 'employer', 'representative', 'paid-advice')),
  matched text not null,
  proposed_at timestamptz not null,
  constraint conflict_proposal_once unique (session_dossier_id, member_id, reason)
);
comment on table councils.conflict_proposal is 'Append-only: what the system found that ties a member to an applicant; until somebody rules on it the dossier stays closed to that member';

create table councils.conflict_ruling (
  proposal_id uuid constraint conflict_ruling_once primary key constraint conflict_ruling_proposal references councils.conflict_proposal (id),
  ruling text not null constraint conflict_ruling_kind check (ruling in ('confirmed', 'dismissed')),
  reason text not null constraint conflict_ruling_has_a_reason check (reason <> ''),
  ruled_by uuid not null constraint conflict_ruling_ruled_by references people.person (id),
  ruled_at timestamptz not null
);
comment on table councils.conflict_ruling is 'Append-only: how the chair or an officer of the authority ruled on a proposed conflict. The primary key is the rule "once"';

alter table councils.conflict_declaration add column proposal_id uuid
  constraint conflict_declaration_proposal references councils.conflict_proposal (id);
comment on column councils.conflict_declaration.proposal_id is 'Set when the conflict was proposed by the system and confirmed, not declared by the member';

create table councils.paid_adviser (
  id uuid constraint paid_adviser_pk primary key,
  session_dossier_id uuid not null constraint paid_adviser_dossier references councils.session_dossier (id),
  name text not null,
  tax_code text not null,
  phone text not null,
  recorded_by uuid not null constraint paid_adviser_recorded_by references people.person (id),
  recorded_at timestamptz not null
);
comment on table councils.paid_adviser is 'Append-only: who was paid to help with a dossier, as its papers or the applicant name them; compared with members to propose conflicts';
create index paid_adviser_dossier on councils.paid_adviser (session_dossier_id);

create table councils.trigger_finding (
  session_dossier_id uuid constraint trigger_finding_once primary key
    constraint trigger_finding_dossier references councils.session_dossier (id),
  triggers jsonb not null,
  found_at timestamptz not null
);
comment on table councils.trigger_finding is 'Append-only: what called for a discussion when scoring was closed, with the criteria that caused it; kept, because the statistics behind it move on';

create table councils.discussion (
  session_dossier_id uuid constraint discussion_opened_once primary key
    constraint discussion_dossier references councils.session_dossier (id),
  opened_by uuid not null constraint discussion_opened_by references councils.member (id),
  opened_at timestamptz not null
);
comment on table councils.discussion is 'Append-only: the chair opened a discussion after closing; from then on members may change marks, with reasons';

create table councils.mark_change (
  id uuid constraint mark_change_pk primary key,
  session_dossier_id uuid not null constraint mark_change_discussion references councils.discussion (session_dossier_id),
  member_id uuid not null constraint mark_change_member references councils.member (id),
  criterion text not null,
  former text not null,
  mark text not null,
  reason text not null constraint mark_change_has_a_reason check (reason <> ''),
  changed_at timestamptz not null,
  constraint mark_change_changes_something check (former <> mark)
);
comment on table councils.mark_change is 'Append-only: what a member changed in discussion and why; the signed card stays as it was, the newest change counts';
create index mark_change_dossier on councils.mark_change (session_dossier_id, member_id, criterion, id);

grant select, insert on councils.verified_tick, councils.interest_statement, councils.conflict_proposal, councils.conflict_ruling,
  councils.paid_adviser, councils.trigger_finding, councils.discussion, councils.mark_change to saolang_app;
grant select on councils.verified_tick, councils.interest_statement, councils.conflict_proposal, councils.conflict_ruling,
  councils.paid_adviser, councils.trigger_finding, councils.discussion, councils.mark_change to saolang_reader;

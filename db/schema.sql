-- What db/migrations add up to: written by ./saolang schema --write, compared by ./saolang check.

-- extensions

create extension btree_gist;
create extension pg_stat_statements;

-- schemas

create schema audit;
create schema councils;
create schema dossiers;
create schema insight;
create schema market;
create schema migration;
create schema people;
create schema platform;
create schema registry;
create schema support;
create schema trace;

-- tables

create table audit.cosignature (
  size bigint not null,
  witness text not null,
  line text not null,
  cosigned_at timestamp with time zone not null,
  constraint cosignature_pk PRIMARY KEY (size, witness),
  constraint cosignature_of_head FOREIGN KEY (size) REFERENCES audit.tree_head(size)
);
comment on table audit.cosignature is 'Append-only: what witnesses signed (C2SP tlog-cosignature): the tree of this size holds the one that they saw before';

create table audit.former_chain (
  seq bigint,
  previous_hash bytea,
  hash bytea
);
comment on table audit.former_chain is 'Read-only: the chain of the lines that were written before the tree';

create table audit.former_checkpoint (
  seq bigint not null,
  hash bytea not null,
  signed_at timestamp with time zone not null,
  key_id text not null,
  signature bytea not null,
  constraint checkpoint_pkey PRIMARY KEY (seq),
  constraint checkpoint_seq_fkey FOREIGN KEY (seq) REFERENCES audit.line(seq)
);
comment on table audit.former_checkpoint is 'Read-only: signed heads of the former chain';

create table audit.head (
  only_one boolean not null default true,
  seq bigint not null,
  frontier bytea[] not null default '{}'::bytea[],
  constraint head_pkey PRIMARY KEY (only_one),
  constraint head_only_one_check CHECK (only_one)
);

create table audit.line (
  seq bigint not null,
  at timestamp with time zone not null,
  action text not null,
  outcome text not null,
  person_id uuid,
  role text not null,
  jurisdiction jsonb,
  organisation_id uuid,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null,
  who_salt bytea,
  what_salt bytea,
  who_commitment bytea not null,
  what_commitment bytea not null,
  leaf bytea not null,
  constraint line_pkey PRIMARY KEY (seq),
  constraint line_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text]))),
  constraint line_what_salt CHECK ((octet_length(what_salt) = 32)),
  constraint line_who_salt CHECK ((octet_length(who_salt) = 32))
);
comment on table audit.line is 'Append-only: what was done and refused. The leaf of a line hashes its facts and two commitments, to who acted and to what on; a salt opens each. Without its salt a part is erased, and only audit.erase takes it away';

create table audit.subtree (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  constraint subtree_pk PRIMARY KEY (level, index)
);
comment on table audit.subtree is 'Append-only: hashes of the full subtrees of 256^level leaves (C2SP tlog-tiles); those of one leaf are in audit.line';

create table audit.tree_head (
  size bigint not null,
  root bytea not null,
  signed_at timestamp with time zone not null,
  note text not null,
  constraint tree_head_pk PRIMARY KEY (size),
  constraint tree_head_of_line FOREIGN KEY (size) REFERENCES audit.line(seq)
);
comment on table audit.tree_head is 'Append-only: signed checkpoints of the tree (C2SP tlog-checkpoint), one a size; a copy of each goes outside the database';

create table audit.witness (
  name text not null,
  size bigint not null,
  asked_at timestamp with time zone not null,
  failure text,
  constraint witness_pk PRIMARY KEY (name)
);
comment on table audit.witness is 'How far each witness has come with this log, when it was last asked, and why it did not answer';

create table councils.advice (
  session_dossier_id uuid not null,
  version integer not null,
  report text not null,
  site_visit_on date,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint advice_pk PRIMARY KEY (session_dossier_id, version),
  constraint advice_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint advice_recorded_by FOREIGN KEY (recorded_by) REFERENCES people.person(id)
);
comment on table councils.advice is 'Append-only: reports of the advisory group to the chair (art. 7.3.c); the newest counts';

create table councils.adviser (
  council_id uuid not null,
  no integer not null,
  name text not null,
  title text not null,
  constraint adviser_pk PRIMARY KEY (council_id, no),
  constraint adviser_council FOREIGN KEY (council_id) REFERENCES councils.council(id)
);
comment on table councils.adviser is 'The advisory group of a council (Tổ tư vấn), as in the decision that formed it';

create table councils.anchor (
  id uuid not null,
  no integer not null generated always as identity,
  dossier_id uuid not null,
  set_id text not null,
  title text not null,
  consent text not null,
  choices jsonb not null,
  reasons jsonb not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint anchor_pk PRIMARY KEY (id),
  constraint anchor_no UNIQUE (no),
  constraint anchor_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint anchor_made_by FOREIGN KEY (made_by) REFERENCES people.person(id),
  constraint anchor_has_a_title CHECK ((title <> ''::text))
);
comment on table councils.anchor is 'Append-only: a fictitious or consented dossier with the Ministry''s model score and its reasons; never changed, since cards were compared with it';

create table councils.anchor_retirement (
  anchor_id uuid not null,
  reason text not null,
  retired_by uuid not null,
  retired_at timestamp with time zone not null,
  constraint anchor_retirement_once PRIMARY KEY (anchor_id),
  constraint anchor_retirement_anchor FOREIGN KEY (anchor_id) REFERENCES councils.anchor(id),
  constraint anchor_retirement_retired_by FOREIGN KEY (retired_by) REFERENCES people.person(id),
  constraint anchor_retirement_has_a_reason CHECK ((reason <> ''::text))
);
comment on table councils.anchor_retirement is 'Append-only: an anchor that opens no more practice rounds, for example because too many know it';

create table councils.closure (
  session_dossier_id uuid not null,
  closed_by uuid not null,
  quorum jsonb not null,
  absences jsonb not null,
  closed_at timestamp with time zone not null,
  constraint closure_closed_once PRIMARY KEY (session_dossier_id),
  constraint closure_closed_by FOREIGN KEY (closed_by) REFERENCES councils.member(id),
  constraint closure_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id)
);
comment on table councils.closure is 'Append-only: the moment from which the cards of a dossier are open to the council, with its quorum and who was away';

create table councils.conflict_declaration (
  id uuid not null,
  session_dossier_id uuid not null,
  member_id uuid not null,
  kind text not null,
  note text not null,
  declared_at timestamp with time zone not null,
  proposal_id uuid,
  constraint conflict_declaration_pk PRIMARY KEY (id),
  constraint conflict_declaration_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint conflict_declaration_member FOREIGN KEY (member_id) REFERENCES councils.member(id),
  constraint conflict_declaration_proposal FOREIGN KEY (proposal_id) REFERENCES councils.conflict_proposal(id),
  constraint conflict_declaration_kind CHECK ((kind = ANY (ARRAY['none'::text, 'family'::text, 'ownership'::text, 'employment'::text, 'paid-advice'::text, 'trade'::text, 'other'::text]))),
  constraint conflict_declaration_says_what CHECK (((kind = 'none'::text) OR (note <> ''::text)))
);
comment on table councils.conflict_declaration is 'Append-only: what a member declared before the dossier opened, or noticed later; the newest counts';

create table councils.conflict_proposal (
  id uuid not null,
  session_dossier_id uuid not null,
  member_id uuid not null,
  reason text not null,
  matched text not null,
  proposed_at timestamp with time zone not null,
  constraint conflict_proposal_pk PRIMARY KEY (id),
  constraint conflict_proposal_once UNIQUE (session_dossier_id, member_id, reason),
  constraint conflict_proposal_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint conflict_proposal_member FOREIGN KEY (member_id) REFERENCES councils.member(id),
  constraint conflict_proposal_reason CHECK ((reason = ANY (ARRAY['tax-code'::text, 'address'::text, 'phone'::text, 'employer'::text, 'representative'::text, 'paid-advice'::text])))
);
comment on table councils.conflict_proposal is 'Append-only: what the system found that ties a member to an applicant; until somebody rules on it the dossier stays closed to that member';

create table councils.conflict_ruling (
  proposal_id uuid not null,
  ruling text not null,
  reason text not null,
  ruled_by uuid not null,
  ruled_at timestamp with time zone not null,
  constraint conflict_ruling_once PRIMARY KEY (proposal_id),
  constraint conflict_ruling_proposal FOREIGN KEY (proposal_id) REFERENCES councils.conflict_proposal(id),
  constraint conflict_ruling_ruled_by FOREIGN KEY (ruled_by) REFERENCES people.person(id),
  constraint conflict_ruling_has_a_reason CHECK ((reason <> ''::text)),
  constraint conflict_ruling_kind CHECK ((ruling = ANY (ARRAY['confirmed'::text, 'dismissed'::text])))
);
comment on table councils.conflict_ruling is 'Append-only: how the chair or an officer of the authority ruled on a proposed conflict. The primary key is the rule "once"';

create table councils.council (
  id uuid not null,
  level text not null,
  province_code text,
  name text not null,
  decision_number text not null,
  decided_on date not null,
  empty_seats_reason text,
  established_by uuid not null,
  established_at timestamp with time zone not null,
  constraint council_pk PRIMARY KEY (id),
  constraint council_established_by FOREIGN KEY (established_by) REFERENCES people.person(id),
  constraint council_level CHECK ((level = ANY (ARRAY['province'::text, 'central'::text]))),
  constraint council_place CHECK (((level = 'province'::text) = (province_code IS NOT NULL)))
);
comment on table councils.council is 'A council formed by the authority (Decision 26/2026/QĐ-TTg, art. 7.3.b, 7.4.b); never changed: a new decision forms a new one';

create table councils.decision (
  id uuid not null,
  level text not null,
  province_code text,
  authority text not null,
  number text not null,
  signed_on date not null,
  year integer not null generated always as ((EXTRACT(year FROM signed_on))::integer) stored,
  signer_name text not null,
  signer_title text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint decision_pk PRIMARY KEY (id),
  constraint decision_number_once_a_year UNIQUE NULLS NOT DISTINCT (level, province_code, year, number),
  constraint decision_recorded_by FOREIGN KEY (recorded_by) REFERENCES people.person(id),
  constraint decision_level CHECK ((level = ANY (ARRAY['province'::text, 'central'::text]))),
  constraint decision_place CHECK (((level = 'province'::text) = (province_code IS NOT NULL)))
);
comment on table councils.decision is 'Append-only: decisions of recognition as signed on paper or by digital signature (art. 7.3.e, 7.4.e); only from here does a certificate exist';

create table councils.decision_item (
  decision_id uuid not null,
  verdict_id uuid not null,
  dossier_id uuid not null,
  star integer not null,
  constraint decision_item_pk PRIMARY KEY (decision_id, verdict_id),
  constraint decision_item_decided_once UNIQUE (verdict_id),
  constraint decision_item_decision FOREIGN KEY (decision_id) REFERENCES councils.decision(id),
  constraint decision_item_on_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint decision_item_verdict FOREIGN KEY (verdict_id) REFERENCES councils.verdict(id),
  constraint decision_item_star CHECK (((star >= 3) AND (star <= 5)))
);
comment on table councils.decision_item is 'Append-only: the products that a decision recognises, each on its verdict';

create table councils.discussion (
  session_dossier_id uuid not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  constraint discussion_opened_once PRIMARY KEY (session_dossier_id),
  constraint discussion_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint discussion_opened_by FOREIGN KEY (opened_by) REFERENCES councils.member(id)
);
comment on table councils.discussion is 'Append-only: the chair opened a discussion after closing; from then on members may change marks, with reasons';

create table councils.evidence_opening (
  session_dossier_id uuid not null,
  member_id uuid not null,
  evidence_id uuid not null,
  opened_at timestamp with time zone not null,
  constraint evidence_opening_first PRIMARY KEY (session_dossier_id, member_id, evidence_id),
  constraint evidence_opening_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint evidence_opening_member FOREIGN KEY (member_id) REFERENCES councils.member(id)
);
comment on table councils.evidence_opening is 'Append-only: when a member first opened a file while scoring; cards signed with evidence unread are shown to the chair, never counted against anybody';

create table councils.interest_statement (
  id uuid not null,
  person_id uuid not null,
  interests jsonb not null,
  stated_at timestamp with time zone not null,
  constraint interest_statement_pk PRIMARY KEY (id),
  constraint interest_statement_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table councils.interest_statement is 'Append-only: employer, tax codes, addresses, phones, firms and clients of somebody who sits on councils, as they state them; the newest counts. Read only to propose conflicts';

create table councils.mark_change (
  id uuid not null,
  session_dossier_id uuid not null,
  member_id uuid not null,
  criterion text not null,
  former text not null,
  mark text not null,
  reason text not null,
  changed_at timestamp with time zone not null,
  constraint mark_change_pk PRIMARY KEY (id),
  constraint mark_change_discussion FOREIGN KEY (session_dossier_id) REFERENCES councils.discussion(session_dossier_id),
  constraint mark_change_member FOREIGN KEY (member_id) REFERENCES councils.member(id),
  constraint mark_change_changes_something CHECK ((former <> mark)),
  constraint mark_change_has_a_reason CHECK ((reason <> ''::text))
);
comment on table councils.mark_change is 'Append-only: what a member changed in discussion and why; the signed card stays as it was, the newest change counts';

create table councils.meeting_call (
  session_dossier_id uuid not null,
  held_on date not null,
  place text not null,
  differences jsonb not null,
  reason text not null,
  called_by uuid not null,
  called_at timestamp with time zone not null,
  constraint meeting_called_once PRIMARY KEY (session_dossier_id),
  constraint meeting_call_by FOREIGN KEY (called_by) REFERENCES councils.member(id),
  constraint meeting_call_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint meeting_call_place CHECK ((place <> ''::text))
);
comment on table councils.meeting_call is 'Append-only: a dossier on which written opinions differed, or that needs discussing, comes before a meeting (Decision 26/2026/QĐ-TTg, art. 7.6.d, 7.6.e); the others of its session do not. differences is what was found, reason what who presides adds';

create table councils.member (
  id uuid not null,
  council_id uuid not null,
  person_id uuid not null,
  office text not null,
  seat text not null,
  name text not null,
  title text not null,
  constraint member_pk PRIMARY KEY (id),
  constraint member_sits_once UNIQUE (council_id, person_id),
  constraint member_council FOREIGN KEY (council_id) REFERENCES councils.council(id),
  constraint member_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint member_office CHECK ((office = ANY (ARRAY['chair'::text, 'deputy'::text, 'member'::text])))
);
comment on table councils.member is 'Who sits on a council and for whom; name and title as in the decision that formed it';

create table councils.paid_adviser (
  id uuid not null,
  session_dossier_id uuid not null,
  name text not null,
  tax_code text not null,
  phone text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint paid_adviser_pk PRIMARY KEY (id),
  constraint paid_adviser_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint paid_adviser_recorded_by FOREIGN KEY (recorded_by) REFERENCES people.person(id)
);
comment on table councils.paid_adviser is 'Append-only: who was paid to help with a dossier, as its papers or the applicant name them; compared with members to propose conflicts';

create table councils.practice (
  id uuid not null,
  council_id uuid not null,
  anchor_id uuid not null,
  due_on date not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  constraint practice_pk PRIMARY KEY (id),
  constraint practice_anchor FOREIGN KEY (anchor_id) REFERENCES councils.anchor(id),
  constraint practice_council FOREIGN KEY (council_id) REFERENCES councils.council(id),
  constraint practice_opened_by FOREIGN KEY (opened_by) REFERENCES people.person(id)
);
comment on table councils.practice is 'Append-only: a council is asked to score an anchor, each member alone; the same anchor may come again, which tells how far a member strays from themselves';

create table councils.practice_card (
  practice_id uuid not null,
  member_id uuid not null,
  choices jsonb not null,
  signed_at timestamp with time zone not null,
  constraint practice_card_signed_once PRIMARY KEY (practice_id, member_id),
  constraint practice_card_member FOREIGN KEY (member_id) REFERENCES councils.member(id),
  constraint practice_card_practice FOREIGN KEY (practice_id) REFERENCES councils.practice(id)
);
comment on table councils.practice_card is 'Append-only: cards signed on an anchor. What it says of a member is shown to that member alone; the primary key is the rule "once"';

create table councils.practice_draft (
  practice_id uuid not null,
  member_id uuid not null,
  marks jsonb not null,
  saved_at timestamp with time zone not null,
  constraint practice_draft_pk PRIMARY KEY (practice_id, member_id),
  constraint practice_draft_member FOREIGN KEY (member_id) REFERENCES councils.member(id),
  constraint practice_draft_practice FOREIGN KEY (practice_id) REFERENCES councils.practice(id)
);
comment on table councils.practice_draft is 'What a member has put down on an anchor and not signed; nobody else ever sees it';

create table councils.rasch_result (
  run_id uuid not null,
  inputs_hash text not null,
  marks integer not null,
  anchor_marks integer not null,
  result jsonb not null,
  computed_at timestamp with time zone not null,
  constraint rasch_result_once PRIMARY KEY (run_id),
  constraint rasch_result_run FOREIGN KEY (run_id) REFERENCES councils.rasch_run(id),
  constraint rasch_result_inputs_hash CHECK ((inputs_hash ~ '^[0-9a-f]{64}$'::text))
);
comment on table councils.rasch_result is 'Append-only: what a run found, with the hash of its inputs. It advises and changes nothing';

create table councils.rasch_run (
  id uuid not null,
  year integer not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  constraint rasch_run_pk PRIMARY KEY (id),
  constraint rasch_run_asked_by FOREIGN KEY (asked_by) REFERENCES people.person(id)
);
comment on table councils.rasch_run is 'Append-only: a run of the many-facet model over everything scored in a year; asked_by is null when the clock asked';

create table councils.regulation (
  council_id uuid not null,
  version integer not null,
  rules jsonb not null,
  reason text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint regulation_pk PRIMARY KEY (council_id, version),
  constraint regulation_council FOREIGN KEY (council_id) REFERENCES councils.council(id),
  constraint regulation_set_by FOREIGN KEY (set_by) REFERENCES people.person(id)
);
comment on table councils.regulation is 'Append-only: versions of a council''s own rules; a session pins the one it was convened under';

create table councils.resolution (
  id uuid not null,
  session_dossier_id uuid not null,
  criterion text not null,
  option_id text,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint resolution_pk PRIMARY KEY (id),
  constraint resolution_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint resolution_recorded_by FOREIGN KEY (recorded_by) REFERENCES councils.member(id),
  constraint resolution_has_a_reason CHECK ((reason <> ''::text)),
  constraint resolution_of_total_has_no_option CHECK (((criterion = 'total'::text) = (option_id IS NULL)))
);
comment on table councils.resolution is 'Append-only: what the council settled on where members differed on a floor; criterion "total" is the discussion of totals too far apart. The newest counts';

create table councils.review (
  id uuid not null,
  no integer not null generated always as identity,
  verdict_id uuid not null,
  dossier_id uuid not null,
  grounds jsonb not null,
  criteria jsonb not null,
  statement text not null,
  files jsonb not null,
  former_status text not null,
  due_on date not null,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  constraint review_pk PRIMARY KEY (id),
  constraint review_no UNIQUE (no),
  constraint review_of_a_verdict_once UNIQUE (verdict_id),
  constraint review_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint review_requested_by FOREIGN KEY (requested_by) REFERENCES people.person(id),
  constraint review_verdict FOREIGN KEY (verdict_id) REFERENCES councils.verdict(id),
  constraint review_former_status CHECK ((former_status = ANY (ARRAY['decided-recognised'::text, 'decided-not-recognised'::text]))),
  constraint review_has_a_statement CHECK ((statement <> ''::text)),
  constraint review_has_grounds CHECK ((jsonb_array_length(grounds) > 0))
);
comment on table councils.review is 'Append-only: an applicant asks that a result be looked at by people who took no part; once for each verdict, within the days of the council''s regulation';

create table councils.review_outcome (
  review_id uuid not null,
  outcome text not null,
  verdict_id uuid,
  reasons text not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  constraint review_outcome_once PRIMARY KEY (review_id),
  constraint review_outcome_decided_by FOREIGN KEY (decided_by) REFERENCES people.person(id),
  constraint review_outcome_review FOREIGN KEY (review_id) REFERENCES councils.review(id),
  constraint review_outcome_verdict FOREIGN KEY (verdict_id) REFERENCES councils.verdict(id),
  constraint review_outcome_has_reasons CHECK (((outcome = 'withdrawn'::text) OR (reasons <> ''::text))),
  constraint review_outcome_kind CHECK ((outcome = ANY (ARRAY['upheld'::text, 'changed'::text, 'withdrawn'::text]))),
  constraint review_outcome_rests_on_a_verdict CHECK (((outcome = 'withdrawn'::text) = (verdict_id IS NULL)))
);
comment on table councils.review_outcome is 'Append-only: how a request for review ended; both verdicts stay';

create table councils.review_panel (
  review_id uuid not null,
  session_id uuid not null,
  assigned_by uuid not null,
  assigned_at timestamp with time zone not null,
  constraint review_panel_once PRIMARY KEY (review_id),
  constraint review_panel_assigned_by FOREIGN KEY (assigned_by) REFERENCES people.person(id),
  constraint review_panel_review FOREIGN KEY (review_id) REFERENCES councils.review(id),
  constraint review_panel_session FOREIGN KEY (session_id) REFERENCES councils.session(id)
);
comment on table councils.review_panel is 'Append-only: the session of a council of people who took no part, which scores the dossier anew';

create table councils.round (
  id uuid not null,
  level text not null,
  province_code text,
  year integer not null,
  no integer not null,
  proposed_before date,
  evaluated_before date,
  plan text,
  constraint round_pk PRIMARY KEY (id),
  constraint round_held_once UNIQUE NULLS NOT DISTINCT (level, province_code, year, no),
  constraint round_level CHECK ((level = ANY (ARRAY['province'::text, 'central'::text])))
);
comment on table councils.round is 'Rounds of assessment (art. 5); one beyond the decision''s two has a plan and no statutory days';

create table councils.scorecard (
  session_dossier_id uuid not null,
  member_id uuid not null,
  choices jsonb not null,
  notes jsonb not null,
  opinion text not null,
  signed_at timestamp with time zone not null,
  objections jsonb not null default '{}'::jsonb,
  constraint scorecard_signed_once PRIMARY KEY (session_dossier_id, member_id),
  constraint scorecard_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint scorecard_member FOREIGN KEY (member_id) REFERENCES councils.member(id)
);
comment on table councils.scorecard is 'Append-only: signed cards. The primary key is the rule "a member signs once"; hidden from everyone else until closing';

create table councils.scorecard_draft (
  session_dossier_id uuid not null,
  member_id uuid not null,
  marks jsonb not null,
  notes jsonb not null,
  opinion text not null,
  saved_at timestamp with time zone not null,
  objections jsonb not null default '{}'::jsonb,
  constraint scorecard_draft_pk PRIMARY KEY (session_dossier_id, member_id),
  constraint scorecard_draft_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint scorecard_draft_member FOREIGN KEY (member_id) REFERENCES councils.member(id)
);
comment on table councils.scorecard_draft is 'What a member has put down and not signed; nobody else ever sees it';

create table councils.session (
  id uuid not null,
  council_id uuid not null,
  round_id uuid not null,
  regulation_version integer not null,
  held_on date not null,
  place text not null,
  is_in_writing boolean not null,
  convened_by uuid not null,
  convened_at timestamp with time zone not null,
  order_seed text,
  constraint session_pk PRIMARY KEY (id),
  constraint session_convened_by FOREIGN KEY (convened_by) REFERENCES people.person(id),
  constraint session_council FOREIGN KEY (council_id) REFERENCES councils.council(id),
  constraint session_regulation FOREIGN KEY (council_id, regulation_version) REFERENCES councils.regulation(council_id, version),
  constraint session_round FOREIGN KEY (round_id) REFERENCES councils.round(id)
);
comment on table councils.session is 'A sitting of a council, or an opinion in writing for a re-evaluation (art. 7.6.d)';

create table councils.session_dossier (
  id uuid not null,
  session_id uuid not null,
  dossier_id uuid not null,
  no integer not null,
  set_id text not null,
  phase text not null,
  sample_code text,
  constraint session_dossier_pk PRIMARY KEY (id),
  constraint session_dossier_on_agenda_once UNIQUE (session_id, dossier_id),
  constraint session_dossier_sample_once UNIQUE (session_id, sample_code),
  constraint session_dossier_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint session_dossier_session FOREIGN KEY (session_id) REFERENCES councils.session(id),
  constraint session_dossier_phase CHECK ((phase = ANY (ARRAY['convened'::text, 'scoring'::text, 'closed'::text, 'concluded'::text]))),
  constraint session_dossier_sample_code CHECK ((sample_code ~ '^[1-9][0-9]{2}$'::text))
);
comment on table councils.session_dossier is 'A dossier on the agenda of a session, and how far the council has come with it';

create table councils.settlement (
  verdict_id uuid not null,
  way text not null,
  document_number text not null,
  note text not null,
  settled_by uuid not null,
  settled_at timestamp with time zone not null,
  constraint settlement_made_once PRIMARY KEY (verdict_id),
  constraint settlement_settled_by FOREIGN KEY (settled_by) REFERENCES people.person(id),
  constraint settlement_verdict FOREIGN KEY (verdict_id) REFERENCES councils.verdict(id),
  constraint settlement_way CHECK ((way = ANY (ARRAY['escalate'::text, 'evaluate-again'::text, 'decline'::text, 'recognise'::text, 'uphold'::text])))
);
comment on table councils.settlement is 'Append-only: what the authority did with a verdict. The primary key is the rule "one way, once"';

create table councils.trigger_finding (
  session_dossier_id uuid not null,
  triggers jsonb not null,
  found_at timestamp with time zone not null,
  constraint trigger_finding_once PRIMARY KEY (session_dossier_id),
  constraint trigger_finding_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id)
);
comment on table councils.trigger_finding is 'Append-only: what called for a discussion when scoring was closed, with the criteria that caused it; kept, because the statistics behind it move on';

create table councils.verdict (
  id uuid not null,
  session_dossier_id uuid not null,
  dossier_id uuid not null,
  inputs jsonb not null,
  result jsonb not null,
  points numeric not null,
  star integer not null,
  recognisable integer,
  issued_by uuid not null,
  issued_at timestamp with time zone not null,
  constraint verdict_pk PRIMARY KEY (id),
  constraint verdict_issued_once UNIQUE (session_dossier_id),
  constraint verdict_issued_by FOREIGN KEY (issued_by) REFERENCES councils.member(id),
  constraint verdict_on_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint verdict_session_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint verdict_recognisable CHECK (((recognisable >= 3) AND (recognisable <= 5)))
);
comment on table councils.verdict is 'Append-only: a verdict with every input, so that anyone can replay it (core councils/verdict.ts)';

create table councils.verified_tick (
  id uuid not null,
  session_dossier_id uuid not null,
  criterion text not null,
  mark text not null,
  evidence jsonb not null,
  basis text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint verified_tick_pk PRIMARY KEY (id),
  constraint verified_tick_dossier FOREIGN KEY (session_dossier_id) REFERENCES councils.session_dossier(id),
  constraint verified_tick_recorded_by FOREIGN KEY (recorded_by) REFERENCES people.person(id),
  constraint verified_tick_rests_on_something CHECK (((jsonb_array_length(evidence) > 0) OR (basis <> ''::text)))
);
comment on table councils.verified_tick is 'Append-only: what the advisory group ticked at a verified criterion, with the evidence it rests on; the newest counts, and none is added once a card is signed';

create table dossiers.base (
  dossier_id uuid not null,
  certificate_id uuid not null,
  former_dossier_id uuid,
  former_version integer,
  constraint base_once PRIMARY KEY (dossier_id),
  constraint base_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint base_former_dossier FOREIGN KEY (former_dossier_id) REFERENCES dossiers.dossier(id),
  constraint base_former_snapshot FOREIGN KEY (former_dossier_id, former_version) REFERENCES dossiers.snapshot(dossier_id, version),
  constraint base_former_is_whole CHECK (((former_dossier_id IS NULL) = (former_version IS NULL)))
);
comment on table dossiers.base is 'Append-only: the certificate that a dossier begins with, as the register handed it in, and the version of the dossier that was certified; without a row the recognised product is what the applicant says';

create table dossiers.choice (
  dossier_id uuid not null,
  criterion text not null,
  option_id text,
  words text not null default ''::text,
  constraint choice_one_option_a_criterion PRIMARY KEY (dossier_id, criterion),
  constraint choice_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id)
);
comment on table dossiers.choice is 'The self-assessment: the option chosen at a criterion, and what the applicant says of it';

create table dossiers.consent (
  id uuid not null,
  dossier_id uuid not null,
  given_by text not null,
  given_on date not null,
  how text not null,
  is_read_back boolean not null,
  wording text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint consent_pk PRIMARY KEY (id),
  constraint consent_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint consent_recorded_by FOREIGN KEY (recorded_by) REFERENCES people.person(id),
  constraint consent_given_by CHECK ((given_by <> ''::text)),
  constraint consent_how CHECK ((how = ANY (ARRAY['at-office'::text, 'at-home'::text, 'by-phone'::text, 'in-writing'::text]))),
  constraint consent_is_read_back CHECK (is_read_back)
);
comment on table dossiers.consent is 'Append-only: the applicant lets an officer file for them, after everything was read back to them';

create table dossiers.day_counter (
  commune_code text not null,
  day date not null,
  last integer not null,
  constraint day_counter_pk PRIMARY KEY (commune_code, day)
);
comment on table dossiers.day_counter is 'The last number given out to a dossier in a commune on a day; moved in the transaction of the submission, so without gaps';

create table dossiers.dossier (
  id uuid not null,
  kind text not null,
  status text not null,
  organisation_id uuid not null,
  commune_code text not null,
  province_code text not null,
  product_name text not null,
  set_no integer not null,
  set_id text not null,
  base_product jsonb,
  code text,
  submitted_at timestamp with time zone,
  is_demo boolean not null,
  is_assisted boolean not null,
  started_by uuid not null,
  start_key text,
  started_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint dossier_pk PRIMARY KEY (id),
  constraint dossier_code_unique UNIQUE (code),
  constraint dossier_started_once UNIQUE (started_by, start_key),
  constraint dossier_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint dossier_started_by FOREIGN KEY (started_by) REFERENCES people.person(id),
  constraint dossier_base_product CHECK (((kind = 'first'::text) = (base_product IS NULL))),
  constraint dossier_draft_has_no_code CHECK (((status <> 'draft'::text) OR (code IS NULL))),
  constraint dossier_kind CHECK ((kind = ANY (ARRAY['first'::text, 'upgrade'::text, 're-evaluation'::text]))),
  constraint dossier_product_name CHECK ((product_name <> ''::text)),
  constraint dossier_status CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'supplement-requested'::text, 'returned'::text, 'abandoned'::text, 'forwarded'::text, 'supplement-requested-province'::text, 'admitted'::text, 'scored'::text, 'escalated'::text, 'supplement-requested-central'::text, 'admitted-central'::text, 'scored-central'::text, 'decided-recognised'::text, 'decided-not-recognised'::text]))),
  constraint dossier_submitted_has_code CHECK (((code IS NULL) = (submitted_at IS NULL)))
);
comment on table dossiers.dossier is 'A product dossier (Decision 26/2026/QĐ-TTg, art. 6.1), from the first word to the decision; set_id is pinned when it is submitted; is_assisted when an officer fills it in for the applicant';

create table dossiers.evidence (
  id uuid not null,
  dossier_id uuid not null,
  sha256 text not null,
  file_name text not null,
  caption text not null,
  attached_by uuid not null,
  attached_at timestamp with time zone not null,
  kind text,
  expires_on date,
  is_unlimited boolean not null default false,
  constraint evidence_pk PRIMARY KEY (id),
  constraint evidence_content_once UNIQUE (dossier_id, sha256),
  constraint evidence_of_dossier UNIQUE (dossier_id, id),
  constraint evidence_attached_by FOREIGN KEY (attached_by) REFERENCES people.person(id),
  constraint evidence_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint evidence_file FOREIGN KEY (sha256) REFERENCES platform.file(sha256),
  constraint evidence_one_term CHECK ((NOT (is_unlimited AND (expires_on IS NOT NULL))))
);
comment on table dossiers.evidence is 'A file of a dossier, attached once, however many criteria it proves';

create table dossiers.evidence_use (
  dossier_id uuid not null,
  evidence_id uuid not null,
  criterion text not null,
  page integer,
  constraint evidence_use_pk PRIMARY KEY (dossier_id, criterion, evidence_id),
  constraint evidence_use_evidence FOREIGN KEY (dossier_id, evidence_id) REFERENCES dossiers.evidence(dossier_id, id),
  constraint evidence_use_page CHECK ((page > 0))
);
comment on table dossiers.evidence_use is 'Which criterion a file proves, and on which of its pages';

create table dossiers.findings (
  dossier_id uuid not null,
  version integer not null,
  texts jsonb not null,
  site_visit_on date,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint findings_pk PRIMARY KEY (dossier_id, version),
  constraint findings_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint findings_recorded_by FOREIGN KEY (recorded_by) REFERENCES people.person(id)
);
comment on table dossiers.findings is 'Append-only: the four findings of the commune in words (Mẫu số 03, Phần II); the highest version counts';

create table dossiers.letter (
  dossier_id uuid not null,
  number text not null,
  signed_on date not null,
  signer_name text not null,
  signer_title text not null,
  body text not null,
  samples integer not null,
  forwarded_by uuid not null,
  forwarded_at timestamp with time zone not null,
  constraint letter_once PRIMARY KEY (dossier_id),
  constraint letter_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint letter_forwarded_by FOREIGN KEY (forwarded_by) REFERENCES people.person(id)
);
comment on table dossiers.letter is 'Append-only: the commune''s letter of request to the province that went with the dossier (art. 6.2.a)';

create table dossiers.page (
  dossier_id uuid not null,
  step text not null,
  answers jsonb not null,
  version integer not null,
  form_key text,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  is_carried boolean not null default false,
  constraint page_pk PRIMARY KEY (dossier_id, step),
  constraint page_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint page_saved_by FOREIGN KEY (saved_by) REFERENCES people.person(id)
);
comment on table dossiers.page is 'What is written on one page of a dossier. The version tells two people apart who write on the same page; form_key lets one open form save again and again';

create table dossiers.referral (
  dossier_id uuid not null,
  number text not null,
  signed_on date not null,
  report text not null,
  referred_by uuid not null,
  referred_at timestamp with time zone not null,
  constraint referral_once PRIMARY KEY (dossier_id),
  constraint referral_by FOREIGN KEY (referred_by) REFERENCES people.person(id),
  constraint referral_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint referral_number CHECK ((number <> ''::text)),
  constraint referral_report CHECK ((report <> ''::text))
);
comment on table dossiers.referral is 'Append-only: with which letter and report the province sent a five-star product to the Ministry to be evaluated again (art. 6.3.b); number and day are those of the letter';

create table dossiers.snapshot (
  dossier_id uuid not null,
  version integer not null,
  content json not null,
  sha256 text not null,
  taken_at timestamp with time zone not null,
  taken_by uuid not null,
  constraint snapshot_pk PRIMARY KEY (dossier_id, version),
  constraint snapshot_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint snapshot_taken_by FOREIGN KEY (taken_by) REFERENCES people.person(id),
  constraint snapshot_hash_is_of_its_text CHECK ((sha256 = encode(sha256(convert_to((content)::text, 'UTF8'::name)), 'hex'::text)))
);
comment on table dossiers.snapshot is 'Append-only: the dossier as it was handed in, readable without anything else; one more after each answered supplement. The highest version counts; content is json and not jsonb, so that it stays the text that sha256 is the hash of';

create table dossiers.status_change (
  id uuid not null,
  dossier_id uuid not null,
  transition text not null,
  status text not null,
  note text,
  changed_by uuid,
  role text not null,
  changed_at timestamp with time zone not null,
  constraint status_change_pk PRIMARY KEY (id),
  constraint status_change_by FOREIGN KEY (changed_by) REFERENCES people.person(id),
  constraint status_change_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id)
);
comment on table dossiers.status_change is 'Append-only: how a dossier moved, by whom and why; note holds what the applicant is told';

create table dossiers.submission (
  dossier_id uuid not null,
  code text not null,
  idempotency_key text,
  submitted_by uuid not null,
  submitted_at timestamp with time zone not null,
  received_on date not null,
  constraint submission_once PRIMARY KEY (dossier_id),
  constraint submission_code_unique UNIQUE (code),
  constraint submission_key_once UNIQUE (submitted_by, idempotency_key),
  constraint submission_by FOREIGN KEY (submitted_by) REFERENCES people.person(id),
  constraint submission_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id)
);
comment on table dossiers.submission is 'Append-only: the moment of submission. The primary key is the rule "a dossier is submitted once"';

create table dossiers.supplement (
  id uuid not null,
  dossier_id uuid not null,
  level text not null,
  items jsonb not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  asked_on date not null,
  constraint supplement_pk PRIMARY KEY (id),
  constraint supplement_asked_by FOREIGN KEY (asked_by) REFERENCES people.person(id),
  constraint supplement_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint supplement_level CHECK ((level = ANY (ARRAY['commune'::text, 'province'::text, 'central'::text])))
);
comment on table dossiers.supplement is 'Append-only: what is missing, point by point; stops the clock of the commune from that day';

create table dossiers.supplement_answer (
  supplement_id uuid not null,
  reply text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null,
  answered_on date not null,
  constraint supplement_answer_once PRIMARY KEY (supplement_id),
  constraint supplement_answer_by FOREIGN KEY (answered_by) REFERENCES people.person(id),
  constraint supplement_answer_supplement FOREIGN KEY (supplement_id) REFERENCES dossiers.supplement(id)
);
comment on table dossiers.supplement_answer is 'Append-only: the applicant''s answer; the clock runs again from that day';

create table insight.edition (
  dataset text not null,
  taken_on date not null,
  is_kept boolean not null,
  row_count integer not null,
  written_at timestamp with time zone not null,
  forgotten_at timestamp with time zone,
  constraint edition_pk PRIMARY KEY (dataset, taken_on),
  constraint edition_kept_is_not_forgotten CHECK (((NOT is_kept) OR (forgotten_at IS NULL)))
);
comment on table insight.edition is 'A dataset as it was on a day; the first of each month is kept for ever, of the others the row stays when the files are dropped';

create table insight.edition_file (
  dataset text not null,
  taken_on date not null,
  format text not null,
  sha256 text not null,
  byte_size bigint not null,
  constraint edition_file_pk PRIMARY KEY (dataset, taken_on, format),
  constraint edition_file_of FOREIGN KEY (dataset, taken_on) REFERENCES insight.edition(dataset, taken_on)
);
comment on table insight.edition_file is 'Append-only: the files of an edition';

create table insight.judgement (
  verdict_id uuid not null,
  dossier_id uuid not null,
  council_id uuid not null,
  level text not null,
  commune_code text not null,
  province_code text not null,
  set_no integer not null,
  is_demo boolean not null,
  star integer not null,
  points numeric not null,
  spread numeric not null,
  was_discussed boolean not null,
  issued_at timestamp with time zone not null,
  outcome text,
  outcome_at timestamp with time zone,
  constraint judgement_pk PRIMARY KEY (verdict_id),
  constraint judgement_council FOREIGN KEY (council_id) REFERENCES councils.council(id),
  constraint judgement_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint judgement_verdict FOREIGN KEY (verdict_id) REFERENCES councils.verdict(id)
);
comment on table insight.judgement is 'Verdicts with how far the members lay apart and how a review of them ended. Written when the verdict is issued: nothing of an open scoring is in it';

create table insight.periodic_report (
  id uuid not null,
  period_id uuid not null,
  unit_code text not null,
  version integer not null,
  status text not null,
  revision integer not null default 0,
  correction_reason text,
  paper jsonb,
  counted_at timestamp with time zone not null,
  started_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  approved_at timestamp with time zone,
  constraint periodic_report_pk PRIMARY KEY (id),
  constraint periodic_report_version UNIQUE (period_id, unit_code, version),
  constraint periodic_report_unit FOREIGN KEY (period_id, unit_code) REFERENCES insight.report_unit(period_id, code),
  constraint periodic_report_approved CHECK (((status = 'approved'::text) = (approved_at IS NOT NULL))),
  constraint periodic_report_correction_has_a_reason CHECK (((version = 1) = (correction_reason IS NULL))),
  constraint periodic_report_status CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text])))
);
comment on table insight.periodic_report is 'A version of a unit''s report; the newest approved one counts. counted_at: the moment of the register that it was pre-filled from; paper: number, day and signer of the paper that it goes with, once signed';

create table insight.policy_draft (
  id uuid not null,
  title text not null,
  started_by uuid not null,
  started_at timestamp with time zone not null,
  constraint policy_draft_pk PRIMARY KEY (id),
  constraint policy_draft_by FOREIGN KEY (started_by) REFERENCES people.person(id),
  constraint policy_draft_title CHECK ((title <> ''::text))
);
comment on table insight.policy_draft is 'A draft of criteria sets, for trials only; there is no way from here to law';

create table insight.policy_move (
  trial_id uuid not null,
  dossier_id uuid not null,
  before integer not null,
  after integer not null,
  points_before numeric not null,
  points_after numeric not null,
  constraint policy_move_pk PRIMARY KEY (trial_id, dossier_id),
  constraint policy_move_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint policy_move_of FOREIGN KEY (trial_id) REFERENCES insight.policy_trial(id)
);
comment on table insight.policy_move is 'Append-only: the dossiers that would rise or fall in a trial; rank 0 is none';

create table insight.policy_trial (
  id uuid not null,
  draft_id uuid not null,
  version integer not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  dossiers integer,
  done integer not null default 0,
  ended_at timestamp with time zone,
  result jsonb,
  constraint policy_trial_pk PRIMARY KEY (id),
  constraint policy_trial_by FOREIGN KEY (asked_by) REFERENCES people.person(id),
  constraint policy_trial_of FOREIGN KEY (draft_id, version) REFERENCES insight.policy_version(draft_id, version),
  constraint policy_trial_ends_with_a_result CHECK (((ended_at IS NULL) = (result IS NULL)))
);
comment on table insight.policy_trial is 'A version of a draft tried on every stored dossier: how far it has come, and what it counted';

create table insight.policy_version (
  draft_id uuid not null,
  version integer not null,
  content json not null,
  note text not null,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  constraint policy_version_pk PRIMARY KEY (draft_id, version),
  constraint policy_version_by FOREIGN KEY (saved_by) REFERENCES people.person(id),
  constraint policy_version_of FOREIGN KEY (draft_id) REFERENCES insight.policy_draft(id)
);
comment on table insight.policy_version is 'Append-only: the versions of a draft; the highest counts';

create table insight.product_trait (
  product_id uuid not null,
  certificate_id uuid not null,
  definitions integer not null,
  asked text[] not null,
  held text[] not null,
  kept_at timestamp with time zone not null,
  constraint product_trait_pk PRIMARY KEY (product_id),
  constraint product_trait_certificate FOREIGN KEY (certificate_id) REFERENCES registry.certificate(id),
  constraint product_trait_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint product_trait_held_was_asked CHECK ((held <@ asked))
);
comment on table insight.product_trait is 'Per product, of its newest certificate issued here: the traits that its sheet asks for, and those that its council found (core insight/circular/trait.ts); definitions counts the versions of their reading';

create table insight.recognised (
  product_id uuid not null,
  recognitions integer not null,
  first_issued_on date,
  decision_number text,
  constraint recognised_pk PRIMARY KEY (product_id),
  constraint recognised_product FOREIGN KEY (product_id) REFERENCES registry.product(id) ON DELETE CASCADE
);
comment on table insight.recognised is 'For each product the recognitions that were ever decided, the first day and the newest decision; kept in the transaction that records a certificate';

create table insight.report_answer (
  report_id uuid not null,
  question text not null,
  words text not null,
  constraint report_answer_pk PRIMARY KEY (report_id, question),
  constraint report_answer_of FOREIGN KEY (report_id) REFERENCES insight.periodic_report(id)
);
comment on table insight.report_answer is 'What only people can tell, in their words';

create table insight.report_figure (
  report_id uuid not null,
  line text not null,
  counted numeric,
  stated numeric,
  reason text,
  constraint report_figure_pk PRIMARY KEY (report_id, line),
  constraint report_figure_of FOREIGN KEY (report_id) REFERENCES insight.periodic_report(id),
  constraint report_figure_other_has_a_reason CHECK (((counted IS NULL) OR ((stated IS NULL) = (reason IS NULL))))
);
comment on table insight.report_figure is 'counted: what the register or the units below said; stated: what the officer says instead. Both are kept';

create table insight.report_missing (
  id uuid not null,
  period_id uuid not null,
  unit_code text not null,
  reason text not null,
  marked_by uuid not null,
  marked_at timestamp with time zone not null,
  lifted_at timestamp with time zone,
  constraint report_missing_pk PRIMARY KEY (id),
  constraint report_missing_by FOREIGN KEY (marked_by) REFERENCES people.person(id),
  constraint report_missing_unit FOREIGN KEY (period_id, unit_code) REFERENCES insight.report_unit(period_id, code),
  constraint report_missing_reason CHECK ((reason <> ''::text))
);
comment on table insight.report_missing is 'A report that did not come, written off by the parent with the reason; lifted when it comes after all';

create table insight.report_move (
  id uuid not null,
  report_id uuid not null,
  move text not null,
  reason text,
  moved_by uuid not null,
  moved_at timestamp with time zone not null,
  constraint report_move_pk PRIMARY KEY (id),
  constraint report_move_by FOREIGN KEY (moved_by) REFERENCES people.person(id),
  constraint report_move_of FOREIGN KEY (report_id) REFERENCES insight.periodic_report(id)
);
comment on table insight.report_move is 'Append-only: how a report moved, by whom and why';

create table insight.report_reminder (
  period_id uuid not null,
  unit_code text not null,
  kind text not null,
  told_at timestamp with time zone not null,
  constraint report_reminder_pk PRIMARY KEY (period_id, unit_code, kind),
  constraint report_reminder_unit FOREIGN KEY (period_id, unit_code) REFERENCES insight.report_unit(period_id, code)
);
comment on table insight.report_reminder is 'Append-only: which unit was told of its report, before and after its last day';

create table insight.report_unit (
  period_id uuid not null,
  code text not null,
  level text not null,
  parent_code text,
  name text not null,
  due_on date not null,
  constraint report_unit_pk PRIMARY KEY (period_id, code),
  constraint report_unit_parent FOREIGN KEY (period_id, parent_code) REFERENCES insight.report_unit(period_id, code),
  constraint report_unit_period FOREIGN KEY (period_id) REFERENCES insight.reporting_period(id),
  constraint report_unit_level CHECK ((level = ANY (ARRAY['commune'::text, 'province'::text, 'nation'::text])))
);
comment on table insight.report_unit is 'Append-only: the units that owe a report, with the names and parents that they had when the period was opened';

create table insight.reporting_period (
  id uuid not null,
  kind text not null,
  year integer not null,
  root_code text not null,
  starts_on date not null,
  ends_on date not null,
  form text not null,
  document text not null,
  is_demo boolean not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  constraint reporting_period_pk PRIMARY KEY (id),
  constraint reporting_period_once UNIQUE (kind, year, root_code, is_demo),
  constraint reporting_period_by FOREIGN KEY (opened_by) REFERENCES people.person(id),
  constraint reporting_period_days CHECK ((ends_on > starts_on))
);
comment on table insight.reporting_period is 'Append-only: a period of reports. root_code: "nation", or the province that asks its communes on its own. A demo period counts fictitious products alone';

create table insight.snapshot (
  taken_on date not null,
  indicator text not null,
  unit text not null,
  counted integer not null,
  among integer not null,
  unknown integer not null,
  constraint snapshot_pk PRIMARY KEY (indicator, unit, taken_on)
);
comment on table insight.snapshot is 'Append-only, kept for ever: every indicator of every night. unit: province code, or "nation"';

create table insight.stay (
  step_id uuid not null,
  dossier_id uuid not null,
  kind text not null,
  commune_code text not null,
  province_code text not null,
  set_no integer not null,
  is_demo boolean not null,
  status text not null,
  entered_at timestamp with time zone not null,
  left_at timestamp with time zone,
  left_by text,
  left_role text,
  left_person uuid,
  was_asked boolean not null,
  constraint stay_pk PRIMARY KEY (step_id),
  constraint stay_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint stay_step FOREIGN KEY (step_id) REFERENCES dossiers.status_change(id)
);
comment on table insight.stay is 'How long a dossier stood in each status; left_at is null where it stands now. was_asked: the commune had asked for a supplement before';

create table insight.target (
  id uuid not null,
  indicator text not null,
  province_code text,
  starts_on date not null,
  ends_on date not null,
  at_least numeric not null,
  up_to numeric,
  document text not null,
  source text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint target_pk PRIMARY KEY (id),
  constraint target_set_by FOREIGN KEY (set_by) REFERENCES people.person(id),
  constraint target_is_positive CHECK ((at_least > (0)::numeric)),
  constraint target_period CHECK ((ends_on > starts_on)),
  constraint target_range CHECK ((up_to >= at_least))
);
comment on table insight.target is 'Append-only: targets that provinces and the Ministry set; those of published decisions are law and live in packages/law. No province: the nation';

create table insight.target_end (
  target_id uuid not null,
  reason text not null,
  ended_by uuid not null,
  ended_at timestamp with time zone not null,
  constraint target_end_pk PRIMARY KEY (target_id),
  constraint target_end_by FOREIGN KEY (ended_by) REFERENCES people.person(id),
  constraint target_end_of FOREIGN KEY (target_id) REFERENCES insight.target(id)
);
comment on table insight.target_end is 'Append-only: targets that no longer count, and why';

create table market.bank_link (
  id uuid not null,
  organisation_id uuid not null,
  provider text not null,
  secret text not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  ended_at timestamp with time zone,
  constraint bank_link_pk PRIMARY KEY (id),
  constraint bank_link_seller FOREIGN KEY (organisation_id) REFERENCES market.seller_terms(organisation_id),
  constraint bank_link_provider CHECK ((provider = ANY (ARRAY['sepay'::text, 'casso'::text, 'payos'::text])))
);
comment on table market.bank_link is 'Where a seller''s bank notification service tells us of money that came in; secret is sealed';

create table market.bank_notice (
  id uuid not null,
  link_id uuid not null,
  provider_id text not null,
  amount_dong bigint not null,
  pay_code text,
  order_id uuid,
  outcome text not null,
  at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_words text,
  constraint bank_notice_pk PRIMARY KEY (id),
  constraint bank_notice_once UNIQUE (link_id, provider_id),
  constraint bank_notice_link FOREIGN KEY (link_id) REFERENCES market.bank_link(id),
  constraint bank_notice_order FOREIGN KEY (order_id) REFERENCES market.shop_order(id),
  constraint bank_notice_outcome CHECK ((outcome = ANY (ARRAY['matched'::text, 'amount-differs'::text, 'no-code'::text, 'unknown-order'::text, 'order-closed'::text])))
);
comment on table market.bank_notice is 'Money that came into a seller''s own account, once for each id of its service. Neither the payer nor the words of the transfer are kept';

create table market.bulk_buyer (
  organisation_id uuid not null,
  kind text not null,
  about text not null,
  phone text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  verified_at timestamp with time zone,
  refused_at timestamp with time zone,
  refused_why text,
  decided_by uuid,
  constraint bulk_buyer_pk PRIMARY KEY (organisation_id),
  constraint bulk_buyer_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint bulk_buyer_decided_once CHECK (((verified_at IS NULL) OR (refused_at IS NULL))),
  constraint bulk_buyer_kind CHECK ((kind = ANY (ARRAY['supermarket'::text, 'restaurant'::text, 'hotel'::text, 'exporter'::text, 'distributor'::text, 'kitchen'::text]))),
  constraint bulk_buyer_refusal CHECK (((refused_at IS NULL) = (refused_why IS NULL)))
);
comment on table market.bulk_buyer is 'Organisations that buy in bulk: each asked, and an officer knows it for one or not';

create table market.bulk_delivery (
  id uuid not null,
  call_off_id uuid not null,
  supplier_id uuid not null,
  quantity numeric not null,
  sent_at timestamp with time zone not null,
  sent_by uuid,
  accepted numeric,
  defect_words text,
  value_dong bigint,
  settled_at timestamp with time zone,
  settled_by uuid,
  constraint bulk_delivery_pk PRIMARY KEY (id),
  constraint bulk_delivery_call_off FOREIGN KEY (call_off_id) REFERENCES market.call_off(id),
  constraint bulk_delivery_supplier FOREIGN KEY (supplier_id) REFERENCES people.organisation(id),
  constraint bulk_delivery_accepted CHECK (((accepted >= (0)::numeric) AND (accepted <= quantity))),
  constraint bulk_delivery_quantity CHECK ((quantity > (0)::numeric)),
  constraint bulk_delivery_settled CHECK ((((settled_at IS NULL) = (accepted IS NULL)) AND ((settled_at IS NULL) = (value_dong IS NULL))))
);
comment on table market.bulk_delivery is 'What a supplier sent on a call-off and what of it the buyer accepted: value_dong is what counts as outcome';

create table market.bulk_delivery_lot (
  delivery_id uuid not null,
  identifier text not null,
  quantity numeric not null,
  constraint bulk_delivery_lot_pk PRIMARY KEY (delivery_id, identifier),
  constraint bulk_delivery_lot_delivery FOREIGN KEY (delivery_id) REFERENCES market.bulk_delivery(id),
  constraint bulk_delivery_lot_quantity CHECK ((quantity > (0)::numeric))
);
comment on table market.bulk_delivery_lot is 'Append-only: the lots of a delivery by the identifier that the trace knows them by';

create table market.bundle_part (
  bundle_id uuid not null,
  part_id uuid not null,
  quantity integer not null,
  constraint bundle_part_pk PRIMARY KEY (bundle_id, part_id),
  constraint bundle_part_bundle FOREIGN KEY (bundle_id) REFERENCES market.variant(id),
  constraint bundle_part_part FOREIGN KEY (part_id) REFERENCES market.variant(id),
  constraint bundle_part_other CHECK ((bundle_id <> part_id)),
  constraint bundle_part_quantity CHECK (((quantity >= 1) AND (quantity <= 99)))
);
comment on table market.bundle_part is 'What a gift box holds of one seller''s packs. It has no stock of its own: it takes that of its parts';

create table market.buyer_review (
  id uuid not null,
  order_id uuid not null,
  line_no integer not null,
  product_id uuid not null,
  seller_id uuid not null,
  pack text not null,
  stars smallint not null,
  words text not null,
  is_demo boolean not null,
  written_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint buyer_review_pk PRIMARY KEY (id),
  constraint buyer_review_once UNIQUE (order_id, line_no),
  constraint buyer_review_line FOREIGN KEY (order_id, line_no) REFERENCES market.shop_order_line(order_id, no),
  constraint buyer_review_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint buyer_review_seller FOREIGN KEY (seller_id) REFERENCES market.seller_terms(organisation_id),
  constraint buyer_review_stars CHECK (((stars >= 1) AND (stars <= 5)))
);
comment on table market.buyer_review is 'What a buyer says of one line of a delivered order, once. Who bought is not here: the order leads to them while it is kept';

create table market.buyer_review_answer (
  review_id uuid not null,
  words text not null,
  at timestamp with time zone not null,
  by uuid,
  by_role text not null,
  constraint buyer_review_answer_pk PRIMARY KEY (review_id),
  constraint buyer_review_answer_review FOREIGN KEY (review_id) REFERENCES market.buyer_review(id)
);
comment on table market.buyer_review_answer is 'Append-only: the seller''s one answer to a review, and whether an officer wrote it for them';

create table market.buyer_review_photo (
  review_id uuid not null,
  no integer not null,
  sha256 text not null,
  width integer not null,
  height integer not null,
  constraint buyer_review_photo_pk PRIMARY KEY (review_id, no),
  constraint buyer_review_photo_file FOREIGN KEY (sha256) REFERENCES platform.file(sha256),
  constraint buyer_review_photo_review FOREIGN KEY (review_id) REFERENCES market.buyer_review(id)
);
comment on table market.buyer_review_photo is 'Append-only: photos of a review, at most three';

create table market.buyer_review_removal (
  review_id uuid not null,
  ground text not null,
  words text not null,
  at timestamp with time zone not null,
  by uuid,
  constraint buyer_review_removal_pk PRIMARY KEY (review_id),
  constraint buyer_review_removal_review FOREIGN KEY (review_id) REFERENCES market.buyer_review(id),
  constraint buyer_review_removal_ground CHECK ((ground = ANY (ARRAY['personal-data'::text, 'insult'::text, 'unlawful'::text, 'not-about-goods'::text, 'advertising'::text])))
);
comment on table market.buyer_review_removal is 'Append-only: on which ground an officer took a review''s words out of sight; that it was removed stays in sight';

create table market.buyer_review_report (
  id uuid not null,
  review_id uuid not null,
  ground text not null,
  words text not null,
  by_role text not null,
  reported_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  outcome text,
  constraint buyer_review_report_pk PRIMARY KEY (id),
  constraint buyer_review_report_review FOREIGN KEY (review_id) REFERENCES market.buyer_review(id),
  constraint buyer_review_report_ground CHECK ((ground = ANY (ARRAY['personal-data'::text, 'insult'::text, 'unlawful'::text, 'not-about-goods'::text, 'advertising'::text]))),
  constraint buyer_review_report_outcome CHECK ((outcome = ANY (ARRAY['kept'::text, 'removed'::text]))),
  constraint buyer_review_report_settled CHECK (((settled_at IS NULL) = (outcome IS NULL)))
);
comment on table market.buyer_review_report is 'Why somebody holds that a review may not stand; an officer of the product''s province decides';

create table market.call_off (
  id uuid not null,
  framework_id uuid not null,
  no integer not null,
  month text not null,
  quantity numeric not null,
  price_dong bigint not null,
  deliver_on date not null,
  place text not null,
  state text not null,
  why text,
  sent numeric not null default 0,
  accepted numeric not null default 0,
  made_at timestamp with time zone not null,
  made_by uuid,
  changed_at timestamp with time zone not null,
  constraint call_off_pk PRIMARY KEY (id),
  constraint call_off_no_once UNIQUE (framework_id, no),
  constraint call_off_month FOREIGN KEY (framework_id, month) REFERENCES market.framework_month(framework_id, month),
  constraint call_off_price CHECK ((price_dong > 0)),
  constraint call_off_quantity CHECK ((quantity > (0)::numeric)),
  constraint call_off_sent_within CHECK (((sent >= (0)::numeric) AND (sent <= quantity) AND (accepted <= quantity))),
  constraint call_off_state CHECK ((state = ANY (ARRAY['called'::text, 'confirmed'::text, 'declined'::text, 'cancelled'::text, 'done'::text])))
);
comment on table market.call_off is 'An order against a framework contract, at the price of its amount; sent counts what is on its way or accepted';

create table market.campaign (
  id uuid not null,
  slug text not null,
  title text not null,
  purpose text not null,
  province_code text,
  to_province text,
  to_industry text,
  subject_vi text not null,
  subject_en text not null,
  body_vi text not null,
  body_en text not null,
  state text not null,
  send_at timestamp with time zone,
  reached uuid,
  over_limit integer not null default 0,
  unreachable integer not null default 0,
  made_at timestamp with time zone not null,
  made_by uuid,
  began_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint campaign_pk PRIMARY KEY (id),
  constraint campaign_slug_once UNIQUE (slug),
  constraint campaign_over_limit CHECK ((over_limit >= 0)),
  constraint campaign_own_province CHECK (((province_code IS NULL) OR (to_province = province_code))),
  constraint campaign_purpose CHECK ((purpose = ANY (ARRAY['news-email'::text, 'news-sms'::text]))),
  constraint campaign_state CHECK ((state = ANY (ARRAY['draft'::text, 'scheduled'::text, 'sending'::text, 'sent'::text, 'cancelled'::text]))),
  constraint campaign_time CHECK (((state = ANY (ARRAY['draft'::text, 'cancelled'::text])) OR (send_at IS NOT NULL))),
  constraint campaign_unreachable CHECK ((unreachable >= 0))
);
comment on table market.campaign is 'Messages to those who agreed, of a province or the Ministry. Who they are is asked when it is sent; reached is the last person that was looked at';

create table market.campaign_letter (
  id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  purpose text not null,
  month text not null,
  place integer not null,
  made_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  constraint campaign_letter_pk PRIMARY KEY (id),
  constraint campaign_letter_of_month UNIQUE (person_id, month, place),
  constraint campaign_letter_once UNIQUE (campaign_id, person_id),
  constraint campaign_letter_campaign FOREIGN KEY (campaign_id) REFERENCES market.campaign(id),
  constraint campaign_letter_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint campaign_letter_month CHECK ((month ~ '^\d{4}-\d{2}$'::text)),
  constraint campaign_letter_two_a_month CHECK ((place = ANY (ARRAY[1, 2])))
);
comment on table market.campaign_letter is 'Whom a campaign wrote to. Two places a month and no third: the constraint is the promise that people agreed to';

create table market.campaign_visit (
  campaign_id uuid not null,
  on_day date not null,
  visits integer not null,
  constraint campaign_visit_pk PRIMARY KEY (campaign_id, on_day),
  constraint campaign_visit_campaign FOREIGN KEY (campaign_id) REFERENCES market.campaign(id),
  constraint campaign_visit_some CHECK ((visits > 0))
);
comment on table market.campaign_visit is 'How often pages were opened by the links of a campaign, a number a day: nobody is told apart, and nothing is left on their machine';

create table market.carrier_link (
  id uuid not null,
  organisation_id uuid not null,
  carrier text not null,
  credentials text not null,
  hook_secret text not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  ended_at timestamp with time zone,
  constraint carrier_link_pk PRIMARY KEY (id),
  constraint carrier_link_seller FOREIGN KEY (organisation_id) REFERENCES market.seller_terms(organisation_id),
  constraint carrier_link_carrier CHECK ((carrier = ANY (ARRAY['ghn'::text, 'ghtk'::text, 'viettel-post'::text, 'ems'::text])))
);
comment on table market.carrier_link is 'A seller''s own contract with a carrier; credentials and hook_secret are sealed';

create table market.carrier_place (
  organisation_id uuid not null,
  carrier text not null,
  commune_code text not null,
  ward_code text not null,
  chosen_at timestamp with time zone not null,
  chosen_by uuid,
  constraint carrier_place_pk PRIMARY KEY (organisation_id, carrier, commune_code),
  constraint carrier_place_seller FOREIGN KEY (organisation_id) REFERENCES market.seller_terms(organisation_id)
);
comment on table market.carrier_place is 'Which ward of before July 2025 a seller chose for a commune that was made of several, for a carrier that still asks';

create table market.channel_comparison (
  id uuid not null,
  link_id uuid not null,
  made_at timestamp with time zone not null,
  listings integer not null,
  orders integer not null,
  differences integer not null,
  constraint channel_comparison_pk PRIMARY KEY (id),
  constraint channel_comparison_link FOREIGN KEY (link_id) REFERENCES market.channel_link(id)
);
comment on table market.channel_comparison is 'Append-only: a night''s comparison of a platform with our ledger';

create table market.channel_difference (
  comparison_id uuid not null,
  no integer not null,
  kind text not null,
  about text not null,
  ours text not null,
  theirs text not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_words text,
  constraint channel_difference_pk PRIMARY KEY (comparison_id, no),
  constraint channel_difference_comparison FOREIGN KEY (comparison_id) REFERENCES market.channel_comparison(id)
);
comment on table market.channel_difference is 'What a platform and our ledger said differently of; stock is told anew by itself, the rest waits for a person';

create table market.channel_link (
  id uuid not null,
  organisation_id uuid not null,
  platform text not null,
  app_key text not null,
  secret text not null,
  shop_id text not null default ''::text,
  shop_cipher text,
  access_token text,
  refresh_token text,
  access_until timestamp with time zone,
  refresh_until timestamp with time zone,
  buffer integer not null,
  state text not null,
  pulled_to timestamp with time zone,
  due_at timestamp with time zone,
  tries integer not null default 0,
  trouble text,
  well_at timestamp with time zone,
  made_at timestamp with time zone not null,
  made_by uuid,
  constraint channel_link_pk PRIMARY KEY (id),
  constraint channel_link_seller FOREIGN KEY (organisation_id) REFERENCES market.seller_terms(organisation_id),
  constraint channel_link_buffer CHECK (((buffer >= 0) AND (buffer <= 9999))),
  constraint channel_link_platform CHECK ((platform = ANY (ARRAY['shopee'::text, 'tiktok'::text, 'lazada'::text]))),
  constraint channel_link_state CHECK ((state = ANY (ARRAY['unauthorised'::text, 'on'::text, 'paused'::text, 'refused'::text, 'ended'::text])))
);
comment on table market.channel_link is 'A seller''s shop on a platform. secret and tokens are sealed; pulled_to moves only when orders up to it are written down, so that a platform that is down loses none';

create table market.channel_listing (
  id uuid not null,
  link_id uuid not null,
  offer_id uuid not null,
  item text not null,
  sku text not null default ''::text,
  buffer integer,
  told_quantity integer,
  told_at timestamp with time zone,
  trouble text,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint channel_listing_pk PRIMARY KEY (id),
  constraint channel_listing_link FOREIGN KEY (link_id) REFERENCES market.channel_link(id),
  constraint channel_listing_offer FOREIGN KEY (offer_id) REFERENCES market.offer(id),
  constraint channel_listing_buffer CHECK (((buffer >= 0) AND (buffer <= 9999)))
);
comment on table market.channel_listing is 'Which of our offers a platform''s listing sells, and how many we last told it are left; buffer instead of the link''s';

create table market.channel_order (
  link_id uuid not null,
  external_id text not null,
  step text not null,
  outcome text not null,
  order_id uuid,
  about text,
  due_at timestamp with time zone,
  tries integer not null default 0,
  changed_at timestamp with time zone not null,
  heard_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_words text,
  constraint channel_order_pk PRIMARY KEY (link_id, external_id),
  constraint channel_order_link FOREIGN KEY (link_id) REFERENCES market.channel_link(id),
  constraint channel_order_order FOREIGN KEY (order_id) REFERENCES market.shop_order(id),
  constraint channel_order_outcome CHECK ((outcome = ANY (ARRAY['waiting'::text, 'placed'::text, 'no-stock'::text, 'unknown-listing'::text, 'cancelled'::text, 'cancelled-late'::text, 'not-ours'::text])))
);
comment on table market.channel_order is 'An order of a platform and what became of it here, once for each id of its; who bought stands with our own order only';

create table market.cod_line (
  id uuid not null,
  organisation_id uuid not null,
  carrier text not null,
  settlement text not null,
  code text not null,
  collected_dong bigint not null,
  fee_dong bigint not null,
  outcome text not null,
  parcel_id uuid,
  at timestamp with time zone not null,
  by uuid,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_words text,
  constraint cod_line_pk PRIMARY KEY (id),
  constraint cod_line_once UNIQUE (organisation_id, carrier, settlement, code),
  constraint cod_line_parcel FOREIGN KEY (parcel_id) REFERENCES market.parcel(id),
  constraint cod_line_seller FOREIGN KEY (organisation_id) REFERENCES market.seller_terms(organisation_id),
  constraint cod_line_collected CHECK ((collected_dong >= 0)),
  constraint cod_line_fee CHECK ((fee_dong >= 0)),
  constraint cod_line_outcome CHECK ((outcome = ANY (ARRAY['matched'::text, 'amount-differs'::text, 'not-delivered'::text, 'unknown-parcel'::text, 'settled-before'::text])))
);
comment on table market.cod_line is 'What a carrier says it pays out to a seller for a parcel, once for each settlement. The money goes from the carrier to the seller; none passes through us';

create table market.delivery_terms (
  organisation_id uuid not null,
  free_from_dong bigint,
  own_days integer,
  perishable_days integer,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  constraint delivery_terms_pk PRIMARY KEY (organisation_id),
  constraint delivery_terms_seller FOREIGN KEY (organisation_id) REFERENCES market.seller_terms(organisation_id),
  constraint delivery_terms_days CHECK (((own_days >= 1) AND (own_days <= 60))),
  constraint delivery_terms_free CHECK ((free_from_dong >= 0)),
  constraint delivery_terms_perishable CHECK (((perishable_days >= 1) AND (perishable_days <= 30)))
);
comment on table market.delivery_terms is 'Beyond the price of own delivery: from which sum on it costs nothing, in how many days, how long what spoils may travel';

create table market.demand (
  id uuid not null,
  buyer_id uuid not null,
  title text not null,
  set_no integer not null,
  unit text not null,
  min_star integer,
  papers text[] not null,
  quality text not null,
  packing text not null,
  min_shelf_days integer not null,
  delivery_place text not null,
  delivery_province text not null,
  from_provinces text[] not null,
  price_from_dong bigint,
  price_to_dong bigint,
  reply_by timestamp with time zone not null,
  access text not null,
  state text not null,
  closed_why text,
  is_demo boolean not null,
  posted_at timestamp with time zone not null,
  posted_by uuid,
  ended_at timestamp with time zone,
  constraint demand_pk PRIMARY KEY (id),
  constraint demand_buyer FOREIGN KEY (buyer_id) REFERENCES market.bulk_buyer(organisation_id),
  constraint demand_access CHECK ((access = ANY (ARRAY['open'::text, 'invited'::text]))),
  constraint demand_ended CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  constraint demand_star CHECK (((min_star >= 3) AND (min_star <= 5))),
  constraint demand_state CHECK ((state = ANY (ARRAY['open'::text, 'awarded'::text, 'closed'::text]))),
  constraint demand_unit CHECK ((unit = ANY (ARRAY['kg'::text, 'litre'::text, 'piece'::text])))
);
comment on table market.demand is 'A request for quotation: what a buyer wants, by month, and by when it wants answers';

create table market.demand_invitation (
  demand_id uuid not null,
  organisation_id uuid not null,
  constraint demand_invitation_pk PRIMARY KEY (demand_id, organisation_id),
  constraint demand_invitation_demand FOREIGN KEY (demand_id) REFERENCES market.demand(id),
  constraint demand_invitation_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id)
);
comment on table market.demand_invitation is 'Whom a buyer asked; a request by invitation is seen by nobody else';

create table market.demand_month (
  demand_id uuid not null,
  month text not null,
  quantity numeric not null,
  constraint demand_month_pk PRIMARY KEY (demand_id, month),
  constraint demand_month_demand FOREIGN KEY (demand_id) REFERENCES market.demand(id),
  constraint demand_month_month CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
  constraint demand_month_quantity CHECK ((quantity > (0)::numeric))
);
comment on table market.demand_month is 'How much of a request in which month';

create table market.demand_question (
  id uuid not null,
  demand_id uuid not null,
  organisation_id uuid not null,
  question text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  answer text,
  answered_at timestamp with time zone,
  answered_by uuid,
  constraint demand_question_pk PRIMARY KEY (id),
  constraint demand_question_demand FOREIGN KEY (demand_id) REFERENCES market.demand(id),
  constraint demand_question_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint demand_question_answered CHECK (((answer IS NULL) = (answered_at IS NULL)))
);
comment on table market.demand_question is 'Questions about a request. Every producer reads them with their answers; who asked, only the buyer and the asker know';

create table market.fair (
  id uuid not null,
  name text not null,
  about text not null,
  place text not null,
  province_code text not null,
  from_on date not null,
  until_on date not null,
  apply_until date not null,
  is_demo boolean not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  closed_at timestamp with time zone,
  closed_by uuid,
  constraint fair_pk PRIMARY KEY (id),
  constraint fair_days CHECK (((until_on >= from_on) AND (apply_until <= from_on)))
);
comment on table market.fair is 'A fair: who organises it, where, on which days, and until when producers may apply';

create table market.fair_application (
  id uuid not null,
  fair_id uuid not null,
  organisation_id uuid not null,
  product_ids uuid[] not null,
  words text not null,
  state text not null,
  why text,
  booth_code text,
  applied_at timestamp with time zone not null,
  applied_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint fair_application_pk PRIMARY KEY (id),
  constraint fair_application_once UNIQUE (fair_id, organisation_id),
  constraint fair_booth_taken_once UNIQUE (fair_id, booth_code),
  constraint fair_application_booth FOREIGN KEY (fair_id, booth_code) REFERENCES market.fair_booth(fair_id, code),
  constraint fair_application_fair FOREIGN KEY (fair_id) REFERENCES market.fair(id),
  constraint fair_application_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint fair_application_booth_of_accepted CHECK (((booth_code IS NULL) OR (state = 'accepted'::text))),
  constraint fair_application_refusal CHECK (((state = 'refused'::text) = (why IS NOT NULL))),
  constraint fair_application_state CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
);
comment on table market.fair_application is 'Producers who want a stall at a fair; the unique constraint is the rule "a booth is given once"';

create table market.fair_booth (
  fair_id uuid not null,
  code text not null,
  zone text not null,
  plan_row integer not null,
  plan_column integer not null,
  constraint fair_booth_pk PRIMARY KEY (fair_id, code),
  constraint fair_booth_place_once UNIQUE (fair_id, plan_row, plan_column),
  constraint fair_booth_fair FOREIGN KEY (fair_id) REFERENCES market.fair(id)
);
comment on table market.fair_booth is 'The plan of a fair: each booth by the sign on it and its place';

create table market.fair_meeting (
  id uuid not null,
  fair_id uuid not null,
  buyer_id uuid not null,
  producer_id uuid not null,
  asked_by text not null,
  during tstzrange not null,
  state text not null,
  words text not null,
  outcome text,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint fair_meeting_pk PRIMARY KEY (id),
  constraint fair_meeting_buyer FOREIGN KEY (buyer_id) REFERENCES market.bulk_buyer(organisation_id),
  constraint fair_meeting_fair FOREIGN KEY (fair_id) REFERENCES market.fair(id),
  constraint fair_meeting_producer FOREIGN KEY (producer_id) REFERENCES people.organisation(id),
  constraint fair_meeting_asked_by CHECK ((asked_by = ANY (ARRAY['buyer'::text, 'producer'::text]))),
  constraint fair_meeting_state CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'declined'::text, 'cancelled'::text, 'held'::text, 'missed'::text]))),
  constraint fair_meeting_two CHECK ((buyer_id <> producer_id))
);
comment on table market.fair_meeting is 'A buyer and a producer at one table for a while';

create table market.fair_meeting_seat (
  meeting_id uuid not null,
  organisation_id uuid not null,
  during tstzrange not null,
  is_taken boolean not null,
  constraint fair_meeting_seat_pk PRIMARY KEY (meeting_id, organisation_id),
  constraint fair_meeting_seat_meeting FOREIGN KEY (meeting_id) REFERENCES market.fair_meeting(id),
  constraint fair_meeting_seat_once EXCLUDE USING gist (organisation_id WITH =, during WITH &&) WHERE (is_taken)
);
comment on table market.fair_meeting_seat is 'Whose time a meeting takes, buyer or producer; the exclusion is the rule "nobody is booked twice at one time"';

create table market.fair_sale (
  id uuid not null,
  fair_id uuid not null,
  organisation_id uuid not null,
  offer_id uuid not null,
  order_id uuid not null,
  quantity integer not null,
  price_dong bigint not null,
  pay_way text not null,
  sold_on date not null,
  receipt text not null,
  received_at timestamp with time zone not null,
  told_by uuid,
  constraint fair_sale_pk PRIMARY KEY (id),
  constraint fair_sale_fair FOREIGN KEY (fair_id) REFERENCES market.fair(id),
  constraint fair_sale_offer FOREIGN KEY (offer_id) REFERENCES market.offer(id),
  constraint fair_sale_order FOREIGN KEY (order_id) REFERENCES market.shop_order(id),
  constraint fair_sale_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint fair_sale_pay_way CHECK ((pay_way = ANY (ARRAY['cash'::text, 'transfer'::text]))),
  constraint fair_sale_price CHECK ((price_dong > 0)),
  constraint fair_sale_quantity CHECK ((quantity > 0))
);
comment on table market.fair_sale is 'Append-only: what was sold over a stall, once for each id that a phone made; the order it became took its stock out of the fair''s aside';

create table market.framework (
  id uuid not null,
  number text not null,
  demand_id uuid not null,
  quote_id uuid not null,
  buyer_id uuid not null,
  lead_id uuid not null,
  unit text not null,
  state text not null,
  version integer not null,
  total numeric not null,
  called numeric not null default 0,
  is_demo boolean not null,
  made_at timestamp with time zone not null,
  signed_at timestamp with time zone,
  constraint framework_pk PRIMARY KEY (id),
  constraint framework_number_once UNIQUE (number),
  constraint framework_quote_once UNIQUE (quote_id),
  constraint framework_buyer FOREIGN KEY (buyer_id) REFERENCES market.bulk_buyer(organisation_id),
  constraint framework_demand FOREIGN KEY (demand_id) REFERENCES market.demand(id),
  constraint framework_lead FOREIGN KEY (lead_id) REFERENCES people.organisation(id),
  constraint framework_quote FOREIGN KEY (quote_id) REFERENCES market.quote(id),
  constraint framework_called_within_total CHECK (((called >= (0)::numeric) AND (called <= total))),
  constraint framework_state CHECK ((state = ANY (ARRAY['draft'::text, 'signed'::text, 'ended'::text]))),
  constraint framework_total CHECK ((total > (0)::numeric))
);
comment on table market.framework is 'A framework contract from an awarded answer; the check is the rule "never more is called off than was agreed in all"';

create table market.framework_month (
  framework_id uuid not null,
  month text not null,
  quantity numeric not null,
  called numeric not null default 0,
  constraint framework_month_pk PRIMARY KEY (framework_id, month),
  constraint framework_month_framework FOREIGN KEY (framework_id) REFERENCES market.framework(id),
  constraint framework_called_within_month CHECK (((called >= (0)::numeric) AND (called <= quantity))),
  constraint framework_month_month CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text))
);
comment on table market.framework_month is 'What may be called off in a month and what was; the check is the limit';

create table market.framework_party (
  framework_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  product_id uuid,
  months jsonb not null,
  constraint framework_party_pk PRIMARY KEY (framework_id, organisation_id),
  constraint framework_party_framework FOREIGN KEY (framework_id) REFERENCES market.framework(id),
  constraint framework_party_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint framework_party_role CHECK ((role = ANY (ARRAY['buyer'::text, 'lead'::text, 'member'::text])))
);
comment on table market.framework_party is 'Who signs a framework contract, and what each supplier gives to it';

create table market.framework_signature (
  framework_id uuid not null,
  version integer not null,
  organisation_id uuid not null,
  person_id uuid not null,
  signed_at timestamp with time zone not null,
  constraint framework_signature_pk PRIMARY KEY (framework_id, version, organisation_id),
  constraint framework_signature_party FOREIGN KEY (framework_id, organisation_id) REFERENCES market.framework_party(framework_id, organisation_id) ON UPDATE CASCADE,
  constraint framework_signature_version FOREIGN KEY (framework_id, version) REFERENCES market.framework_version(framework_id, no)
);
comment on table market.framework_signature is 'Append-only: which account confirmed which version for which party; a party signs a version once';

create table market.framework_version (
  framework_id uuid not null,
  no integer not null,
  terms jsonb not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  made_for uuid,
  constraint framework_version_pk PRIMARY KEY (framework_id, no),
  constraint framework_version_framework FOREIGN KEY (framework_id) REFERENCES market.framework(id)
);
comment on table market.framework_version is 'Append-only: the contract''s words, version by version, and who proposed each';

create table market.live_complaint (
  id uuid not null,
  code text not null,
  session_id uuid not null,
  offer_id uuid,
  commune_code text not null,
  province_code text not null,
  kind text not null,
  words text not null,
  media_ms bigint,
  at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  answer text,
  constraint live_complaint_pk PRIMARY KEY (id),
  constraint live_complaint_code_once UNIQUE (code),
  constraint live_complaint_session FOREIGN KEY (session_id) REFERENCES market.live_session(id),
  constraint live_complaint_answer CHECK (((answered_at IS NULL) = (answer IS NULL))),
  constraint live_complaint_kind CHECK ((kind = ANY (ARRAY['false-claims'::text, 'not-as-shown'::text, 'forbidden-goods'::text, 'behaviour'::text, 'other'::text])))
);
comment on table market.live_complaint is 'Complaints about a live sale, for officers of the area; no contact is asked: a code follows it';

create table market.live_host (
  organisation_id uuid not null,
  person_id uuid not null,
  verified_at timestamp with time zone not null,
  verified_by uuid not null,
  constraint live_host_pk PRIMARY KEY (organisation_id, person_id),
  constraint live_host_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint live_host_seller FOREIGN KEY (organisation_id) REFERENCES people.organisation(id)
);
comment on table market.live_host is 'Hosts whom an officer met and knows for who they are; whoever signed in by the State''s own identity needs none. No number and no picture of a paper is kept (Luật 91/2025/QH15, Điều 29)';

create table market.live_item (
  session_id uuid not null,
  offer_id uuid not null,
  no integer not null,
  aside_id uuid,
  flash_dong bigint,
  flash_from timestamp with time zone,
  flash_until timestamp with time zone,
  removed_at timestamp with time zone,
  removed_why text,
  constraint live_item_pk PRIMARY KEY (session_id, offer_id),
  constraint live_item_aside FOREIGN KEY (aside_id) REFERENCES market.stock_aside(id),
  constraint live_item_offer FOREIGN KEY (offer_id) REFERENCES market.offer(id),
  constraint live_item_session FOREIGN KEY (session_id) REFERENCES market.live_session(id),
  constraint live_item_flash CHECK ((flash_dong > 0)),
  constraint live_item_flash_whole CHECK ((((flash_dong IS NULL) = (flash_from IS NULL)) AND ((flash_dong IS NULL) = (flash_until IS NULL)) AND ((flash_dong IS NULL) OR (aside_id IS NOT NULL)))),
  constraint live_item_removal CHECK (((removed_at IS NULL) = (removed_why IS NULL))),
  constraint live_item_removed_why CHECK ((removed_why = ANY (ARRAY['seller'::text, 'certificate'::text, 'officer'::text])))
);
comment on table market.live_item is 'The bag of a live sale, with a flash price while it lasts, which is sold out of stock set aside for it alone';

create table market.live_message (
  id bigint not null generated always as identity,
  session_id uuid not null,
  author bytea not null,
  author_name text,
  words text,
  at timestamp with time zone not null,
  is_host boolean not null default false,
  hidden_at timestamp with time zone,
  hidden_by uuid,
  constraint live_message_pk PRIMARY KEY (id),
  constraint live_message_session FOREIGN KEY (session_id) REFERENCES market.live_session(id)
);
comment on table market.live_message is 'What was said beside a live sale. author is a hash of a cookie: enough to mute somebody, not to know them; name and words are erased when retention ends';

create table market.live_muted (
  session_id uuid not null,
  author bytea not null,
  at timestamp with time zone not null,
  by uuid,
  constraint live_muted_pk PRIMARY KEY (session_id, author),
  constraint live_muted_session FOREIGN KEY (session_id) REFERENCES market.live_session(id)
);
comment on table market.live_muted is 'Who may not speak in a live sale any more';

create table market.live_paper (
  id uuid not null,
  organisation_id uuid not null,
  product_id uuid,
  kind text not null,
  number text not null,
  issued_on date not null,
  until_on date,
  sha256 text not null,
  media_type text not null,
  file_name text not null,
  added_at timestamp with time zone not null,
  added_by uuid,
  refused_at timestamp with time zone,
  refused_by uuid,
  refused_why text,
  constraint live_paper_pk PRIMARY KEY (id),
  constraint live_paper_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint live_paper_seller FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint live_paper_kind CHECK ((kind = ANY (ARRAY['business'::text, 'quality'::text, 'advertising'::text]))),
  constraint live_paper_refusal CHECK (((refused_at IS NULL) = (refused_why IS NULL))),
  constraint live_paper_whole CHECK (((kind = 'business'::text) = (product_id IS NULL)))
);
comment on table market.live_paper is 'Papers that a seller must show before a product is sold live (Luật 122/2025/QH15, Điều 23); an officer may refuse one with a reason';

create table market.live_pin (
  session_id uuid not null,
  no integer not null,
  offer_id uuid not null,
  media_ms bigint not null,
  at timestamp with time zone not null,
  by uuid,
  constraint live_pin_pk PRIMARY KEY (session_id, no),
  constraint live_pin_item FOREIGN KEY (session_id, offer_id) REFERENCES market.live_item(session_id, offer_id)
);
comment on table market.live_pin is 'Append-only: which product was shown from which moment of the recording: its chapters';

create table market.live_presence (
  session_id uuid not null,
  process text not null,
  viewers integer not null,
  at timestamp with time zone not null,
  constraint live_presence_pk PRIMARY KEY (session_id, process)
);
comment on table market.live_presence is 'How many watch through each process, told every few seconds';

create table market.live_push (
  id uuid not null,
  session_id uuid not null,
  name text not null,
  address text not null,
  secret text not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  ended_at timestamp with time zone,
  failed_at timestamp with time zone,
  failed_why text,
  constraint live_push_pk PRIMARY KEY (id),
  constraint live_push_session FOREIGN KEY (session_id) REFERENCES market.live_session(id)
);
comment on table market.live_push is 'Other platforms that a live sale is sent on to; secret is the sealed stream key';

create table market.live_session (
  id uuid not null,
  seller_id uuid not null,
  host_id uuid,
  title text not null,
  about text not null,
  starts_at timestamp with time zone not null,
  status text not null,
  began_at timestamp with time zone,
  silent_since timestamp with time zone,
  ended_at timestamp with time zone,
  stopped_at timestamp with time zone,
  stopped_by uuid,
  stop_reason text,
  warning text,
  slow_seconds integer not null default 5,
  blocked_words text not null default ''::text,
  key_version integer not null default 1,
  most_viewers integer not null default 0,
  replay_ms bigint,
  replay_bytes bigint,
  erased_at timestamp with time zone,
  is_demo boolean not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  replay_sha256 text,
  constraint live_session_pk PRIMARY KEY (id),
  constraint live_session_host FOREIGN KEY (host_id) REFERENCES people.person(id),
  constraint live_session_seller FOREIGN KEY (seller_id) REFERENCES market.seller_terms(organisation_id),
  constraint live_session_replay_is_a_hash CHECK ((replay_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint live_session_slow CHECK (((slow_seconds >= 1) AND (slow_seconds <= 600))),
  constraint live_session_status CHECK ((status = ANY (ARRAY['planned'::text, 'live'::text, 'ended'::text, 'stopped'::text, 'cancelled'::text]))),
  constraint live_session_stop CHECK (((status = 'stopped'::text) = (stop_reason IS NOT NULL)))
);
comment on table market.live_session is 'A live sale: who hosts it, how it stands by the table in core/market/live/session.ts, and what is kept of it until retention ends';

create table market.live_take (
  session_id uuid not null,
  no integer not null,
  source text not null,
  began_at timestamp with time zone not null,
  heard_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  media_ms bigint,
  constraint live_take_pk PRIMARY KEY (session_id, no),
  constraint live_take_session FOREIGN KEY (session_id) REFERENCES market.live_session(id),
  constraint live_take_source CHECK ((source = ANY (ARRAY['browser'::text, 'rtmp'::text, 'engine'::text])))
);
comment on table market.live_take is 'A stretch of pictures between two breaks; the place of a moment in the recording is counted from them';

create table market.merchant_account (
  id uuid not null,
  organisation_id uuid not null,
  gateway text not null,
  mode text not null,
  merchant_no text not null,
  keys text not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  ended_at timestamp with time zone,
  constraint merchant_account_pk PRIMARY KEY (id),
  constraint merchant_account_seller FOREIGN KEY (organisation_id) REFERENCES market.seller_terms(organisation_id),
  constraint merchant_account_gateway CHECK ((gateway = ANY (ARRAY['vnpay'::text, 'momo'::text, 'zalopay'::text]))),
  constraint merchant_account_mode CHECK ((mode = ANY (ARRAY['sandbox'::text, 'live'::text])))
);
comment on table market.merchant_account is 'A seller''s own account at a payment gateway: money goes there and never through us; keys are sealed';

create table market.news (
  id uuid not null,
  slug text not null,
  kind text not null,
  state text not null,
  province_code text,
  title_vi text not null,
  title_en text not null,
  body_vi text not null,
  body_en text not null,
  on_day date not null,
  place text not null,
  source text not null,
  source_url text not null,
  is_demo boolean not null,
  written_at timestamp with time zone not null,
  written_by uuid,
  changed_at timestamp with time zone not null,
  published_at timestamp with time zone,
  published_by uuid,
  archived_at timestamp with time zone,
  archived_by uuid,
  constraint news_pk PRIMARY KEY (id),
  constraint news_slug_once UNIQUE (slug),
  constraint news_archived CHECK (((state = 'archived'::text) = (archived_at IS NOT NULL))),
  constraint news_kind CHECK ((kind = ANY (ARRAY['news'::text, 'event'::text]))),
  constraint news_published CHECK (((state = 'draft'::text) = (published_at IS NULL))),
  constraint news_state CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'archived'::text])))
);
comment on table market.news is 'News and events in two languages, of a province or, without one, of the nation: draft, published, archived';

create table market.news_file (
  news_id uuid not null,
  no integer not null,
  sha256 text not null,
  media_type text not null,
  byte_size integer not null,
  file_name text not null,
  width integer,
  height integer,
  caption_vi text not null,
  caption_en text not null,
  credit text not null,
  added_at timestamp with time zone not null,
  added_by uuid,
  constraint news_file_pk PRIMARY KEY (news_id, no),
  constraint news_file_news FOREIGN KEY (news_id) REFERENCES market.news(id),
  constraint news_file_no CHECK (((no >= 1) AND (no <= 8)))
);
comment on table market.news_file is 'Pictures and papers of a piece of news; pictures with what they show and whose they are';

create table market.occasion (
  id uuid not null,
  kind text not null,
  title_vi text not null,
  title_en text not null,
  about_vi text not null,
  about_en text not null,
  place text not null,
  province_code text not null,
  starts_on date not null,
  ends_on date not null,
  source text not null,
  source_url text not null,
  is_demo boolean not null,
  announced_at timestamp with time zone not null,
  announced_by uuid,
  cancelled_at timestamp with time zone,
  cancelled_why text,
  changed_at timestamp with time zone not null,
  constraint occasion_pk PRIMARY KEY (id),
  constraint occasion_cancelled CHECK ((num_nulls(cancelled_at, cancelled_why) = ANY (ARRAY[0, 2]))),
  constraint occasion_days CHECK ((ends_on >= starts_on)),
  constraint occasion_kind CHECK ((kind = ANY (ARRAY['festival'::text, 'market'::text, 'fair'::text, 'harvest'::text])))
);
comment on table market.occasion is 'Festivals, markets and fairs of others, announced by officers with where they know it from; a cancelled one stays and says so';

create table market.offer (
  id uuid not null,
  variant_id uuid not null,
  product_id uuid not null,
  seller_id uuid not null,
  channel text not null default 'shop'::text,
  price_dong bigint not null,
  price_includes text not null,
  min_quantity integer not null,
  max_quantity integer not null,
  from_on date not null,
  until_on date,
  state text not null,
  paused_why text,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  prices jsonb not null default '[]'::jsonb,
  constraint offer_pk PRIMARY KEY (id),
  constraint offer_once UNIQUE (variant_id, seller_id, channel),
  constraint offer_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint offer_seller FOREIGN KEY (seller_id) REFERENCES market.seller_terms(organisation_id),
  constraint offer_variant FOREIGN KEY (variant_id) REFERENCES market.variant(id),
  constraint offer_channel CHECK ((channel = ANY (ARRAY['shop'::text, 'live'::text, 'fair'::text, 'platform'::text, 'wholesale'::text]))),
  constraint offer_days CHECK (((until_on IS NULL) OR (until_on >= from_on))),
  constraint offer_limits CHECK ((max_quantity >= min_quantity)),
  constraint offer_min CHECK ((min_quantity >= 1)),
  constraint offer_paused CHECK (((state = 'paused'::text) = (paused_why IS NOT NULL))),
  constraint offer_paused_why CHECK ((paused_why = ANY (ARRAY['seller'::text, 'certificate'::text, 'missed-orders'::text]))),
  constraint offer_price CHECK ((price_dong > 0)),
  constraint offer_prices_are_a_list CHECK ((jsonb_typeof(prices) = 'array'::text)),
  constraint offer_state CHECK ((state = ANY (ARRAY['on-sale'::text, 'paused'::text])))
);
comment on table market.offer is 'A pack of a product from one seller on one channel at a price in whole đồng. Nothing here says a star: pages ask the register for it';

create table market.offer_change (
  offer_id uuid not null,
  version integer not null,
  price_dong bigint not null,
  state text not null,
  why text,
  at timestamp with time zone not null,
  by uuid,
  by_role text not null,
  prices jsonb not null default '[]'::jsonb,
  constraint offer_change_pk PRIMARY KEY (offer_id, version),
  constraint offer_change_offer FOREIGN KEY (offer_id) REFERENCES market.offer(id)
);
comment on table market.offer_change is 'Append-only: prices and states of an offer, and by whom: an officer who acted for the seller stands here as officer';

create table market.pack_size (
  variant_id uuid not null,
  grams integer not null,
  constraint pack_size_pk PRIMARY KEY (variant_id),
  constraint pack_size_variant FOREIGN KEY (variant_id) REFERENCES market.variant(id),
  constraint pack_size_grams CHECK ((grams > 0))
);
comment on table market.pack_size is 'What a pack weighs, wrapped, where its seller has weighed it; otherwise it is guessed from the words of the pack';

create table market.parcel (
  id uuid not null,
  order_id uuid not null,
  organisation_id uuid not null,
  carrier text not null,
  link_id uuid,
  ref text not null,
  code text,
  status text not null,
  status_at timestamp with time zone,
  grams integer not null,
  length_cm integer not null,
  width_cm integer not null,
  height_cm integer not null,
  cod_dong bigint not null,
  fee_dong bigint,
  booked_at timestamp with time zone not null,
  booked_by uuid,
  asked_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint parcel_pk PRIMARY KEY (id),
  constraint parcel_ref_once UNIQUE (ref),
  constraint parcel_link FOREIGN KEY (link_id) REFERENCES market.carrier_link(id),
  constraint parcel_order FOREIGN KEY (order_id) REFERENCES market.shop_order(id),
  constraint parcel_carrier CHECK ((carrier = ANY (ARRAY['own'::text, 'ghn'::text, 'ghtk'::text, 'viettel-post'::text, 'ems'::text]))),
  constraint parcel_cod CHECK ((cod_dong >= 0)),
  constraint parcel_fee CHECK ((fee_dong >= 0)),
  constraint parcel_grams CHECK ((grams > 0)),
  constraint parcel_linked CHECK (((carrier = 'own'::text) = (link_id IS NULL)))
);
comment on table market.parcel is 'A parcel of an order; ref is what its carrier knows it by of us, so that asking twice makes one; its status moves by the table in core/market/delivery/parcel.ts. To whom it goes stands in the purchase alone';

create table market.parcel_event (
  parcel_id uuid not null,
  carrier_status text not null,
  at timestamp with time zone not null,
  status text,
  step text not null,
  heard_at timestamp with time zone not null,
  heard_by text not null,
  constraint parcel_event_pk PRIMARY KEY (parcel_id, carrier_status, at),
  constraint parcel_event_parcel FOREIGN KEY (parcel_id) REFERENCES market.parcel(id),
  constraint parcel_event_heard_by CHECK ((heard_by = ANY (ARRAY['seller'::text, 'hook'::text, 'poll'::text]))),
  constraint parcel_event_step CHECK ((step = ANY (ARRAY['moves'::text, 'repeats'::text, 'late'::text, 'astray'::text, 'unknown'::text])))
);
comment on table market.parcel_event is 'Append-only: every status a carrier told, once for each moment, also those that came late or led nowhere';

create table market.payment_event (
  intent_id uuid not null,
  kind text not null,
  result text not null,
  gateway_no text not null default ''::text,
  amount_dong bigint not null,
  at timestamp with time zone not null,
  constraint payment_event_once UNIQUE (intent_id, kind, result, gateway_no),
  constraint payment_event_intent FOREIGN KEY (intent_id) REFERENCES market.payment_intent(id),
  constraint payment_event_kind CHECK ((kind = ANY (ARRAY['begun'::text, 'told'::text])))
);
comment on table market.payment_event is 'Append-only: what a gateway told of an attempt, each word once; nothing of who paid';

create table market.payment_intent (
  id uuid not null,
  order_id uuid not null,
  merchant_id uuid not null,
  ref text not null,
  amount_dong bigint not null,
  pay_url text,
  made_at timestamp with time zone not null,
  paid_at timestamp with time zone,
  paid_dong bigint,
  gateway_no text,
  outcome text,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_words text,
  constraint payment_intent_pk PRIMARY KEY (id),
  constraint payment_intent_ref_once UNIQUE (merchant_id, ref),
  constraint payment_intent_merchant FOREIGN KEY (merchant_id) REFERENCES market.merchant_account(id),
  constraint payment_intent_order FOREIGN KEY (order_id) REFERENCES market.shop_order(id),
  constraint payment_intent_amount CHECK ((amount_dong > 0)),
  constraint payment_intent_outcome CHECK ((outcome = ANY (ARRAY['matched'::text, 'amount-differs'::text, 'order-closed'::text, 'failed'::text])))
);
comment on table market.payment_intent is 'One attempt to pay an order by a gateway, and what came of it';

create table market.point_of_sale (
  id uuid not null,
  organisation_id uuid,
  kind text not null,
  name text not null,
  address text not null,
  commune_code text not null,
  province_code text not null,
  hours text not null,
  phone text,
  stock_place text,
  state text not null,
  is_demo boolean not null,
  told_at timestamp with time zone not null,
  told_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  decided_words text,
  constraint point_of_sale_pk PRIMARY KEY (id),
  constraint point_of_sale_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint point_of_sale_decided CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
  constraint point_of_sale_kind CHECK ((kind = ANY (ARRAY['ocop-point'::text, 'maker'::text, 'shop'::text, 'supermarket'::text, 'market-stall'::text, 'rest-stop'::text, 'tourist-site'::text]))),
  constraint point_of_sale_state CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text, 'closed'::text])))
);
comment on table market.point_of_sale is 'A place where OCOP products are sold over the counter, as its producer or an officer told it and an officer of its own place approved it. stock_place names a place of the stock ledger of its organisation';

create table market.point_product (
  point_id uuid not null,
  product_id uuid not null,
  stock text not null,
  seen_at timestamp with time zone not null,
  seen_by uuid,
  ended_at timestamp with time zone,
  constraint point_product_pk PRIMARY KEY (point_id, product_id),
  constraint point_product_point FOREIGN KEY (point_id) REFERENCES market.point_of_sale(id),
  constraint point_product_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint point_product_stock CHECK ((stock = ANY (ARRAY['in-stock'::text, 'few'::text, 'out'::text])))
);
comment on table market.point_product is 'Which products a place sells and what was last seen of them on its shelf; where the place is one of the stock ledger, the ledger is asked instead';

create table market.product_rating (
  product_id uuid not null,
  reviews integer not null,
  stars_sum integer not null,
  constraint product_rating_pk PRIMARY KEY (product_id),
  constraint product_rating_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint product_rating_reviews CHECK ((reviews >= 0)),
  constraint product_rating_sum CHECK (((stars_sum >= reviews) AND (stars_sum <= (5 * reviews))))
);
comment on table market.product_rating is 'Sums of the reviews that stand, changed in the transaction that writes or removes one';

create table market.product_season (
  product_id uuid not null,
  months smallint[] not null,
  best smallint[] not null,
  note_vi text not null,
  note_en text not null,
  told_at timestamp with time zone not null,
  told_by uuid,
  by_role text not null,
  constraint product_season_pk PRIMARY KEY (product_id),
  constraint product_season_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint product_season_best CHECK ((best <@ months)),
  constraint product_season_months CHECK ((((cardinality(months) >= 1) AND (cardinality(months) <= 12)) AND (months <@ '{1,2,3,4,5,6,7,8,9,10,11,12}'::smallint[])))
);
comment on table market.product_season is 'In which months a product is to be had and when it is at its best, as its producer tells';

create table market.purchase (
  id uuid not null,
  key uuid not null,
  code text not null,
  buyer_name text,
  buyer_phone text,
  buyer_address text,
  commune_code text,
  province_code text,
  note text,
  placed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  erased_at timestamp with time zone,
  fingerprint bytea,
  constraint purchase_pk PRIMARY KEY (id),
  constraint purchase_code_once UNIQUE (code),
  constraint purchase_key_once UNIQUE (key)
);
comment on table market.purchase is 'What a buyer ordered at once, without an account. key makes a second sending the same purchase; who bought is erased when retention ends';

create table market.quote (
  id uuid not null,
  demand_id uuid not null,
  lead_id uuid not null,
  state text not null,
  terms jsonb not null,
  version integer not null default 0,
  award_reason text,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint quote_pk PRIMARY KEY (id),
  constraint quote_of_demand UNIQUE (id, demand_id),
  constraint quote_demand FOREIGN KEY (demand_id) REFERENCES market.demand(id),
  constraint quote_lead FOREIGN KEY (lead_id) REFERENCES people.organisation(id),
  constraint quote_award CHECK (((state = 'awarded'::text) = (award_reason IS NOT NULL))),
  constraint quote_state CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'withdrawn'::text, 'awarded'::text, 'lost'::text])))
);
comment on table market.quote is 'An answer to a request, of one organisation or of several under a lead. terms is the draft; what was sent stands in quote_version';

create table market.quote_sample (
  id uuid not null,
  quote_id uuid not null,
  state text not null,
  wanted text not null,
  sent_words text,
  verdict text,
  verdict_words text,
  asked_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  received_at timestamp with time zone,
  judged_at timestamp with time zone,
  constraint quote_sample_pk PRIMARY KEY (id),
  constraint quote_sample_quote FOREIGN KEY (quote_id) REFERENCES market.quote(id),
  constraint quote_sample_judged CHECK (((state = 'judged'::text) = (verdict IS NOT NULL))),
  constraint quote_sample_state CHECK ((state = ANY (ARRAY['asked'::text, 'sent'::text, 'received'::text, 'judged'::text]))),
  constraint quote_sample_verdict CHECK ((verdict = ANY (ARRAY['good'::text, 'bad'::text])))
);
comment on table market.quote_sample is 'Samples of an answer: asked for, sent, received, judged';

create table market.quote_share (
  quote_id uuid not null,
  demand_id uuid not null,
  organisation_id uuid not null,
  product_id uuid not null,
  months jsonb not null,
  answer text not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  is_open boolean not null default true,
  constraint quote_share_pk PRIMARY KEY (quote_id, organisation_id),
  constraint quote_share_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint quote_share_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint quote_share_quote FOREIGN KEY (quote_id, demand_id) REFERENCES market.quote(id, demand_id),
  constraint quote_share_answer CHECK ((answer = ANY (ARRAY['asked'::text, 'agreed'::text, 'declined'::text])))
);
comment on table market.quote_share is 'What each organisation gives to an answer, by month, and whether it agrees';

create table market.quote_version (
  quote_id uuid not null,
  no integer not null,
  terms jsonb not null,
  shares jsonb not null,
  sent_at timestamp with time zone not null,
  sent_by uuid,
  constraint quote_version_pk PRIMARY KEY (quote_id, no),
  constraint quote_version_quote FOREIGN KEY (quote_id) REFERENCES market.quote(id)
);
comment on table market.quote_version is 'Append-only: what was sent to the buyer, version by version';

create table market.reservation (
  id uuid not null default uuidv7(),
  level_id uuid not null,
  order_id uuid not null,
  offer_id uuid not null,
  quantity integer not null,
  state text not null,
  expires_at timestamp with time zone,
  made_at timestamp with time zone not null,
  aside_id uuid,
  constraint reservation_pk PRIMARY KEY (id),
  constraint reservation_aside FOREIGN KEY (aside_id) REFERENCES market.stock_aside(id),
  constraint reservation_level FOREIGN KEY (level_id) REFERENCES market.stock_level(id),
  constraint reservation_offer FOREIGN KEY (offer_id) REFERENCES market.offer(id),
  constraint reservation_quantity CHECK ((quantity > 0)),
  constraint reservation_state CHECK ((state = ANY (ARRAY['held'::text, 'sold'::text, 'released'::text])))
);
comment on table market.reservation is 'Stock set aside for an order until it is handed over or let go; after expires_at it is let go by itself';

create table market.return_photo (
  request_id uuid not null,
  no integer not null,
  sha256 text not null,
  media_type text not null,
  constraint return_photo_pk PRIMARY KEY (request_id, no),
  constraint return_photo_file FOREIGN KEY (sha256) REFERENCES platform.file(sha256),
  constraint return_photo_request FOREIGN KEY (request_id) REFERENCES market.return_request(id),
  constraint return_photo_no CHECK (((no >= 1) AND (no <= 4)))
);
comment on table market.return_photo is 'What a buyer photographed, drawn anew without its metadata';

create table market.return_request (
  id uuid not null,
  order_id uuid not null,
  reason text not null,
  words text not null,
  asked_at timestamp with time zone not null,
  constraint return_request_pk PRIMARY KEY (id),
  constraint return_request_order FOREIGN KEY (order_id) REFERENCES market.shop_order(id),
  constraint return_request_reason CHECK ((reason = ANY (ARRAY['broken'::text, 'wrong'::text, 'spoilt'::text, 'short'::text, 'unwanted'::text])))
);
comment on table market.return_request is 'Why a buyer wants to send an order back; what became of it stands in the order''s events. Words and photos go when the purchase forgets its buyer';

create table market.seller_terms (
  organisation_id uuid not null,
  phone text not null,
  delivery text not null,
  delivery_dong bigint not null,
  returns text not null,
  takes_cash boolean not null,
  bank_bin text,
  bank_account text,
  bank_holder text,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  constraint seller_terms_pk PRIMARY KEY (organisation_id),
  constraint seller_terms_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint seller_terms_account CHECK ((bank_account ~ '^[0-9A-Z]{4,19}$'::text)),
  constraint seller_terms_bank_whole CHECK ((((bank_bin IS NULL) = (bank_account IS NULL)) AND ((bank_bin IS NULL) = (bank_holder IS NULL)))),
  constraint seller_terms_bin CHECK ((bank_bin ~ '^[0-9]{6}$'::text)),
  constraint seller_terms_delivery CHECK ((delivery_dong >= 0))
);
comment on table market.seller_terms is 'How a seller sells: whom to call, delivery, returns, ways to pay. The account is the seller''s own: no buyer''s money passes through us';

create table market.shop_order (
  id uuid not null,
  purchase_id uuid not null,
  seller_id uuid not null,
  pay_code text not null,
  pay_way text not null,
  status text not null,
  goods_dong bigint not null,
  delivery_dong bigint not null,
  paid_dong bigint not null default 0,
  refunded_dong bigint not null default 0,
  placed_at timestamp with time zone not null,
  due_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  source_kind text not null default 'shop'::text,
  source_id text,
  delivery_way text,
  delivery_days integer,
  constraint shop_order_pk PRIMARY KEY (id),
  constraint shop_order_pay_code_once UNIQUE (pay_code),
  constraint shop_order_seller_once UNIQUE (purchase_id, seller_id),
  constraint shop_order_purchase FOREIGN KEY (purchase_id) REFERENCES market.purchase(id),
  constraint shop_order_seller FOREIGN KEY (seller_id) REFERENCES market.seller_terms(organisation_id),
  constraint shop_order_delivery CHECK ((delivery_dong >= 0)),
  constraint shop_order_goods CHECK ((goods_dong > 0)),
  constraint shop_order_paid CHECK ((paid_dong >= 0)),
  constraint shop_order_pay_way CHECK ((pay_way = ANY (ARRAY['transfer'::text, 'cash'::text, 'platform'::text, 'vnpay'::text, 'momo'::text, 'zalopay'::text]))),
  constraint shop_order_refunded CHECK (((refunded_dong >= 0) AND (refunded_dong <= paid_dong))),
  constraint shop_order_source_kind CHECK ((source_kind = ANY (ARRAY['shop'::text, 'live'::text, 'channel'::text, 'fair'::text])))
);
comment on table market.shop_order is 'The part of a purchase that one seller delivers; its status moves by the table in core/market/order.ts alone';

create table market.shop_order_event (
  order_id uuid not null,
  no integer not null,
  act text not null,
  from_status text,
  to_status text not null,
  words text,
  at timestamp with time zone not null,
  by uuid,
  by_role text not null,
  constraint shop_order_event_pk PRIMARY KEY (order_id, no),
  constraint shop_order_event_order FOREIGN KEY (order_id) REFERENCES market.shop_order(id)
);
comment on table market.shop_order_event is 'Append-only: what happened to an order, and in which role';

create table market.shop_order_line (
  order_id uuid not null,
  no integer not null,
  offer_id uuid not null,
  variant_id uuid not null,
  product_id uuid not null,
  product_address text not null,
  name text not null,
  pack text not null,
  quantity integer not null,
  price_dong bigint not null,
  label jsonb not null,
  certificate jsonb not null,
  parts jsonb,
  constraint shop_order_line_pk PRIMARY KEY (order_id, no),
  constraint shop_order_line_offer FOREIGN KEY (offer_id) REFERENCES market.offer(id),
  constraint shop_order_line_order FOREIGN KEY (order_id) REFERENCES market.shop_order(id),
  constraint shop_order_line_price CHECK ((price_dong > 0)),
  constraint shop_order_line_quantity CHECK ((quantity > 0))
);
comment on table market.shop_order_line is 'Append-only: what was bought as it was at that moment: price, label, and the certificate that held';

create table market.showcase (
  product_id uuid not null,
  organisation_id uuid not null,
  story text not null,
  months smallint[] not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  constraint showcase_pk PRIMARY KEY (product_id),
  constraint showcase_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint showcase_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint showcase_months CHECK ((months <@ '{1,2,3,4,5,6,7,8,9,10,11,12}'::smallint[]))
);
comment on table market.showcase is 'What a maker shows of a product in the shop beside what the register says: its story and the months in which it is in season';

create table market.showcase_photo (
  product_id uuid not null,
  sha256 text not null,
  alt text not null,
  width integer not null,
  height integer not null,
  shown_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint showcase_photo_pk PRIMARY KEY (product_id, sha256),
  constraint showcase_photo_file FOREIGN KEY (sha256) REFERENCES platform.file(sha256),
  constraint showcase_photo_showcase FOREIGN KEY (product_id) REFERENCES market.showcase(product_id)
);
comment on table market.showcase_photo is 'Photos of a product that its maker made public, oldest first; alt says them to who cannot see them';

create table market.stock_aside (
  id uuid not null,
  offer_id uuid not null,
  purpose text not null,
  purpose_id uuid not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint stock_aside_pk PRIMARY KEY (id),
  constraint stock_aside_once UNIQUE (offer_id, purpose, purpose_id),
  constraint stock_aside_offer FOREIGN KEY (offer_id) REFERENCES market.offer(id),
  constraint stock_aside_purpose CHECK ((purpose = ANY (ARRAY['channel'::text, 'live'::text, 'fair'::text])))
);
comment on table market.stock_aside is 'Stock of an offer kept for a channel, a live session or a fair: nobody else buys it until it is put back';

create table market.stock_aside_part (
  aside_id uuid not null,
  level_id uuid not null,
  quantity integer not null,
  held integer not null default 0,
  sold integer not null default 0,
  is_open boolean not null default true,
  constraint stock_aside_part_pk PRIMARY KEY (aside_id, level_id),
  constraint stock_aside_part_aside FOREIGN KEY (aside_id) REFERENCES market.stock_aside(id),
  constraint stock_aside_part_level FOREIGN KEY (level_id) REFERENCES market.stock_level(id),
  constraint stock_aside_never_oversold CHECK (((held >= 0) AND (sold >= 0) AND ((held + sold) <= quantity)))
);
comment on table market.stock_aside_part is 'From which batches it was set aside: quantity in all, of it held for orders and sold. The rest counts as reserved on its level';

create table market.stock_ledger (
  id bigint not null generated always as identity,
  level_id uuid not null,
  kind text not null,
  quantity integer not null,
  order_id uuid,
  why text,
  at timestamp with time zone not null,
  by uuid,
  aside_id uuid,
  constraint stock_ledger_pk PRIMARY KEY (id),
  constraint stock_ledger_level FOREIGN KEY (level_id) REFERENCES market.stock_level(id),
  constraint stock_ledger_kind CHECK ((kind = ANY (ARRAY['received'::text, 'written-off'::text, 'reserved'::text, 'released'::text, 'sold'::text, 'set-aside'::text, 'put-back'::text]))),
  constraint stock_ledger_quantity CHECK ((quantity > 0))
);
comment on table market.stock_ledger is 'Append-only: every movement of stock. on_hand is received less written-off less sold; reserved is reserved and set-aside less released, put-back and sold. What an order takes out of an aside moves when it is sold';

create table market.stock_level (
  id uuid not null,
  variant_id uuid not null,
  place text not null,
  batch text not null,
  expires_on date,
  on_hand integer not null,
  reserved integer not null default 0,
  constraint stock_level_pk PRIMARY KEY (id),
  constraint stock_level_once UNIQUE (variant_id, place, batch),
  constraint stock_level_variant FOREIGN KEY (variant_id) REFERENCES market.variant(id),
  constraint stock_never_oversold CHECK (((reserved >= 0) AND (reserved <= on_hand)))
);
comment on table market.stock_level is 'What is there of a pack, by place and batch; the check is the rule "never oversold"';

create table market.story (
  id uuid not null,
  slug text not null,
  organisation_id uuid not null,
  product_id uuid,
  village text,
  province_code text not null,
  is_demo boolean not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  taken_down_at timestamp with time zone,
  taken_down_by uuid,
  taken_down_why text,
  constraint story_pk PRIMARY KEY (id),
  constraint story_slug_once UNIQUE (slug),
  constraint story_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint story_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint story_about_one CHECK (((product_id IS NULL) <> (village IS NULL))),
  constraint story_removal CHECK ((num_nulls(taken_down_at, taken_down_why) = ANY (ARRAY[0, 2])))
);
comment on table market.story is 'Stories that producers tell of a product or of their village. What is told stands in story_version';

create table market.story_picture (
  story_id uuid not null,
  version integer not null,
  no integer not null,
  sha256 text not null,
  width integer not null,
  height integer not null,
  alt_vi text not null,
  alt_en text not null,
  credit text not null,
  rights_by uuid,
  added_at timestamp with time zone not null,
  constraint story_picture_pk PRIMARY KEY (story_id, version, no),
  constraint story_picture_version FOREIGN KEY (story_id, version) REFERENCES market.story_version(story_id, no),
  constraint story_picture_credit CHECK ((credit <> ''::text)),
  constraint story_picture_no CHECK (((no >= 1) AND (no <= 6)))
);
comment on table market.story_picture is 'Pictures of a version, with what they show, whose they are, and who said that they may be used';

create table market.story_version (
  story_id uuid not null,
  no integer not null,
  state text not null,
  title_vi text not null,
  title_en text not null,
  body_vi text not null,
  body_en text not null,
  written_at timestamp with time zone not null,
  written_by uuid,
  submitted_at timestamp with time zone,
  submitted_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  refused_why text,
  constraint story_version_pk PRIMARY KEY (story_id, no),
  constraint story_version_story FOREIGN KEY (story_id) REFERENCES market.story(id),
  constraint story_version_decided CHECK (((state = ANY (ARRAY['draft'::text, 'submitted'::text])) = (decided_at IS NULL))),
  constraint story_version_no CHECK ((no > 0)),
  constraint story_version_other_eyes CHECK (((decided_by IS NULL) OR (state = 'refused'::text) OR (decided_by <> submitted_by))),
  constraint story_version_refusal CHECK (((state = 'refused'::text) = (refused_why IS NOT NULL))),
  constraint story_version_state CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'refused'::text, 'replaced'::text]))),
  constraint story_version_submitted CHECK (((state = 'draft'::text) = (submitted_at IS NULL)))
);
comment on table market.story_version is 'What a story tells, version by version: written, handed in, approved or refused with the reason. Whoever hands in does not approve';

create table market.supply (
  product_id uuid not null,
  organisation_id uuid not null,
  unit text not null,
  shelf_days integer not null,
  min_order numeric not null,
  delivers_to text[] not null,
  papers jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  by_role text not null,
  constraint supply_pk PRIMARY KEY (product_id),
  constraint supply_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint supply_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint supply_min CHECK ((min_order >= (0)::numeric)),
  constraint supply_papers CHECK ((jsonb_typeof(papers) = 'array'::text)),
  constraint supply_shelf CHECK ((shelf_days > 0)),
  constraint supply_unit CHECK ((unit = ANY (ARRAY['kg'::text, 'litre'::text, 'piece'::text])))
);
comment on table market.supply is 'What a producer declares that it can supply of a product; papers: {kind, number, untilOn}. No provinces: delivered to the whole country';

create table market.supply_month (
  product_id uuid not null,
  month text not null,
  quantity numeric not null,
  constraint supply_month_pk PRIMARY KEY (product_id, month),
  constraint supply_month_supply FOREIGN KEY (product_id) REFERENCES market.supply(product_id),
  constraint supply_month_month CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
  constraint supply_month_quantity CHECK ((quantity > (0)::numeric))
);
comment on table market.supply_month is 'Capacity by month, as the producer declared it';

create table market.variant (
  id uuid not null,
  product_id uuid not null,
  organisation_id uuid not null,
  pack text not null,
  label jsonb not null,
  made_at timestamp with time zone not null,
  is_perishable boolean not null default false,
  constraint variant_pk PRIMARY KEY (id),
  constraint variant_pack_once UNIQUE (product_id, pack),
  constraint variant_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint variant_product FOREIGN KEY (product_id) REFERENCES registry.product(id)
);
comment on table market.variant is 'A product of the register in one pack: what stock is counted in. label holds the contents that the label decree obliges';

create table migration.applied (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  contract_after text,
  constraint applied_pkey PRIMARY KEY (name)
);

create table people.access_token (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  grant_id uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint access_token_pk PRIMARY KEY (id),
  constraint access_token_unique UNIQUE (token_hash),
  constraint access_token_grant FOREIGN KEY (grant_id) REFERENCES people.role_grant(id),
  constraint access_token_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.access_token is 'A token of a program; only the hash of its secret is kept. Over when it expires, is revoked, or its grant ends';

create table people.client (
  id uuid not null,
  name text not null,
  person_id uuid not null,
  grant_id uuid not null,
  scopes text[] not null,
  public_keys jsonb,
  is_sandbox boolean not null,
  contact_email text not null,
  per_minute integer not null,
  per_day integer not null,
  registered_by uuid not null,
  registered_at timestamp with time zone not null,
  revoked_by uuid,
  revoked_at timestamp with time zone,
  constraint client_pk PRIMARY KEY (id),
  constraint client_is_one_person UNIQUE (person_id),
  constraint client_grant FOREIGN KEY (grant_id) REFERENCES people.role_grant(id),
  constraint client_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint client_registered_by FOREIGN KEY (registered_by) REFERENCES people.person(id),
  constraint client_revoked_by FOREIGN KEY (revoked_by) REFERENCES people.person(id),
  constraint client_has_a_name CHECK ((name <> ''::text)),
  constraint client_has_a_scope CHECK ((cardinality(scopes) > 0)),
  constraint client_per_day CHECK ((per_day > 0)),
  constraint client_per_minute CHECK ((per_minute > 0)),
  constraint client_revoked_by_somebody CHECK (((revoked_at IS NULL) = (revoked_by IS NULL)))
);
comment on table people.client is 'A system of somebody else that uses the API (OAuth 2.0 client, RFC 6749). Its person and grant say in whose name and how far it acts; public_keys is a JWK set for private_key_jwt (RFC 7523)';

create table people.client_assertion (
  client_id uuid not null,
  jti text not null,
  expires_at timestamp with time zone not null,
  constraint client_assertion_once PRIMARY KEY (client_id, jti),
  constraint client_assertion_client FOREIGN KEY (client_id) REFERENCES people.client(id)
);
comment on table people.client_assertion is 'The primary key is the rule "an assertion is shown once" (RFC 7523, section 3, point 7)';

create table people.client_secret (
  id uuid not null,
  client_id uuid not null,
  secret_hash bytea not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  constraint client_secret_pk PRIMARY KEY (id),
  constraint client_secret_unique UNIQUE (secret_hash),
  constraint client_secret_client FOREIGN KEY (client_id) REFERENCES people.client(id),
  constraint client_secret_made_by FOREIGN KEY (made_by) REFERENCES people.person(id)
);
comment on table people.client_secret is 'What a client proves itself with; only the hash is kept. After a rotation the former one holds for another day';

create table people.client_token (
  token_hash bytea not null,
  client_id uuid not null,
  scopes text[] not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint client_token_pk PRIMARY KEY (token_hash),
  constraint client_token_client FOREIGN KEY (client_id) REFERENCES people.client(id)
);
comment on table people.client_token is 'An access token of a quarter of an hour; only its hash is kept. Revoked by removing it; old ones are swept away';

create table people.client_use (
  client_id uuid not null,
  span text not null,
  starts_at timestamp with time zone not null,
  used integer not null,
  refused integer not null default 0,
  last_at timestamp with time zone not null,
  constraint client_use_pk PRIMARY KEY (client_id, span, starts_at),
  constraint client_use_client FOREIGN KEY (client_id) REFERENCES people.client(id),
  constraint client_use_span CHECK ((span = ANY (ARRAY['minute'::text, 'day'::text])))
);
comment on table people.client_use is 'How much a client asked in a minute or a day: its quota, shared by all processes, and what its page shows';

create table people.consent (
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  is_given boolean not null,
  version date not null,
  channel text not null,
  recorded_by uuid,
  at timestamp with time zone not null,
  constraint consent_pk PRIMARY KEY (id),
  constraint consent_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint consent_recorded_by FOREIGN KEY (recorded_by) REFERENCES people.person(id),
  constraint consent_channel CHECK ((channel = ANY (ARRAY['account'::text, 'link'::text, 'desk'::text])))
);
comment on table people.consent is 'Append-only ledger: what a person agreed to or took back, to which text, where. The newest line of a purpose counts';

create table people.identity (
  issuer text not null,
  subject_hash bytea not null,
  person_id uuid not null,
  linked_at timestamp with time zone not null,
  constraint identity_pk PRIMARY KEY (issuer, subject_hash),
  constraint identity_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.identity is 'Accounts of an identity provider, by a keyed hash of the identity number; never merged across providers';

create table people.invitation (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  invited_by uuid not null,
  invited_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint invitation_pk PRIMARY KEY (id),
  constraint invitation_token_unique UNIQUE (token_hash),
  constraint invitation_by FOREIGN KEY (invited_by) REFERENCES people.person(id),
  constraint invitation_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.invitation is 'A link with which an invited person sets a first password; seven days, one use';

create table people.mandate (
  id uuid not null,
  client_id uuid not null,
  organisation_id uuid not null,
  given_by text not null,
  given_on date not null,
  document text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  constraint mandate_pk PRIMARY KEY (id),
  constraint mandate_client FOREIGN KEY (client_id) REFERENCES people.client(id),
  constraint mandate_ended_by FOREIGN KEY (ended_by) REFERENCES people.person(id),
  constraint mandate_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint mandate_recorded_by FOREIGN KEY (recorded_by) REFERENCES people.person(id),
  constraint mandate_ended_by_somebody CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint mandate_given_by CHECK ((given_by <> ''::text))
);
comment on table people.mandate is 'An organisation lets a client act for it: who gave it, when, by which paper, and until when';

create table people.organisation (
  id uuid not null,
  kind text not null,
  name text not null,
  registration_no text,
  tax_code text,
  commune_code text not null,
  province_code text not null,
  address text not null,
  phone text,
  email text,
  representative_name text not null,
  representative_title text not null,
  representative_gender text,
  representative_ethnicity text,
  representative_residence text,
  established_on date,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  changed_at timestamp with time zone not null,
  merged_into uuid,
  constraint organisation_pk PRIMARY KEY (id),
  constraint organisation_created_by FOREIGN KEY (created_by) REFERENCES people.person(id),
  constraint organisation_merged_into FOREIGN KEY (merged_into) REFERENCES people.organisation(id),
  constraint organisation_gender CHECK ((representative_gender = ANY (ARRAY['female'::text, 'male'::text, 'other'::text]))),
  constraint organisation_kind CHECK ((kind = ANY (ARRAY['cooperative'::text, 'cooperative-group'::text, 'sme'::text, 'farm'::text, 'household-producer'::text, 'registered-household'::text, 'tourism-association'::text]))),
  constraint organisation_not_merged_into_itself CHECK ((merged_into <> id))
);
comment on table people.organisation is 'A chủ thể OCOP (Decision 26/2026/QĐ-TTg, art. 2.1) as it is today; its id outlives every name and legal form';

create table people.organisation_version (
  organisation_id uuid not null,
  version integer not null,
  kind text not null,
  name text not null,
  registration_no text,
  tax_code text,
  commune_code text not null,
  address text not null,
  representative_name text not null,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint organisation_version_pk PRIMARY KEY (organisation_id, version),
  constraint organisation_version_by FOREIGN KEY (recorded_by) REFERENCES people.person(id),
  constraint organisation_version_of FOREIGN KEY (organisation_id) REFERENCES people.organisation(id)
);
comment on table people.organisation_version is 'Append-only: names, legal forms, seats and representatives as they followed each other';

create table people.passkey (
  id text not null,
  person_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_pk PRIMARY KEY (id),
  constraint passkey_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.passkey is 'WebAuthn credentials';

create table people.password (
  person_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone not null,
  constraint password_pk PRIMARY KEY (person_id),
  constraint password_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.password is 'Argon2id, 19 MiB, 2 passes, 1 lane';

create table people.pending_login (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid,
  kind text not null,
  detail jsonb not null,
  attempts integer not null default 0,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint pending_login_pk PRIMARY KEY (id),
  constraint pending_login_token_unique UNIQUE (token_hash),
  constraint pending_login_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint pending_login_kind CHECK ((kind = ANY (ARRAY['second-factor'::text, 'oidc'::text, 'passkey'::text, 'passkey-enrol'::text])))
);
comment on table people.pending_login is 'A sign-in half way: a second factor to show, an answer of an identity provider or of a passkey to come. Ten minutes, one use';

create table people.person (
  id uuid not null,
  full_name text not null,
  email text,
  phone text,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  constraint person_pk PRIMARY KEY (id),
  constraint person_email_unique UNIQUE (email),
  constraint person_email_is_folded CHECK ((email = lower(email)))
);
comment on table people.person is 'Whoever signs in. Never deleted: acts point here; disabled_at drops every session at once';

create table people.place_question (
  id uuid not null,
  question_key text not null,
  asked jsonb not null,
  candidates text[] not null,
  reason text not null,
  source text not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  answer_code text,
  constraint place_question_pk PRIMARY KEY (id),
  constraint place_question_asked_once UNIQUE (question_key),
  constraint place_question_answer_is_whole CHECK ((num_nulls(answered_at, answered_by, answer_code) = ANY (ARRAY[0, 3])))
);
comment on table people.place_question is 'Places of old records that no rule may decide; a person answers once, and every later record follows';

create table people.recovery_code (
  person_id uuid not null,
  hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_pk PRIMARY KEY (person_id, hash),
  constraint recovery_code_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.recovery_code is 'One-time codes for a lost second factor, hashed';

create table people.reference_load (
  name text not null,
  sha256 text not null,
  loaded_at timestamp with time zone not null default now(),
  constraint reference_load_pk PRIMARY KEY (name)
);
comment on table people.reference_load is 'Which reference data this database holds, so that loading them again costs nothing';

create table people.rights_request (
  id uuid not null,
  code text not null,
  kind text not null,
  person_id uuid,
  name text not null,
  contact text not null,
  words text not null,
  asked_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by uuid,
  involves_others boolean not null default false,
  extended_at timestamp with time zone,
  extension_reason text,
  answered_at timestamp with time zone,
  answered_by uuid,
  outcome text,
  answer text,
  taken_back_at timestamp with time zone,
  constraint rights_request_pk PRIMARY KEY (id),
  constraint rights_request_code_once UNIQUE (code),
  constraint rights_request_acknowledged_by FOREIGN KEY (acknowledged_by) REFERENCES people.person(id),
  constraint rights_request_answered_by FOREIGN KEY (answered_by) REFERENCES people.person(id),
  constraint rights_request_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint rights_request_acknowledged_whole CHECK (((acknowledged_at IS NULL) = (acknowledged_by IS NULL))),
  constraint rights_request_answered_whole CHECK (((num_nulls(answered_at, answered_by, outcome, answer) = ANY (ARRAY[0, 4])) AND ((answered_at IS NULL) OR (acknowledged_at IS NOT NULL)))),
  constraint rights_request_contact CHECK ((contact <> ''::text)),
  constraint rights_request_ends_once CHECK (((answered_at IS NULL) OR (taken_back_at IS NULL))),
  constraint rights_request_extended_whole CHECK (((extended_at IS NULL) = (extension_reason IS NULL))),
  constraint rights_request_kind CHECK ((kind = ANY (ARRAY['access'::text, 'rectify'::text, 'erase'::text, 'withdraw-consent'::text, 'restrict'::text, 'object'::text]))),
  constraint rights_request_name CHECK ((name <> ''::text)),
  constraint rights_request_outcome CHECK ((outcome = ANY (ARRAY['granted'::text, 'granted-in-part'::text, 'refused'::text]))),
  constraint rights_request_words CHECK ((length(words) <= 4000))
);
comment on table people.rights_request is 'What people ask about their data (Law 91/2025/QH15), with the days on which the desk acknowledged, prolonged and answered';

create table people.role_grant (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  level text,
  commune_code text,
  province_code text,
  organisation_id uuid,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  granted_by uuid,
  ended_by uuid,
  constraint role_grant_pk PRIMARY KEY (id),
  constraint role_grant_by FOREIGN KEY (granted_by) REFERENCES people.person(id),
  constraint role_grant_ended_by FOREIGN KEY (ended_by) REFERENCES people.person(id),
  constraint role_grant_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint role_grant_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint role_grant_level CHECK ((level = ANY (ARRAY['commune'::text, 'province'::text, 'nation'::text]))),
  constraint role_grant_organisation_is_a_producers CHECK (((organisation_id IS NULL) OR (role = ANY (ARRAY['producer'::text, 'integrator'::text])))),
  constraint role_grant_reach CHECK (
CASE role
    WHEN 'producer'::text THEN (level IS NULL)
    WHEN 'commune-officer'::text THEN ((level = 'commune'::text) AND (commune_code IS NOT NULL) AND (province_code IS NOT NULL))
    WHEN 'provincial-officer'::text THEN ((level = 'province'::text) AND (province_code IS NOT NULL))
    WHEN 'council-member'::text THEN ((level = 'nation'::text) OR ((level = 'province'::text) AND (province_code IS NOT NULL)))
    WHEN 'council-chair'::text THEN ((level = 'nation'::text) OR ((level = 'province'::text) AND (province_code IS NOT NULL)))
    WHEN 'ministry-officer'::text THEN (level = 'nation'::text)
    WHEN 'administrator'::text THEN (level = 'nation'::text)
    WHEN 'auditor'::text THEN ((level = 'nation'::text) OR ((level = 'province'::text) AND (province_code IS NOT NULL)))
    WHEN 'integrator'::text THEN ((level = 'nation'::text) OR ((level = 'province'::text) AND (province_code IS NOT NULL)) OR ((level IS NULL) AND (organisation_id IS NOT NULL)))
    ELSE false
END)
);
comment on table people.role_grant is 'Who may act in which role, for which unit or organisation, from when to when; a producer''s grant with an organisation is its membership';

create table people.session (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  grant_id uuid not null,
  device text not null,
  opened_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  constraint session_pk PRIMARY KEY (id),
  constraint session_token_unique UNIQUE (token_hash),
  constraint session_grant FOREIGN KEY (grant_id) REFERENCES people.role_grant(id),
  constraint session_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.session is 'A signed-in browser; only the hash of its secret is kept. Limits of idleness and age come from the role';

create table people.sign_in_attempt (
  id bigint not null generated always as identity,
  account_hash bytea not null,
  address_hash bytea not null,
  at timestamp with time zone not null,
  succeeded boolean not null,
  constraint sign_in_attempt_pk PRIMARY KEY (id)
);
comment on table people.sign_in_attempt is 'Counts attempts, by keyed hashes of account and address; forgotten after a day';

create table people.totp (
  person_id uuid not null,
  secret text not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  constraint totp_pk PRIMARY KEY (person_id),
  constraint totp_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table people.totp is 'Authenticator app (RFC 6238); last_step is the newest step used, so that no code serves twice';

create table people.unit (
  code text not null,
  level text not null generated always as (
CASE length(code)
    WHEN 2 THEN 'province'::text
    WHEN 3 THEN 'district'::text
    ELSE 'commune'::text
END) stored,
  parent_code text,
  valid_from date not null,
  valid_to date,
  type text not null,
  name text not null,
  full_name text not null generated always as (((type || ' '::text) || name)) stored,
  search_key text not null,
  spelling_key text not null,
  constraint unit_pk PRIMARY KEY (code, valid_from),
  constraint unit_code_has_2_3_or_5_digits CHECK ((code ~ '^(\d{2}|\d{3}|\d{5})$'::text)),
  constraint unit_ends_after_it_begins CHECK ((valid_to >= valid_from))
);
comment on table people.unit is 'Provinces, districts (until 2025-06-30) and communes in time; valid_to null is today. Before 2025-07-01 the days are those of the lists in which a unit is first and last seen';

create table people.unit_change (
  id uuid not null,
  kind text not null,
  resolution_number text not null,
  resolution_on date not null,
  issuer text not null,
  effective_on date not null,
  from_codes text[] not null,
  heirs jsonb not null,
  main_heir text not null,
  note text,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_reason text,
  constraint unit_change_pk PRIMARY KEY (id),
  constraint unit_change_ended_by FOREIGN KEY (ended_by) REFERENCES people.person(id),
  constraint unit_change_entered_by FOREIGN KEY (entered_by) REFERENCES people.person(id),
  constraint unit_change_end_is_reasoned CHECK ((num_nulls(ended_at, ended_by, end_reason) = ANY (ARRAY[0, 3]))),
  constraint unit_change_has_origins CHECK ((cardinality(from_codes) > 0)),
  constraint unit_change_kind CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'rename'::text]))),
  constraint unit_change_takes_effect_after_its_resolution CHECK ((effective_on >= resolution_on))
);
comment on table people.unit_change is 'Resolutions that change units: they take effect by the clock on their day; ended is withdrawn before that day or undone after it. main_heir receives what lay in a unit that was split';

create table people.unit_change_claim (
  code text not null,
  change_id uuid not null,
  released_at timestamp with time zone,
  constraint unit_change_claim_pk PRIMARY KEY (code, change_id),
  constraint unit_change_claim_change FOREIGN KEY (change_id) REFERENCES people.unit_change(id)
);
comment on table people.unit_change_claim is 'A unit is in one coming change at a time';

create table people.unit_move (
  change_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  from_code text not null,
  into_code text not null,
  moved_at timestamp with time zone not null,
  moved_back_at timestamp with time zone,
  constraint unit_move_pk PRIMARY KEY (change_id, kind, subject_id),
  constraint unit_move_change FOREIGN KEY (change_id) REFERENCES people.unit_change(id)
);
comment on table people.unit_move is 'What followed a change of units: organisations, roles, products, dossiers, areas, each with its former code';

create table people.unit_succession (
  old_code text not null,
  new_code text not null,
  happened_on date not null,
  share text not null,
  sources integer not null,
  change_id uuid,
  undone_at timestamp with time zone,
  constraint unit_succession_pk PRIMARY KEY (old_code, new_code, happened_on),
  constraint unit_succession_change FOREIGN KEY (change_id) REFERENCES people.unit_change(id),
  constraint unit_succession_share CHECK ((share = ANY (ARRAY['full'::text, 'partial'::text, 'unknown'::text]))),
  constraint unit_succession_sources CHECK ((sources > 0))
);
comment on table people.unit_succession is 'Which unit went into which, whole or in part, and how many sources say so';

create table people.webhook (
  id uuid not null,
  client_id uuid not null,
  url text not null,
  kinds text[] not null,
  sealed_secret text not null,
  cursor text not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint webhook_pk PRIMARY KEY (id),
  constraint webhook_client FOREIGN KEY (client_id) REFERENCES people.client(id),
  constraint webhook_has_a_kind CHECK ((cardinality(kinds) > 0))
);
comment on table people.webhook is 'An address that a client is told changes at; cursor is the last change that was put into a delivery';

create table people.webhook_delivery (
  id uuid not null,
  webhook_id uuid not null,
  body text not null,
  changes integer not null,
  state text not null,
  tries integer not null default 0,
  due_at timestamp with time zone not null,
  last_status integer,
  last_error text,
  queued_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint webhook_delivery_pk PRIMARY KEY (id),
  constraint webhook_delivery_webhook FOREIGN KEY (webhook_id) REFERENCES people.webhook(id),
  constraint webhook_delivery_state CHECK ((state = ANY (ARRAY['queued'::text, 'taken'::text, 'dead'::text])))
);
comment on table people.webhook_delivery is 'What a webhook is told, until it is taken; dead after the last try, until somebody sends it again';

create table platform.answered_request (
  person_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  status integer not null,
  headers jsonb not null,
  body text,
  answered_at timestamp with time zone not null,
  constraint answered_request_once PRIMARY KEY (person_id, key)
);
comment on table platform.answered_request is 'What was answered to a write with an Idempotency-Key, kept in the transaction of that write; the same key is answered the same for 90 days';

create table platform.asked (
  who text not null,
  what text not null,
  until timestamp with time zone not null,
  times integer not null,
  constraint asked_pk PRIMARY KEY (what, who)
);
comment on table platform.asked is 'How often an address asked for something in its window of time, counted by all processes together; who is a keyed hash';

create table platform.backup_run (
  id text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone not null,
  verified_at timestamp with time zone,
  failure text,
  stored_bytes bigint not null,
  new_bytes bigint not null,
  constraint backup_run_pk PRIMARY KEY (id),
  constraint backup_run_ended_one_way CHECK (((verified_at IS NULL) <> (failure IS NULL)))
);
comment on table platform.backup_run is 'How each backup went: verified, or why there is none. Written by the command that takes them';

create table platform.carrier_token (
  carrier text not null,
  access_token text not null,
  refresh_token text not null,
  expires_at timestamp with time zone not null,
  renewed_at timestamp with time zone not null,
  constraint carrier_token_pk PRIMARY KEY (carrier)
);
comment on table platform.carrier_token is 'The newest tokens of a carrier; nobody but the application reads them';

create table platform.change (
  era integer not null default platform.current_era(),
  xid xid8 not null default pg_current_xact_id(),
  seq bigint not null generated always as identity,
  at timestamp with time zone not null default clock_timestamp(),
  kind text not null,
  what text not null,
  subject_id uuid not null,
  product_id uuid,
  organisation_id uuid,
  province_code text,
  is_demo boolean not null,
  is_public boolean not null,
  constraint change_pk PRIMARY KEY (era, xid, seq),
  constraint change_kind CHECK ((kind = ANY (ARRAY['organisation'::text, 'product'::text, 'certificate'::text, 'decision'::text, 'dossier'::text])))
);
comment on table platform.change is 'Append-only, written by triggers: what changed, in an order that never gains a row behind one that was read. A reader stops before the oldest transaction that still runs';

create table platform.delivery (
  message_id uuid not null,
  attempt integer not null,
  outcome text not null,
  reference text,
  detail text,
  tried_at timestamp with time zone not null,
  constraint delivery_pk PRIMARY KEY (message_id, attempt),
  constraint delivery_message FOREIGN KEY (message_id) REFERENCES platform.message(id),
  constraint delivery_outcome CHECK ((outcome = ANY (ARRAY['delivered'::text, 'failed'::text, 'refused'::text, 'switched-off'::text])))
);
comment on table platform.delivery is 'Append-only: every attempt to deliver a message and its outcome; reference is the carrier''s own number';

create table platform.era (
  no integer not null generated always as identity,
  cluster text not null,
  began_at timestamp with time zone not null default now(),
  constraint era_pk PRIMARY KEY (no)
);
comment on table platform.era is 'In which database cluster changes were written: within an era the number of a transaction orders them';

create table platform.file (
  sha256 text not null,
  media_type text not null,
  byte_size bigint not null,
  pages integer,
  width integer,
  height integer,
  stored_at timestamp with time zone not null,
  constraint file_pk PRIMARY KEY (sha256),
  constraint file_byte_size CHECK ((byte_size > 0)),
  constraint file_height CHECK ((height > 0)),
  constraint file_measures CHECK (
CASE media_type
    WHEN 'application/pdf'::text THEN (pages IS NOT NULL)
    WHEN 'video/mp4'::text THEN (num_nonnulls(pages, width, height) = 0)
    ELSE (num_nulls(width, height) = 0)
END),
  constraint file_media_type CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/webp'::text, 'application/pdf'::text, 'video/mp4'::text]))),
  constraint file_pages CHECK ((pages > 0)),
  constraint file_sha256_is_hex CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint file_width CHECK ((width > 0))
);
comment on table platform.file is 'Content-addressed uploads: checked, images re-encoded; append-only';

create table platform.incident (
  id uuid not null,
  part text not null,
  title_vi text not null,
  title_en text,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint incident_pk PRIMARY KEY (id),
  constraint incident_ends_after_it_began CHECK ((ended_at >= began_at)),
  constraint incident_part CHECK ((part = ANY (ARRAY['all'::text, 'register'::text, 'filing'::text, 'codes'::text, 'mail'::text, 'shop'::text]))),
  constraint incident_title CHECK (((length(btrim(title_vi)) >= 5) AND (length(btrim(title_vi)) <= 200))),
  constraint incident_title_en CHECK ((length(title_en) <= 200))
);
comment on table platform.incident is 'What did not work, as the administrator tells everybody: public, names nobody';

create table platform.incident_word (
  incident_id uuid not null,
  no integer not null,
  says_vi text not null,
  says_en text,
  said_by uuid not null,
  said_at timestamp with time zone not null,
  constraint incident_word_pk PRIMARY KEY (incident_id, no),
  constraint incident_word_incident FOREIGN KEY (incident_id) REFERENCES platform.incident(id),
  constraint incident_word_says CHECK (((length(btrim(says_vi)) >= 5) AND (length(btrim(says_vi)) <= 2000))),
  constraint incident_word_says_en CHECK ((length(says_en) <= 2000))
);
comment on table platform.incident_word is 'Append-only: what was said of an incident as it went on';

create table platform.job_ruling (
  id uuid not null,
  job text not null,
  kind text not null,
  ruling text not null,
  payload jsonb not null,
  reason text not null,
  ruled_by uuid not null,
  ruled_at timestamp with time zone not null,
  constraint job_ruling_pk PRIMARY KEY (id),
  constraint job_ruling_has_a_reason CHECK ((length(btrim(reason)) >= 5)),
  constraint job_ruling_kind CHECK ((ruling = ANY (ARRAY['retried'::text, 'dropped'::text])))
);
comment on table platform.job_ruling is 'Append-only: what administrators did with work that did not go through, and why';

create table platform.message (
  id uuid not null,
  about text not null,
  channel text not null,
  address text,
  subject text not null,
  body text not null,
  made_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  unsubscribe_url text,
  constraint message_pk PRIMARY KEY (id),
  constraint message_once UNIQUE (about, channel),
  constraint message_channel CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'zalo'::text]))),
  constraint message_waits_for_its_address CHECK (((address IS NOT NULL) OR (settled_at IS NOT NULL)))
);
comment on table platform.message is 'The outbox of messages. `about` says what for and to whom without naming them, so that nothing is said twice; the address is erased as soon as the message is settled';

create table platform.personal_read (
  subject_kind text not null,
  subject_id uuid not null,
  reader_id uuid not null,
  reader_role text not null,
  what text not null,
  day date not null,
  times integer not null,
  last_at timestamp with time zone not null,
  constraint personal_read_pk PRIMARY KEY (subject_kind, subject_id, day, reader_id, reader_role, what),
  constraint personal_read_kind CHECK ((subject_kind = ANY (ARRAY['person'::text, 'organisation'::text])))
);
comment on table platform.personal_read is 'Who of the staff looked at whose data: a line a reader, a kind of reading and a day. The person may ask for it';

create table platform.secret_mark (
  name text not null,
  mark bytea not null,
  marked_at timestamp with time zone not null,
  constraint secret_mark_pk PRIMARY KEY (name),
  constraint secret_mark_length CHECK ((length(mark) = 8))
);
comment on table platform.secret_mark is 'A short keyed mark of each secret of the installation: a machine that was given other secrets is told so at its start';

create table platform.written_file (
  sha256 text not null,
  media_type text not null,
  byte_size bigint not null,
  written_at timestamp with time zone not null,
  constraint written_file_pk PRIMARY KEY (sha256),
  constraint written_file_byte_size CHECK ((byte_size > 0)),
  constraint written_file_sha256_is_hex CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
comment on table platform.written_file is 'Files that this system wrote and keeps, under the hash of their content; backups take them along. A row goes when the time of keeping is over';

create table registry.authority_signer (
  id uuid not null,
  authority text not null,
  fingerprint text not null,
  facts jsonb not null,
  registered_by uuid,
  registered_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint authority_signer_pk PRIMARY KEY (id),
  constraint authority_signer_once UNIQUE (authority, fingerprint)
);
comment on table registry.authority_signer is 'Whose certificate signs for an authority (a province code, or TW)';

create table registry.certificate (
  id uuid not null,
  kind text not null,
  product_id uuid not null,
  number text,
  authority text,
  serial integer,
  authority_name text,
  decision_id uuid,
  dossier_id uuid,
  verdict_id uuid,
  decision_number text,
  signer text,
  star integer,
  points numeric,
  parts jsonb,
  set_id text,
  year integer not null,
  issued_on date,
  expires_on date,
  fact text not null,
  fact_key text not null,
  source jsonb,
  recorded_at timestamp with time zone not null,
  constraint certificate_pk PRIMARY KEY (id),
  constraint certificate_decided_once UNIQUE (verdict_id, decision_id),
  constraint certificate_fact_once UNIQUE (product_id, fact_key),
  constraint certificate_number_once UNIQUE (number),
  constraint certificate_serial_once UNIQUE (authority, year, serial),
  constraint certificate_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint certificate_ends_after_its_issue CHECK ((expires_on > issued_on)),
  constraint certificate_fact CHECK ((fact = ANY (ARRAY['recognised'::text, 'recognised-again'::text, 'upgraded'::text, 'proposed'::text, 'ended'::text]))),
  constraint certificate_issued_is_whole CHECK (((kind = 'transcribed'::text) OR (num_nulls(number, authority, serial, authority_name, decision_id, dossier_id, verdict_id, decision_number, signer, star, points, parts, set_id, issued_on, expires_on) = 0))),
  constraint certificate_kind CHECK ((kind = ANY (ARRAY['issued'::text, 'transcribed'::text]))),
  constraint certificate_points CHECK (((points >= (0)::numeric) AND (points <= (100)::numeric))),
  constraint certificate_star CHECK (((star >= 3) AND (star <= 5))),
  constraint certificate_transcribed_has_its_source CHECK (((kind = 'issued'::text) OR ((source IS NOT NULL) AND (num_nonnulls(number, serial, decision_id, dossier_id, verdict_id, set_id) = 0))))
);
comment on table registry.certificate is 'Append-only: recognitions. "issued": from a decision recorded here; "transcribed": what a source tells, never a certificate of ours';

create table registry.certificate_event (
  id uuid not null,
  certificate_id uuid not null,
  kind text not null,
  effective_on date,
  until date,
  document_number text,
  ground text,
  reason text,
  by_certificate_id uuid,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint certificate_event_pk PRIMARY KEY (id),
  constraint certificate_event_by FOREIGN KEY (by_certificate_id) REFERENCES registry.certificate(id),
  constraint certificate_event_certificate FOREIGN KEY (certificate_id) REFERENCES registry.certificate(id),
  constraint certificate_event_extension_has_an_end CHECK (((kind = 'extended'::text) = (until IS NOT NULL))),
  constraint certificate_event_kind CHECK ((kind = ANY (ARRAY['withdrawn'::text, 'extended'::text, 'replaced'::text, 'upgraded'::text, 'ended'::text]))),
  constraint certificate_event_succession_has_a_successor CHECK (((kind = ANY (ARRAY['replaced'::text, 'upgraded'::text])) = (by_certificate_id IS NOT NULL))),
  constraint certificate_event_withdrawal_is_reasoned CHECK (((kind <> 'withdrawn'::text) OR (num_nulls(effective_on, document_number, ground, reason) = 0)))
);
comment on table registry.certificate_event is 'Append-only: what happened to a certificate; its status is computed from these and the calendar';

create table registry.certificate_retraction (
  certificate_id uuid not null,
  batch_id uuid not null,
  retracted_at timestamp with time zone not null,
  constraint certificate_retraction_pk PRIMARY KEY (certificate_id),
  constraint certificate_retraction_batch FOREIGN KEY (batch_id) REFERENCES registry.import_batch(id),
  constraint certificate_retraction_certificate FOREIGN KEY (certificate_id) REFERENCES registry.certificate(id)
);
comment on table registry.certificate_retraction is 'Transcribed facts that were taken back with their import; removed when the same fact is taken in anew. Nothing issued here can stand in it';

create table registry.credential (
  certificate_id uuid not null,
  status_index bigint not null,
  key_id text not null,
  jwt text not null,
  issued_at timestamp with time zone not null,
  constraint credential_once PRIMARY KEY (certificate_id),
  constraint credential_status_index UNIQUE (status_index),
  constraint credential_certificate FOREIGN KEY (certificate_id) REFERENCES registry.certificate(id),
  constraint credential_status_index_from_0 CHECK ((status_index >= 0))
);
comment on table registry.credential is 'Append-only: the verifiable credential beside a certificate, and its bit in the status list';

create table registry.duplicate (
  kind text not null,
  first_id uuid not null,
  second_id uuid not null,
  score integer not null,
  reasons jsonb not null,
  provinces text[] not null,
  found_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision text,
  reason text,
  constraint duplicate_pk PRIMARY KEY (kind, first_id, second_id),
  constraint duplicate_decision CHECK ((decision = ANY (ARRAY['different'::text, 'merged'::text]))),
  constraint duplicate_decision_is_whole CHECK (((decided_at IS NULL) = (decision IS NULL))),
  constraint duplicate_is_ordered CHECK ((first_id < second_id)),
  constraint duplicate_kind CHECK ((kind = ANY (ARRAY['product'::text, 'producer'::text]))),
  constraint duplicate_score CHECK (((score >= 0) AND (score <= 100)))
);
comment on table registry.duplicate is 'Pairs that look like one, with the reasons; "different" is remembered for good';

create table registry.import_batch (
  id uuid not null,
  file_name text not null,
  sha256 text not null,
  rows integer not null,
  imported_by uuid,
  imported_at timestamp with time zone not null,
  state text not null default 'applied'::text,
  asked_by jsonb,
  area text,
  layout jsonb,
  changed_at timestamp with time zone,
  constraint import_batch_pk PRIMARY KEY (id),
  constraint import_batch_state CHECK ((state = ANY (ARRAY['read'::text, 'checking'::text, 'checked'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text, 'dropped'::text])))
);
comment on table registry.import_batch is 'Files of recorded recognitions, by whom and when, and how far each has come; asked_by is the grant that its work goes on under';

create table registry.import_file (
  batch_id uuid not null,
  bytes bytea not null,
  constraint import_file_pk PRIMARY KEY (batch_id),
  constraint import_file_batch FOREIGN KEY (batch_id) REFERENCES registry.import_batch(id)
);
comment on table registry.import_file is 'Append-only: the files as they were handed in, so that whatever entered the register can be held against its source';

create table registry.import_layout (
  area text not null,
  signature text not null,
  version integer not null,
  columns jsonb not null,
  saved_by uuid,
  saved_at timestamp with time zone not null,
  constraint import_layout_pk PRIMARY KEY (area, signature, version)
);
comment on table registry.import_layout is 'Append-only: what an area''s officers said the columns of workbooks with these headings hold; the newest counts';

create table registry.import_row (
  batch_id uuid not null,
  no integer not null,
  outcome text,
  problems jsonb not null,
  product_id uuid,
  raw jsonb not null,
  sheet text,
  line integer,
  plan text,
  product_key text,
  fact_key text,
  certificate_id uuid,
  made_product boolean not null default false,
  undone text,
  undo_problems jsonb,
  constraint import_row_pk PRIMARY KEY (batch_id, no),
  constraint import_row_batch FOREIGN KEY (batch_id) REFERENCES registry.import_batch(id),
  constraint import_row_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint import_row_outcome CHECK ((outcome = ANY (ARRAY['accepted'::text, 'already-there'::text, 'needs-person'::text, 'refused'::text]))),
  constraint import_row_plan CHECK ((plan = ANY (ARRAY['new-product'::text, 'new-fact'::text, 'already-there'::text, 'needs-person'::text, 'refused'::text]))),
  constraint import_row_undone CHECK ((undone = ANY (ARRAY['undone'::text, 'kept'::text])))
);
comment on table registry.import_row is 'Every row as it came, what the trial found, what became of it and whether it was taken back; a row that needs a person is in the register with its province, without a commune';

create table registry.inspection (
  id uuid not null,
  code text not null,
  plan_id uuid,
  product_id uuid not null,
  certificate_id uuid not null,
  report_id uuid,
  risks text[] not null,
  why text,
  checklist jsonb not null,
  due_on date not null,
  ordered_by uuid,
  ordered_at timestamp with time zone not null,
  constraint inspection_pk PRIMARY KEY (id),
  constraint inspection_code_unique UNIQUE (code),
  constraint inspection_planned_once UNIQUE (plan_id, product_id),
  constraint inspection_certificate FOREIGN KEY (certificate_id) REFERENCES registry.certificate(id),
  constraint inspection_plan_of FOREIGN KEY (plan_id) REFERENCES registry.inspection_plan(id),
  constraint inspection_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint inspection_report FOREIGN KEY (report_id) REFERENCES registry.report(id),
  constraint inspection_ad_hoc_says_why CHECK (((plan_id IS NOT NULL) OR (why IS NOT NULL)))
);
comment on table registry.inspection is 'Append-only: one visit to be made. The checklist is as it was on the day of the order, so that it can be filled in and read without anything else';

create table registry.inspection_assignment (
  inspection_id uuid not null,
  version integer not null,
  inspector_id uuid not null,
  assigned_by uuid,
  assigned_at timestamp with time zone not null,
  constraint inspection_assignment_pk PRIMARY KEY (inspection_id, version),
  constraint inspection_assignment_inspection FOREIGN KEY (inspection_id) REFERENCES registry.inspection(id),
  constraint inspection_assignment_person FOREIGN KEY (inspector_id) REFERENCES people.person(id)
);
comment on table registry.inspection_assignment is 'Append-only: who goes; the newest counts';

create table registry.inspection_conclusion (
  inspection_id uuid not null,
  outcome text not null,
  words text not null,
  document_number text not null,
  concluded_on date not null,
  correct_by date,
  concluded_by uuid,
  concluded_at timestamp with time zone not null,
  constraint inspection_conclusion_pk PRIMARY KEY (inspection_id),
  constraint inspection_conclusion_record FOREIGN KEY (inspection_id) REFERENCES registry.inspection_record(inspection_id),
  constraint inspection_conclusion_correction CHECK (((outcome = 'to-correct'::text) = (correct_by IS NOT NULL))),
  constraint inspection_conclusion_outcome CHECK ((outcome = ANY (ARRAY['kept'::text, 'to-correct'::text, 'not-kept'::text])))
);
comment on table registry.inspection_conclusion is 'Append-only: what the authority concludes from a record; published with the product';

create table registry.inspection_finding (
  inspection_id uuid not null,
  item text not null,
  outcome text not null,
  note text,
  constraint inspection_finding_pk PRIMARY KEY (inspection_id, item),
  constraint inspection_finding_record FOREIGN KEY (inspection_id) REFERENCES registry.inspection_record(inspection_id),
  constraint inspection_finding_outcome CHECK ((outcome = ANY (ARRAY['ok'::text, 'not-ok'::text, 'not-seen'::text])))
);
comment on table registry.inspection_finding is 'Append-only: an answer for each item of the checklist';

create table registry.inspection_photo (
  inspection_id uuid not null,
  part text not null,
  sha256 text not null,
  file_name text not null,
  constraint inspection_photo_pk PRIMARY KEY (inspection_id, part, sha256),
  constraint inspection_photo_file FOREIGN KEY (sha256) REFERENCES platform.file(sha256),
  constraint inspection_photo_record FOREIGN KEY (inspection_id) REFERENCES registry.inspection_record(inspection_id)
);
comment on table registry.inspection_photo is 'Append-only: photos of a record, by part of the checklist';

create table registry.inspection_plan (
  id uuid not null,
  title text not null,
  province_code text,
  period_from date not null,
  period_to date not null,
  document_number text,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint inspection_plan_pk PRIMARY KEY (id),
  constraint inspection_plan_has_a_title CHECK ((title <> ''::text)),
  constraint inspection_plan_period CHECK ((period_to >= period_from))
);
comment on table registry.inspection_plan is 'Append-only: a plan of inspections in a period. Without a province it is the Ministry''s';

create table registry.inspection_record (
  inspection_id uuid not null,
  entry_id uuid not null,
  receipt text not null,
  visited_on date not null,
  met text,
  words text,
  inspector_id uuid not null,
  received_at timestamp with time zone not null,
  constraint inspection_recorded_once PRIMARY KEY (inspection_id),
  constraint inspection_record_receipt_unique UNIQUE (receipt),
  constraint inspection_record_sent_once UNIQUE (entry_id),
  constraint inspection_record_inspection FOREIGN KEY (inspection_id) REFERENCES registry.inspection(id)
);
comment on table registry.inspection_record is 'Append-only: what the inspector sent, once. entry_id is made on the inspector''s machine: the same entry sent twice is one record';

create table registry.listing (
  product_id uuid not null,
  address text not null,
  name text not null,
  name_exact text not null,
  name_folded text not null,
  producer text not null,
  place text not null,
  industry_code text not null,
  set_no integer,
  star integer,
  province_code text not null,
  commune_code text,
  year integer not null,
  decided_on date,
  standing text not null,
  last_day date,
  is_demo boolean not null,
  newest integer not null,
  words tsvector not null,
  expires_on date,
  constraint listing_pk PRIMARY KEY (product_id),
  constraint listing_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint listing_standing CHECK ((standing = ANY (ARRAY['clocked'::text, 'withdrawn'::text, 'unknown-term'::text, 'proposed'::text, 'ended'::text])))
);
comment on table registry.listing is 'Read model of the public register. newest: days, for the order of the list; standing and last_day give the status of any day';

create table registry.match_key (
  kind text not null,
  subject_id uuid not null,
  key text not null,
  constraint match_key_pk PRIMARY KEY (kind, subject_id, key),
  constraint match_key_kind CHECK ((kind = ANY (ARRAY['product'::text, 'producer'::text])))
);
comment on table registry.match_key is 'What possible duplicates meet under, so that only those are compared that share a key';

create table registry.match_mark (
  kind text not null,
  seen_until timestamp with time zone not null,
  seen_id uuid not null,
  constraint match_mark_pk PRIMARY KEY (kind)
);
comment on table registry.match_mark is 'How far the search for duplicates has come, in the order of changes';

create table registry.merge (
  id uuid not null,
  kind text not null,
  from_id uuid not null,
  into_id uuid not null,
  reason text not null,
  province_code text not null,
  from_name text not null,
  into_name text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  undo_reason text,
  constraint merge_pk PRIMARY KEY (id),
  constraint merge_is_reasoned CHECK ((length(reason) >= 5)),
  constraint merge_kind CHECK ((kind = ANY (ARRAY['product'::text, 'producer'::text, 'product-split'::text, 'producer-split'::text]))),
  constraint merge_of_two CHECK ((from_id <> into_id)),
  constraint merge_undo_is_whole CHECK ((num_nulls(undone_at, undone_by, undo_reason) = ANY (ARRAY[0, 3])))
);
comment on table registry.merge is 'Merges of products and producers (from goes into into) and splits (what is into was part of from), with their undoing';

create table registry.merge_move (
  merge_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  constraint merge_move_pk PRIMARY KEY (merge_id, kind, subject_id),
  constraint merge_move_merge FOREIGN KEY (merge_id) REFERENCES registry.merge(id)
);
comment on table registry.merge_move is 'Append-only: what went over with a merge or a split, so that undoing brings back just that';

create table registry.numbering (
  authority text not null,
  version integer not null,
  template text not null,
  set_by uuid,
  set_at timestamp with time zone not null,
  constraint numbering_pk PRIMARY KEY (authority, version)
);
comment on table registry.numbering is 'Append-only: how an authority (province code or TW) numbers its certificates; the newest counts, none means the national template';

create table registry.paper (
  id uuid not null,
  kind text not null,
  decision_id uuid not null,
  certificate_id uuid,
  sha256 text not null,
  prepared_at timestamp with time zone not null,
  constraint paper_pk PRIMARY KEY (id),
  constraint paper_once UNIQUE NULLS NOT DISTINCT (decision_id, certificate_id),
  constraint paper_certificate FOREIGN KEY (certificate_id) REFERENCES registry.certificate(id),
  constraint paper_decision FOREIGN KEY (decision_id) REFERENCES councils.decision(id),
  constraint paper_file FOREIGN KEY (sha256) REFERENCES platform.file(sha256),
  constraint paper_kind CHECK ((kind = ANY (ARRAY['decision'::text, 'certificate'::text]))),
  constraint paper_kind_fits CHECK (((kind = 'certificate'::text) = (certificate_id IS NOT NULL)))
);
comment on table registry.paper is 'Append-only: a paper as it goes out to be signed';

create table registry.paper_handover (
  token_hash text not null,
  paper_id uuid not null,
  way text not null,
  handed_by uuid not null,
  handed_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  fetched_at timestamp with time zone,
  returned_at timestamp with time zone,
  problems jsonb not null default '[]'::jsonb,
  constraint paper_handover_pk PRIMARY KEY (token_hash),
  constraint paper_handover_paper FOREIGN KEY (paper_id) REFERENCES registry.paper(id),
  constraint paper_handover_way CHECK ((way = ANY (ARRAY['bridge'::text, 'upload'::text])))
);
comment on table registry.paper_handover is 'A paper on its way to a tool: a token for this one paper, fetched once and returned once';

create table registry.paper_signature (
  paper_id uuid not null,
  sha256 text not null,
  way text not null,
  signer jsonb not null,
  level text not null,
  is_test boolean not null,
  stamped_by text,
  signed_at timestamp with time zone not null,
  accepted_by uuid,
  accepted_at timestamp with time zone not null,
  constraint paper_signed_once PRIMARY KEY (paper_id),
  constraint paper_signature_file FOREIGN KEY (sha256) REFERENCES platform.file(sha256),
  constraint paper_signature_paper FOREIGN KEY (paper_id) REFERENCES registry.paper(id),
  constraint paper_signature_level CHECK ((level = ANY (ARRAY['B-B'::text, 'B-T'::text, 'B-LT'::text]))),
  constraint paper_signature_way CHECK ((way = ANY (ARRAY['test-ca'::text, 'pkcs11'::text, 'remote'::text, 'bridge'::text, 'upload'::text])))
);
comment on table registry.paper_signature is 'Append-only: the signed file of a paper. The primary key is the rule "a paper is signed once"';

create table registry.product (
  id uuid not null,
  name text not null,
  industry_code text not null,
  set_no integer,
  organisation_id uuid,
  producer text,
  commune_code text,
  province_code text not null,
  recorded_place text not null,
  recorded_commune_code text,
  gtin text,
  origin text not null,
  import_key text,
  merged_into uuid,
  is_demo boolean not null default false,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  retracted_at timestamp with time zone,
  absorbed uuid[] not null default '{}'::uuid[],
  constraint product_pk PRIMARY KEY (id),
  constraint product_imported_once UNIQUE (import_key),
  constraint product_merged_into FOREIGN KEY (merged_into) REFERENCES registry.product(id),
  constraint product_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint product_gtin_has_14_digits CHECK ((gtin ~ '^\d{14}$'::text)),
  constraint product_has_a_name CHECK ((name <> ''::text)),
  constraint product_import_has_a_key CHECK (((origin = 'import'::text) = (import_key IS NOT NULL))),
  constraint product_industry CHECK ((industry_code = ANY (ARRAY['I'::text, 'II'::text, 'III'::text, 'IV'::text, 'V'::text, 'VI'::text]))),
  constraint product_not_merged_into_itself CHECK ((merged_into <> id)),
  constraint product_of_a_decision_has_an_organisation CHECK (((origin = 'import'::text) OR (organisation_id IS NOT NULL))),
  constraint product_origin CHECK ((origin = ANY (ARRAY['decision'::text, 'import'::text]))),
  constraint product_set CHECK (((set_no >= 1) AND (set_no <= 26)))
);
comment on table registry.product is 'A product of the register. recorded_place is as its source writes it; commune_code is today''s, null while a person must decide';

create table registry.product_code (
  code text not null,
  product_id uuid not null,
  commune_code text,
  year integer,
  serial integer,
  is_recorded boolean not null,
  issued_at timestamp with time zone not null,
  constraint product_code_pk PRIMARY KEY (code),
  constraint product_code_serial_once UNIQUE (commune_code, year, serial),
  constraint product_code_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint product_code_is_whole CHECK ((is_recorded OR (num_nulls(commune_code, year, serial) = 0)))
);
comment on table registry.product_code is 'Append-only: legal codes (T)-(X)-(STT)-year, each for good; a recorded one was given elsewhere and is kept as text';

create table registry.product_name (
  product_id uuid not null,
  version integer not null,
  name text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  reason text,
  constraint product_name_pk PRIMARY KEY (product_id, version),
  constraint product_name_product FOREIGN KEY (product_id) REFERENCES registry.product(id)
);
comment on table registry.product_name is 'Append-only: the names of a product as they followed each other';

create table registry.reminder (
  certificate_id uuid not null,
  kind text not null,
  recipient text not null,
  due_on date not null,
  filed_at timestamp with time zone not null,
  constraint reminder_once PRIMARY KEY (certificate_id, kind, recipient),
  constraint reminder_certificate FOREIGN KEY (certificate_id) REFERENCES registry.certificate(id),
  constraint reminder_kind CHECK ((kind = ANY (ARRAY['window-opens'::text, 'window-closing'::text, 'window-closes'::text, 'ending'::text, 'expired'::text]))),
  constraint reminder_recipient CHECK ((recipient = ANY (ARRAY['producer'::text, 'commune'::text, 'province'::text])))
);
comment on table registry.reminder is 'Append-only: what the clock of a certificate told, to whom. The primary key is the rule "a reminder is given once"';

create table registry.renewal (
  dossier_id uuid not null,
  certificate_id uuid not null,
  filed_on date not null,
  closed_on date,
  constraint renewal_once PRIMARY KEY (dossier_id),
  constraint renewal_certificate FOREIGN KEY (certificate_id) REFERENCES registry.certificate(id),
  constraint renewal_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint renewal_ends_after_it_began CHECK ((closed_on >= filed_on))
);
comment on table registry.renewal is 'A re-evaluation filed for a certificate; closed_on is the day of its result, null while it is undecided';

create table registry.reply (
  id uuid not null,
  product_id uuid not null,
  withdrawal_id uuid,
  inspection_id uuid,
  words text not null,
  replied_by uuid,
  replied_at timestamp with time zone not null,
  constraint reply_pk PRIMARY KEY (id),
  constraint reply_once_a_withdrawal UNIQUE (withdrawal_id),
  constraint reply_once_an_inspection UNIQUE (inspection_id),
  constraint reply_inspection FOREIGN KEY (inspection_id) REFERENCES registry.inspection_conclusion(inspection_id),
  constraint reply_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint reply_withdrawal FOREIGN KEY (withdrawal_id) REFERENCES registry.withdrawal(id),
  constraint reply_is_about_one_thing CHECK ((num_nonnulls(withdrawal_id, inspection_id) = 1)),
  constraint reply_says_something CHECK (((length(words) >= 10) AND (length(words) <= 3000)))
);
comment on table registry.reply is 'Append-only: what a producer answers to a withdrawal or to a published finding, in public';

create table registry.report (
  id uuid not null,
  code text not null,
  product_id uuid not null,
  kind text not null,
  words text not null,
  contact text,
  reported_at timestamp with time zone not null,
  contact_erased_at timestamp with time zone,
  constraint report_pk PRIMARY KEY (id),
  constraint report_code_unique UNIQUE (code),
  constraint report_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint report_kind CHECK ((kind = ANY (ARRAY['counterfeit'::text, 'untrue'::text, 'unsafe'::text, 'mark-misused'::text, 'other'::text]))),
  constraint report_says_something CHECK (((length(words) >= 10) AND (length(words) <= 4000)))
);
comment on table registry.report is 'What the public reports of a product. The contact is optional, seen by officers only, and erased some time after the answer';

create table registry.report_answer (
  report_id uuid not null,
  outcome text not null,
  words text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null,
  constraint report_answer_pk PRIMARY KEY (report_id),
  constraint report_answer_report FOREIGN KEY (report_id) REFERENCES registry.report(id),
  constraint report_answer_outcome CHECK ((outcome = ANY (ARRAY['upheld'::text, 'partly'::text, 'not-upheld'::text, 'passed-on'::text]))),
  constraint report_answer_says_something CHECK (((length(words) >= 10) AND (length(words) <= 4000)))
);
comment on table registry.report_answer is 'Append-only: what the reporter is told; read by whoever holds the report''s code';

create table registry.report_photo (
  report_id uuid not null,
  sha256 text not null,
  file_name text not null,
  constraint report_photo_pk PRIMARY KEY (report_id, sha256),
  constraint report_photo_file FOREIGN KEY (sha256) REFERENCES platform.file(sha256),
  constraint report_photo_report FOREIGN KEY (report_id) REFERENCES registry.report(id)
);
comment on table registry.report_photo is 'Append-only: photos that came with a report, seen by officers only';

create table registry.report_triage (
  report_id uuid not null,
  taken_by uuid not null,
  taken_at timestamp with time zone not null,
  constraint report_triage_pk PRIMARY KEY (report_id),
  constraint report_triage_report FOREIGN KEY (report_id) REFERENCES registry.report(id)
);
comment on table registry.report_triage is 'Append-only: which officer looks after a report';

create table registry.signing_run (
  id uuid not null,
  decision_id uuid not null,
  way text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  problems jsonb not null default '[]'::jsonb,
  constraint signing_run_pk PRIMARY KEY (id),
  constraint signing_run_decision FOREIGN KEY (decision_id) REFERENCES councils.decision(id)
);
comment on table registry.signing_run is 'The papers of a decision being signed in one go; how far it is, the signatures tell';

create table registry.term (
  term text not null,
  uses integer not null,
  constraint term_pk PRIMARY KEY (term)
);
comment on table registry.term is 'The folded words of the register, for typing errors';

create table registry.verification_code (
  code text not null,
  product_id uuid not null,
  certificate_id uuid,
  issued_at timestamp with time zone not null,
  constraint verification_code_pk PRIMARY KEY (code),
  constraint verification_code_certificate FOREIGN KEY (certificate_id) REFERENCES registry.certificate(id),
  constraint verification_code_product FOREIGN KEY (product_id) REFERENCES registry.product(id)
);
comment on table registry.verification_code is 'Append-only: every code ever issued answers for good. Without a certificate it is the product''s own, for labels that outlive a certificate';

create table registry.withdrawal (
  id uuid not null,
  certificate_id uuid not null,
  product_id uuid not null,
  ground text not null,
  reason text not null,
  conclusion_document text not null,
  concluded_on date not null,
  reply_by date not null,
  due_on date not null,
  inspection_id uuid,
  opened_by uuid,
  opened_at timestamp with time zone not null,
  constraint withdrawal_pk PRIMARY KEY (id),
  constraint withdrawal_certificate FOREIGN KEY (certificate_id) REFERENCES registry.certificate(id),
  constraint withdrawal_inspection FOREIGN KEY (inspection_id) REFERENCES registry.inspection(id),
  constraint withdrawal_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint withdrawal_leaves_time_to_reply CHECK ((reply_by <= due_on))
);
comment on table registry.withdrawal is 'Append-only: a procedure of withdrawal. concluded_on starts the 15 days of Điều 8 khoản 4, due_on is their last day';

create table registry.withdrawal_end (
  withdrawal_id uuid not null,
  outcome text not null,
  words text,
  document_number text,
  signed_on date,
  signer_name text,
  signer_title text,
  ended_by uuid,
  ended_at timestamp with time zone not null,
  constraint withdrawal_ends_once PRIMARY KEY (withdrawal_id),
  constraint withdrawal_end_withdrawal FOREIGN KEY (withdrawal_id) REFERENCES registry.withdrawal(id),
  constraint withdrawal_end_is_whole CHECK (
CASE outcome
    WHEN 'withdrawn'::text THEN (num_nulls(document_number, signed_on, signer_name, signer_title) = 0)
    ELSE (words IS NOT NULL)
END),
  constraint withdrawal_end_outcome CHECK ((outcome = ANY (ARRAY['withdrawn'::text, 'dropped'::text])))
);
comment on table registry.withdrawal_end is 'Append-only: how a procedure of withdrawal ended';

create table support.adviser (
  id uuid not null,
  kind text not null,
  name text not null,
  tax_code text not null,
  phone text not null,
  email text not null,
  about text not null,
  subjects text[] not null,
  province_code text not null,
  works_in text[] not null,
  person_id uuid,
  registered_by uuid not null,
  registered_at timestamp with time zone not null,
  consented_at timestamp with time zone not null,
  is_demo boolean not null,
  constraint adviser_pk PRIMARY KEY (id),
  constraint adviser_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint adviser_registered_by FOREIGN KEY (registered_by) REFERENCES people.person(id),
  constraint adviser_advises_on_something CHECK ((cardinality(subjects) > 0)),
  constraint adviser_has_a_name CHECK ((name <> ''::text)),
  constraint adviser_kind CHECK ((kind = ANY (ARRAY['person'::text, 'firm'::text])))
);
comment on table support.adviser is 'Advisers and service firms as they asked to be listed; province_code is the home province, which rules. works_in empty: everywhere. consented_at: when they agreed that name and contacts are public';

create table support.adviser_complaint (
  id uuid not null,
  adviser_id uuid not null,
  organisation_id uuid not null,
  words text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint adviser_complaint_pk PRIMARY KEY (id),
  constraint adviser_complaint_adviser FOREIGN KEY (adviser_id) REFERENCES support.adviser(id),
  constraint adviser_complaint_made_by FOREIGN KEY (made_by) REFERENCES people.person(id),
  constraint adviser_complaint_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint adviser_complaint_says_something CHECK ((words <> ''::text))
);
comment on table support.adviser_complaint is 'Append-only: what a producer complains of; its words are for the home province alone';

create table support.adviser_complaint_ruling (
  complaint_id uuid not null,
  ruling text not null,
  reason text not null,
  ruled_by uuid not null,
  ruled_at timestamp with time zone not null,
  constraint complaint_ruled_once PRIMARY KEY (complaint_id),
  constraint complaint_ruling_by FOREIGN KEY (ruled_by) REFERENCES people.person(id),
  constraint complaint_ruling_complaint FOREIGN KEY (complaint_id) REFERENCES support.adviser_complaint(id),
  constraint complaint_ruling_has_a_reason CHECK ((reason <> ''::text)),
  constraint complaint_ruling_kind CHECK ((ruling = ANY (ARRAY['upheld'::text, 'dismissed'::text])))
);
comment on table support.adviser_complaint_ruling is 'Append-only: how the home province ruled on a complaint, once; only upheld ones count in the public record';

create table support.adviser_help (
  id uuid not null,
  adviser_id uuid not null,
  dossier_id uuid not null,
  is_paid boolean not null,
  noted_by uuid not null,
  noted_at timestamp with time zone not null,
  constraint adviser_help_pk PRIMARY KEY (id),
  constraint adviser_help_once UNIQUE (adviser_id, dossier_id),
  constraint adviser_help_adviser FOREIGN KEY (adviser_id) REFERENCES support.adviser(id),
  constraint adviser_help_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint adviser_help_noted_by FOREIGN KEY (noted_by) REFERENCES people.person(id)
);
comment on table support.adviser_help is 'Append-only: a producer says who helped with a dossier, and whether for pay';

create table support.adviser_ruling (
  id uuid not null,
  adviser_id uuid not null,
  ruling text not null,
  reason text not null,
  ruled_by uuid not null,
  ruled_at timestamp with time zone not null,
  constraint adviser_ruling_pk PRIMARY KEY (id),
  constraint adviser_ruling_adviser FOREIGN KEY (adviser_id) REFERENCES support.adviser(id),
  constraint adviser_ruling_by FOREIGN KEY (ruled_by) REFERENCES people.person(id),
  constraint adviser_ruling_against_has_a_reason CHECK (((ruling = 'listed'::text) OR (reason <> ''::text))),
  constraint adviser_ruling_kind CHECK ((ruling = ANY (ARRAY['listed'::text, 'refused'::text, 'removed'::text])))
);
comment on table support.adviser_ruling is 'Append-only: how the home province ruled; the newest counts';

create table support.attendance (
  enrolment_id uuid not null,
  way text not null,
  noted_by uuid not null,
  noted_at timestamp with time zone not null,
  constraint attendance_once PRIMARY KEY (enrolment_id),
  constraint attendance_enrolment FOREIGN KEY (enrolment_id) REFERENCES support.enrolment(id),
  constraint attendance_way CHECK ((way = ANY (ARRAY['code'::text, 'list'::text])))
);
comment on table support.attendance is 'Append-only: who was there, by the code on the trainer''s screen or by the trainer''s list';

create table support.budget_line (
  id uuid not null,
  policy_id uuid not null,
  source text not null,
  province_code text not null,
  commune_code text,
  year integer not null,
  document text not null,
  allotted_dong bigint not null,
  granted_dong bigint not null default 0,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint budget_line_pk PRIMARY KEY (id),
  constraint budget_line_once UNIQUE NULLS NOT DISTINCT (policy_id, source, province_code, commune_code, year, document),
  constraint budget_line_policy FOREIGN KEY (policy_id) REFERENCES support.policy(id),
  constraint budget_line_set_by FOREIGN KEY (set_by) REFERENCES people.person(id),
  constraint budget_line_allots_something CHECK ((allotted_dong > 0)),
  constraint budget_line_names_its_document CHECK ((document <> ''::text)),
  constraint budget_line_never_beyond_allotment CHECK (((granted_dong >= 0) AND (granted_dong <= allotted_dong))),
  constraint budget_line_source CHECK ((source = ANY (ARRAY['central'::text, 'provincial'::text, 'commune'::text, 'programme'::text, 'other'::text]))),
  constraint budget_line_year CHECK (((year >= 2018) AND (year <= 2100)))
);
comment on table support.budget_line is 'Money set apart for a policy, by source, unit and year. The check is the rule: no grant beyond the allotment, however many officers grant at once';

create table support.course (
  id uuid not null,
  title text not null,
  about text not null,
  audience text[] not null,
  subjects text[] not null,
  level text not null,
  province_code text,
  commune_code text,
  pass_percent integer,
  most_attempts integer,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  published_at timestamp with time zone,
  ended_at timestamp with time zone,
  is_demo boolean not null,
  constraint course_pk PRIMARY KEY (id),
  constraint course_attempts CHECK (((most_attempts >= 1) AND (most_attempts <= 20))),
  constraint course_has_a_title CHECK ((title <> ''::text)),
  constraint course_is_for_somebody CHECK ((cardinality(audience) > 0)),
  constraint course_level CHECK ((level = ANY (ARRAY['commune'::text, 'province'::text, 'nation'::text]))),
  constraint course_pass_percent CHECK (((pass_percent >= 1) AND (pass_percent <= 100))),
  constraint course_place_fits_level CHECK (
CASE level
    WHEN 'nation'::text THEN (num_nonnulls(province_code, commune_code) = 0)
    WHEN 'province'::text THEN ((province_code IS NOT NULL) AND (commune_code IS NULL))
    ELSE (num_nulls(province_code, commune_code) = 0)
END)
);
comment on table support.course is 'What is taught, to whom, by which authority. A course once published is ended, never deleted: certificates name it';

create table support.course_attempt (
  course_id uuid not null,
  person_id uuid not null,
  attempt_no integer not null,
  sheet jsonb not null,
  right_count integer not null,
  question_count integer not null,
  has_passed boolean not null,
  taken_at timestamp with time zone not null,
  constraint course_attempt_once PRIMARY KEY (course_id, person_id, attempt_no),
  constraint course_attempt_course FOREIGN KEY (course_id) REFERENCES support.course(id),
  constraint course_attempt_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint course_attempt_asks CHECK ((question_count > 0))
);
comment on table support.course_attempt is 'Append-only: a test as it was asked and answered';

create table support.course_lesson (
  id uuid not null,
  course_id uuid not null,
  "position" integer not null,
  title text not null,
  words text not null,
  minutes integer not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  ended_at timestamp with time zone,
  constraint course_lesson_pk PRIMARY KEY (id),
  constraint course_lesson_course FOREIGN KEY (course_id) REFERENCES support.course(id),
  constraint course_lesson_has_a_title CHECK ((title <> ''::text)),
  constraint course_lesson_minutes CHECK (((minutes >= 1) AND (minutes <= 600)))
);
comment on table support.course_lesson is 'Lessons to read at home. The words are lines in our own simple spelling, never HTML';

create table support.course_practice (
  course_id uuid not null,
  asked_at timestamp with time zone not null,
  constraint course_practice_once PRIMARY KEY (course_id),
  constraint course_practice_course FOREIGN KEY (course_id) REFERENCES support.course(id)
);
comment on table support.course_practice is 'Courses whose certificate asks for a card signed on an anchor dossier; what the card says stays with its author';

create table support.course_question (
  id uuid not null,
  course_id uuid not null,
  "position" integer not null,
  words text not null,
  options jsonb not null,
  right_option integer not null,
  reason text not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint course_question_pk PRIMARY KEY (id),
  constraint course_question_course FOREIGN KEY (course_id) REFERENCES support.course(id),
  constraint course_question_asks CHECK ((words <> ''::text)),
  constraint course_question_says_why CHECK ((reason <> ''::text))
);
comment on table support.course_question is 'Questions of a course''s test: options, which is right, and why. A changed question is a new one';

create table support.course_session (
  id uuid not null,
  course_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  commune_code text not null,
  province_code text not null,
  address text not null,
  trainer text not null,
  capacity integer not null,
  made_by uuid not null,
  changed_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  cancel_reason text,
  constraint course_session_pk PRIMARY KEY (id),
  constraint course_session_course FOREIGN KEY (course_id) REFERENCES support.course(id),
  constraint course_session_cancelled_with_a_reason CHECK (((cancelled_at IS NULL) = (cancel_reason IS NULL))),
  constraint course_session_capacity CHECK (((capacity >= 1) AND (capacity <= 2000))),
  constraint course_session_ends_after_it_starts CHECK ((ends_at > starts_at)),
  constraint course_session_has_an_address CHECK ((address <> ''::text))
);
comment on table support.course_session is 'A meeting of a course: when, where, by whom, for how many';

create table support.enrolment (
  id uuid not null,
  session_id uuid not null,
  person_id uuid,
  name text not null,
  organisation_id uuid,
  seat integer,
  enrolled_by uuid not null,
  enrolled_at timestamp with time zone not null,
  left_at timestamp with time zone,
  constraint enrolment_pk PRIMARY KEY (id),
  constraint enrolment_of_a_person_once UNIQUE (session_id, person_id),
  constraint enrolment_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint enrolment_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint enrolment_session FOREIGN KEY (session_id) REFERENCES support.course_session(id),
  constraint enrolment_has_a_name CHECK ((name <> ''::text)),
  constraint enrolment_left_gives_its_seat_back CHECK (((left_at IS NULL) OR (seat IS NULL))),
  constraint enrolment_seat_counts_from_one CHECK ((seat > 0))
);
comment on table support.enrolment is 'Who comes to a session. Without a seat: the waiting list, in order of enrolment. Without a person: somebody without an account, enrolled by an officer; the name is then all that is known';

create table support.grant_return (
  grant_id uuid not null,
  reason text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint grant_returned_once PRIMARY KEY (grant_id),
  constraint grant_return_grant FOREIGN KEY (grant_id) REFERENCES support.policy_grant(id),
  constraint grant_return_recorded_by FOREIGN KEY (recorded_by) REFERENCES people.person(id),
  constraint grant_return_has_a_reason CHECK ((reason <> ''::text))
);
comment on table support.grant_return is 'Append-only: a grant that was cancelled or paid back whole; its money is free again';

create table support.help_request (
  id uuid not null,
  organisation_id uuid not null,
  province_code text not null,
  commune_code text not null,
  subject text not null,
  title text not null,
  product_id uuid,
  asked_by uuid not null,
  is_assisted boolean not null,
  desk text not null,
  assignee_id uuid,
  status text not null,
  waits_since timestamp with time zone,
  due_on date,
  was_helped boolean,
  asked_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  is_demo boolean not null,
  constraint help_request_pk PRIMARY KEY (id),
  constraint help_request_assignee FOREIGN KEY (assignee_id) REFERENCES people.person(id),
  constraint help_request_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint help_request_person FOREIGN KEY (asked_by) REFERENCES people.person(id),
  constraint help_request_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint help_request_closed_with_a_word CHECK (((status = 'closed'::text) = (was_helped IS NOT NULL))),
  constraint help_request_desk CHECK ((desk = ANY (ARRAY['commune'::text, 'province'::text, 'nation'::text]))),
  constraint help_request_has_a_title CHECK ((title <> ''::text)),
  constraint help_request_status CHECK ((status = ANY (ARRAY['waiting'::text, 'answered'::text, 'closed'::text]))),
  constraint help_request_waits_with_a_day CHECK ((((status = 'waiting'::text) = (waits_since IS NOT NULL)) AND ((status = 'waiting'::text) = (due_on IS NOT NULL))))
);
comment on table support.help_request is 'A request for advice. desk is the level whose turn it is; due_on the day that we promised an answer by';

create table support.help_request_file (
  request_id uuid not null,
  step_no integer not null,
  sha256 text not null,
  file_name text not null,
  constraint help_request_file_pk PRIMARY KEY (request_id, step_no, sha256),
  constraint help_request_file_file FOREIGN KEY (sha256) REFERENCES platform.file(sha256),
  constraint help_request_file_step FOREIGN KEY (request_id, step_no) REFERENCES support.help_request_step(request_id, step_no)
);
comment on table support.help_request_file is 'Append-only: photos and papers that came with a step';

create table support.help_request_step (
  request_id uuid not null,
  step_no integer not null,
  kind text not null,
  by_id uuid not null,
  by_name text not null,
  side text not null,
  words text,
  told jsonb not null,
  at timestamp with time zone not null,
  constraint help_request_step_pk PRIMARY KEY (request_id, step_no),
  constraint help_request_step_request FOREIGN KEY (request_id) REFERENCES support.help_request(id),
  constraint help_request_step_kind CHECK ((kind = ANY (ARRAY['asked'::text, 'added'::text, 'taken'::text, 'assigned'::text, 'passed-on'::text, 'answered'::text, 'closed'::text, 'reopened'::text]))),
  constraint help_request_step_says_something CHECK (((kind <> ALL (ARRAY['asked'::text, 'added'::text, 'answered'::text])) OR (words IS NOT NULL))),
  constraint help_request_step_side CHECK ((side = ANY (ARRAY['producer'::text, 'helper'::text])))
);
comment on table support.help_request_step is 'Append-only: all that was said and done about a request, in order';

create table support.help_vote (
  id uuid not null,
  subject text not null,
  is_helpful boolean not null,
  voted_on date not null,
  constraint help_vote_pk PRIMARY KEY (id)
);
comment on table support.help_vote is 'Append-only: presses of "was this of help", by answer and day; nothing tells who pressed';

create table support.improvement_plan (
  id uuid not null,
  organisation_id uuid not null,
  province_code text not null,
  commune_code text not null,
  product_name text not null,
  product_id uuid,
  dossier_id uuid not null,
  set_id text not null,
  basis text not null,
  from_star integer not null,
  target_star integer not null,
  points_now numeric not null,
  points_then numeric not null,
  status text not null,
  next_dossier_id uuid,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  is_demo boolean not null,
  constraint improvement_plan_pk PRIMARY KEY (id),
  constraint improvement_plan_dossier FOREIGN KEY (dossier_id) REFERENCES dossiers.dossier(id),
  constraint improvement_plan_next FOREIGN KEY (next_dossier_id) REFERENCES dossiers.dossier(id),
  constraint improvement_plan_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint improvement_plan_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint improvement_plan_basis CHECK ((basis = ANY (ARRAY['verdict'::text, 'self'::text]))),
  constraint improvement_plan_from CHECK (((from_star >= 0) AND (from_star <= 4))),
  constraint improvement_plan_rises CHECK ((target_star > from_star)),
  constraint improvement_plan_status CHECK ((status = ANY (ARRAY['open'::text, 'used'::text, 'dropped'::text]))),
  constraint improvement_plan_target CHECK (((target_star >= 3) AND (target_star <= 5))),
  constraint improvement_plan_used_in_a_dossier CHECK (((status = 'used'::text) = (next_dossier_id IS NOT NULL)))
);
comment on table support.improvement_plan is 'A producer''s plan to the next star, made from a scorecard; used once the next dossier began with it';

create table support.lesson_file (
  lesson_id uuid not null,
  sha256 text not null,
  file_name text not null,
  caption text not null,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint lesson_file_pk PRIMARY KEY (lesson_id, sha256),
  constraint lesson_file_file FOREIGN KEY (sha256) REFERENCES platform.file(sha256),
  constraint lesson_file_lesson FOREIGN KEY (lesson_id) REFERENCES support.course_lesson(id)
);
comment on table support.lesson_file is 'Pictures and papers of a lesson';

create table support.lesson_reading (
  lesson_id uuid not null,
  person_id uuid not null,
  finished_at timestamp with time zone not null,
  constraint lesson_is_finished_once PRIMARY KEY (lesson_id, person_id),
  constraint lesson_reading_lesson FOREIGN KEY (lesson_id) REFERENCES support.course_lesson(id),
  constraint lesson_reading_person FOREIGN KEY (person_id) REFERENCES people.person(id)
);
comment on table support.lesson_reading is 'Who says they have read a lesson';

create table support.plan_evidence (
  plan_id uuid not null,
  criterion text not null,
  sha256 text not null,
  file_name text not null,
  added_at timestamp with time zone not null,
  constraint plan_evidence_pk PRIMARY KEY (plan_id, criterion, sha256),
  constraint plan_evidence_file FOREIGN KEY (sha256) REFERENCES platform.file(sha256),
  constraint plan_evidence_step FOREIGN KEY (plan_id, criterion) REFERENCES support.plan_step(plan_id, criterion)
);
comment on table support.plan_evidence is 'Append-only: what shows that a step is done; goes into the next dossier';

create table support.plan_step (
  plan_id uuid not null,
  criterion text not null,
  "position" integer not null,
  title text not null,
  from_option text,
  to_option text not null,
  points_won numeric not null,
  is_needed_by_floor boolean not null,
  helper text,
  due_on date,
  cost_note text,
  note text,
  done_on date,
  changed_at timestamp with time zone not null,
  constraint plan_step_pk PRIMARY KEY (plan_id, criterion),
  constraint plan_step_plan FOREIGN KEY (plan_id) REFERENCES support.improvement_plan(id)
);
comment on table support.plan_step is 'One criterion to raise, to which option, for how many points';

create table support.policy (
  id uuid not null,
  title text not null,
  pays text not null,
  document text not null,
  source text not null,
  level text not null,
  province_code text,
  ceiling_dong bigint,
  stars integer[] not null,
  kinds text[] not null,
  from_day date not null,
  to_day date,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  end_reason text,
  is_demo boolean not null,
  constraint policy_pk PRIMARY KEY (id),
  constraint policy_made_by FOREIGN KEY (made_by) REFERENCES people.person(id),
  constraint policy_ceiling CHECK ((ceiling_dong > 0)),
  constraint policy_ended_with_a_reason CHECK (((ended_at IS NULL) = (end_reason IS NULL))),
  constraint policy_has_a_title CHECK ((title <> ''::text)),
  constraint policy_level CHECK ((level = ANY (ARRAY['nation'::text, 'province'::text]))),
  constraint policy_names_its_document CHECK ((document <> ''::text)),
  constraint policy_period CHECK (((to_day IS NULL) OR (to_day >= from_day))),
  constraint policy_place_fits_level CHECK (((level = 'nation'::text) = (province_code IS NULL))),
  constraint policy_says_what_it_pays CHECK ((pays <> ''::text))
);
comment on table support.policy is 'What the State pays for, by which document, for whom: stars empty means any product, kinds empty any producer; ceiling_dong is the most for one producer, null when the document names none';

create table support.policy_grant (
  id uuid not null,
  line_id uuid not null,
  organisation_id uuid not null,
  amount_dong bigint not null,
  purpose text not null,
  document text not null,
  granted_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint policy_grant_pk PRIMARY KEY (id),
  constraint policy_grant_line FOREIGN KEY (line_id) REFERENCES support.budget_line(id),
  constraint policy_grant_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint policy_grant_recorded_by FOREIGN KEY (recorded_by) REFERENCES people.person(id),
  constraint policy_grant_amount CHECK ((amount_dong > 0)),
  constraint policy_grant_has_a_purpose CHECK ((purpose <> ''::text)),
  constraint policy_grant_names_its_document CHECK ((document <> ''::text))
);
comment on table support.policy_grant is 'Append-only: what a producer was granted, by which paper';

create table support.question (
  id uuid not null,
  code text not null,
  words text not null,
  audience text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  constraint question_pk PRIMARY KEY (id),
  constraint question_code_once UNIQUE (code),
  constraint question_asked_by FOREIGN KEY (asked_by) REFERENCES people.person(id),
  constraint question_asks CHECK ((words <> ''::text)),
  constraint question_audience CHECK ((audience = ANY (ARRAY['producer'::text, 'commune'::text, 'council'::text])))
);
comment on table support.question is 'Append-only: what somebody asked, as they wrote it; shown to the Ministry alone. asked_by is null for a visitor';

create table support.question_outcome (
  question_id uuid not null,
  outcome text not null,
  title text not null,
  words text not null,
  cites text[] not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  constraint question_decided_once PRIMARY KEY (question_id),
  constraint question_outcome_decided_by FOREIGN KEY (decided_by) REFERENCES people.person(id),
  constraint question_outcome_question FOREIGN KEY (question_id) REFERENCES support.question(id),
  constraint question_answer_names_its_article CHECK (((outcome = 'declined'::text) OR ((cardinality(cites) > 0) AND (title <> ''::text)))),
  constraint question_outcome_kind CHECK ((outcome = ANY (ARRAY['answered'::text, 'declined'::text]))),
  constraint question_outcome_says_something CHECK ((words <> ''::text))
);
comment on table support.question_outcome is 'Append-only: the Ministry''s answer with the articles it rests on, under the question as it is published; or why there is none';

create table support.training_certificate (
  id uuid not null,
  code text not null,
  course_id uuid not null,
  person_id uuid,
  enrolment_id uuid,
  facts jsonb not null,
  issued_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoke_reason text,
  constraint training_certificate_pk PRIMARY KEY (id),
  constraint training_certificate_code_once UNIQUE (code),
  constraint training_certificate_of_a_guest_once UNIQUE (course_id, enrolment_id),
  constraint training_certificate_of_a_person_once UNIQUE (course_id, person_id),
  constraint training_certificate_course FOREIGN KEY (course_id) REFERENCES support.course(id),
  constraint training_certificate_enrolment FOREIGN KEY (enrolment_id) REFERENCES support.enrolment(id),
  constraint training_certificate_person FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint training_certificate_has_a_holder CHECK ((num_nonnulls(person_id, enrolment_id) = 1)),
  constraint training_certificate_revoked_with_a_reason CHECK (((revoked_at IS NULL) = (revoke_reason IS NULL)))
);
comment on table support.training_certificate is 'Certificates of attendance; facts holds what the paper says. Its code answers for ever, revoked or not';

create table trace.area (
  id uuid not null,
  organisation_id uuid not null,
  key text not null,
  kind text not null,
  name text not null,
  crop text,
  commune_code text not null,
  province_code text not null,
  grower_name text,
  shape jsonb,
  square_metres double precision,
  longitude double precision,
  latitude double precision,
  west double precision,
  south double precision,
  east double precision,
  north double precision,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint area_pk PRIMARY KEY (id),
  constraint area_key_once UNIQUE (key),
  constraint area_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint area_has_a_name CHECK ((name <> ''::text)),
  constraint area_key_spelling CHECK ((key ~ '^[0-9A-HJKMNP-TV-Z]{12}$'::text)),
  constraint area_shape_is_measured CHECK ((((shape IS NULL) = (square_metres IS NULL)) AND ((shape IS NULL) = (west IS NULL))))
);
comment on table trace.area is 'Raw-material areas and places of a producer. Households'' data: outline, grower and contracts are for the owner, its commune and its province; nothing finer than the commune is public';

create table trace.area_code (
  id uuid not null,
  area_id uuid not null,
  scheme text not null,
  value text not null,
  market text,
  valid_from date not null,
  valid_to date,
  told_at timestamp with time zone not null,
  told_by uuid,
  ended_at timestamp with time zone,
  constraint area_code_pk PRIMARY KEY (id),
  constraint area_code_area FOREIGN KEY (area_id) REFERENCES trace.area(id)
);
comment on table trace.area_code is 'Codes of growing areas and packing houses as (scheme, value, market, validity); a province in a code is history, never today''s place';

create table trace.area_contract (
  id uuid not null,
  area_id uuid not null,
  grower_name text not null,
  signed_on date not null,
  ends_on date,
  kilograms numeric,
  told_at timestamp with time zone not null,
  told_by uuid,
  ended_at timestamp with time zone,
  constraint area_contract_pk PRIMARY KEY (id),
  constraint area_contract_area FOREIGN KEY (area_id) REFERENCES trace.area(id)
);
comment on table trace.area_contract is 'Contracts with growers: personal data of households, for the owner, its commune and its province only';

create table trace.area_paper (
  id uuid not null,
  area_id uuid not null,
  kind text not null,
  number text not null,
  issuer text not null,
  issued_on date not null,
  expires_on date not null,
  told_at timestamp with time zone not null,
  told_by uuid,
  ended_at timestamp with time zone,
  constraint area_paper_pk PRIMARY KEY (id),
  constraint area_paper_area FOREIGN KEY (area_id) REFERENCES trace.area(id)
);
comment on table trace.area_paper is 'Certificates of an area as its owner tells them (VietGAP, GlobalGAP, organic …), each with its end';

create table trace.area_season (
  id uuid not null,
  area_id uuid not null,
  name text not null,
  crop text not null,
  starts_on date not null,
  ends_on date not null,
  expected_kilograms numeric not null,
  set_at timestamp with time zone not null,
  set_by uuid,
  constraint area_season_pk PRIMARY KEY (id),
  constraint area_season_area FOREIGN KEY (area_id) REFERENCES trace.area(id),
  constraint area_season_ends_after_it_begins CHECK ((ends_on >= starts_on)),
  constraint area_season_yields CHECK ((expected_kilograms > (0)::numeric))
);
comment on table trace.area_season is 'Append-only: what an area is expected to yield in a season; of one name the newest row holds';

create table trace.area_shape (
  area_id uuid not null,
  version integer not null,
  shape jsonb,
  square_metres double precision,
  way text not null,
  at timestamp with time zone not null,
  by uuid,
  constraint area_shape_pk PRIMARY KEY (area_id, version),
  constraint area_shape_area FOREIGN KEY (area_id) REFERENCES trace.area(id),
  constraint area_shape_way CHECK ((way = ANY (ARRAY['drawn'::text, 'walked'::text, 'typed'::text, 'file'::text])))
);
comment on table trace.area_shape is 'Append-only: the outlines of an area as they followed each other';

create table trace.capture (
  id uuid not null,
  owner_id uuid not null,
  captured_by uuid not null,
  received_at timestamp with time zone not null,
  finished_at timestamp with time zone not null,
  behaviour text not null,
  success boolean not null,
  given integer not null,
  added integer not null,
  errors jsonb not null,
  constraint capture_pk PRIMARY KEY (id),
  constraint capture_behaviour CHECK ((behaviour = ANY (ARRAY['rollback'::text, 'proceed'::text])))
);
comment on table trace.capture is 'Append-only: capture jobs, written once when they are finished (EPCIS 2.0 section 12.6.1)';

create table trace.clone_alarm (
  id uuid not null,
  key text not null,
  serial text not null,
  kind text not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  facts jsonb not null,
  raised_at timestamp with time zone not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  outcome text,
  words text,
  constraint clone_alarm_pk PRIMARY KEY (id),
  constraint clone_alarm_key FOREIGN KEY (key) REFERENCES trace.product_key(key),
  constraint clone_alarm_settled CHECK ((num_nonnulls(settled_by, settled_at, outcome, words) = ANY (ARRAY[0, 4])))
);
comment on table trace.clone_alarm is 'Signs that a serial cannot be one piece, until somebody looked into them';

create table trace.company_prefix (
  owner_id uuid not null,
  prefix text not null,
  constraint company_prefix_pk PRIMARY KEY (owner_id, prefix)
);
comment on table trace.company_prefix is 'Append-only: company prefixes seen in URNs of an owner; a Digital Link does not say how long its own is';

create table trace.diary_book (
  organisation_id uuid not null,
  sectors text[] not null,
  changed_at timestamp with time zone not null,
  constraint diary_book_pk PRIMARY KEY (organisation_id),
  constraint diary_book_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id)
);
comment on table trace.diary_book is 'Which sectors'' steps a producer''s diary shows, where it chose itself; else those of its products';

create table trace.diary_entry (
  id uuid not null,
  organisation_id uuid not null,
  no integer not null,
  step text not null,
  form jsonb not null,
  happened_at timestamp with time zone not null,
  told_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  clock_offset_ms bigint not null,
  clock_verdict text not null,
  told_by uuid not null,
  told_as text not null,
  photos text[] not null,
  event jsonb not null,
  corrects uuid,
  constraint diary_entry_pk PRIMARY KEY (id),
  constraint diary_entry_corrected_once UNIQUE (corrects),
  constraint diary_entry_no_once UNIQUE (organisation_id, no),
  constraint diary_entry_corrects FOREIGN KEY (corrects) REFERENCES trace.diary_entry(id),
  constraint diary_entry_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint diary_entry_clock CHECK ((clock_verdict = ANY (ARRAY['right'::text, 'corrected'::text, 'flagged'::text])))
);
comment on table trace.diary_entry is 'Append-only: what was told in the field, once for each id that a phone made. told_at and saved_at are the phone''s clock, received_at ours; happened_at is what holds';

create table trace.diary_withdrawal (
  entry_id uuid not null,
  reason text not null,
  at timestamp with time zone not null,
  by uuid not null,
  constraint diary_withdrawal_pk PRIMARY KEY (entry_id),
  constraint diary_withdrawal_entry FOREIGN KEY (entry_id) REFERENCES trace.diary_entry(id)
);
comment on table trace.diary_withdrawal is 'Append-only: entries that never happened; they are kept, and their event is declared wrong';

create table trace.error (
  id uuid not null,
  declaration_id uuid not null,
  event_time timestamp with time zone not null,
  declared_at timestamp with time zone not null,
  constraint error_pk PRIMARY KEY (id, declaration_id)
);
comment on table trace.error is 'Append-only: which events their owner declared wrong (EPCIS 2.0 section 7.4.1.3); they are kept, and count no more in traces';

create table trace.event (
  id uuid not null,
  event_time timestamp with time zone not null,
  record_time timestamp with time zone not null,
  event_id text not null,
  type text not null,
  action text,
  biz_step text,
  disposition text,
  read_point text,
  biz_location text,
  owner_id uuid not null,
  province_code text,
  commune_code text,
  capture_id uuid not null,
  error_time timestamp with time zone,
  body jsonb not null,
  facts jsonb,
  prefixes jsonb,
  context jsonb,
  parties text[],
  constraint event_pk PRIMARY KEY (event_time, id)
) partition by RANGE (event_time);
comment on table trace.event is 'Append-only: events as they were told, with what they are asked for most; months from 2015 to 2035 are made when first needed';

create table trace.event_early (
  id uuid not null,
  event_time timestamp with time zone not null,
  record_time timestamp with time zone not null,
  event_id text not null,
  type text not null,
  action text,
  biz_step text,
  disposition text,
  read_point text,
  biz_location text,
  owner_id uuid not null,
  province_code text,
  commune_code text,
  capture_id uuid not null,
  error_time timestamp with time zone,
  body jsonb not null,
  facts jsonb,
  prefixes jsonb,
  context jsonb,
  parties text[],
  constraint event_early_pkey PRIMARY KEY (event_time, id)
);

create table trace.event_item (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
) partition by HASH (key);
comment on table trace.event_item is 'Append-only: what an event mentions, by instance, lot and class; key is hashtextextended(text, 0), and text is compared too';

create table trace.event_item_00 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_01 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_02 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_03 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_04 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_05 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_06 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_07 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_08 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_09 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_10 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_11 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_12 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_13 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_14 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_item_15 (
  key bigint not null,
  event_time timestamp with time zone not null,
  event_id uuid not null,
  role text not null,
  level text not null,
  owner_id uuid not null,
  text text not null,
  parties text[]
);

create table trace.event_key (
  id uuid not null,
  event_time timestamp with time zone not null,
  constraint event_key_pk PRIMARY KEY (id)
);
comment on table trace.event_key is 'Append-only: which events are there; id is made from owner, eventID and, in a declaration of error, its time';

create table trace.event_late (
  id uuid not null,
  event_time timestamp with time zone not null,
  record_time timestamp with time zone not null,
  event_id text not null,
  type text not null,
  action text,
  biz_step text,
  disposition text,
  read_point text,
  biz_location text,
  owner_id uuid not null,
  province_code text,
  commune_code text,
  capture_id uuid not null,
  error_time timestamp with time zone,
  body jsonb not null,
  facts jsonb,
  prefixes jsonb,
  context jsonb,
  parties text[],
  constraint event_late_pkey PRIMARY KEY (event_time, id)
);

create table trace.exchange_attempt (
  delivery_id uuid not null,
  no integer not null,
  payload_no integer,
  address text not null,
  signature text,
  outcome text not null,
  status integer,
  answer text,
  detail text,
  tried_by uuid,
  tried_at timestamp with time zone not null,
  constraint exchange_attempt_pk PRIMARY KEY (delivery_id, no),
  constraint exchange_attempt_of FOREIGN KEY (delivery_id) REFERENCES trace.exchange_delivery(id),
  constraint exchange_attempt_outcome CHECK ((outcome = ANY (ARRAY['accepted'::text, 'duplicate'::text, 'rejected'::text, 'wait'::text, 'denied'::text, 'failed'::text, 'incomplete'::text, 'replayed'::text])))
);
comment on table trace.exchange_attempt is 'Append-only: every try of a delivery with the signature it bore and the answer it got, and every time somebody asked for another';

create table trace.exchange_delivery (
  id uuid not null,
  target text not null,
  record_id uuid not null,
  subject text not null,
  version integer not null,
  state text not null default 'waiting'::text,
  payload_no integer,
  failures integer not null default 0,
  queued_at timestamp with time zone not null,
  next_try_at timestamp with time zone not null,
  claimed_until timestamp with time zone,
  settled_at timestamp with time zone,
  receipt text,
  reasons jsonb not null default '[]'::jsonb,
  constraint exchange_delivery_pk PRIMARY KEY (id),
  constraint exchange_delivery_once UNIQUE (target, subject, version),
  constraint exchange_delivery_record FOREIGN KEY (record_id) REFERENCES trace.exchange_record(id),
  constraint exchange_delivery_settled CHECK (((state = 'waiting'::text) = (settled_at IS NULL))),
  constraint exchange_delivery_state CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'rejected'::text, 'incomplete'::text, 'dead'::text])))
);
comment on table trace.exchange_delivery is 'The outbox: a version of a record on its way to a target. Of a subject the earlier version goes first';

create table trace.exchange_mapping (
  target text not null,
  no integer not null,
  body jsonb not null,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  constraint exchange_mapping_pk PRIMARY KEY (target, no),
  constraint exchange_mapping_no CHECK ((no >= 1))
);
comment on table trace.exchange_mapping is 'Append-only: how records are told to a target, by version; version 0 is the assumed one that comes with the system';

create table trace.exchange_pace (
  target text not null,
  paused_until timestamp with time zone not null,
  constraint exchange_pace_pk PRIMARY KEY (target)
);
comment on table trace.exchange_pace is 'Until when a target asked to be left alone';

create table trace.exchange_payload (
  delivery_id uuid not null,
  no integer not null,
  mapping_no integer not null,
  body text not null,
  media_type text not null,
  idempotency_key text not null,
  made_at timestamp with time zone not null,
  constraint exchange_payload_pk PRIMARY KEY (delivery_id, no),
  constraint exchange_payload_key_once UNIQUE (idempotency_key),
  constraint exchange_payload_of FOREIGN KEY (delivery_id) REFERENCES trace.exchange_delivery(id)
);
comment on table trace.exchange_payload is 'Append-only: what was written once is sent again byte by byte under its key; another mapping makes another payload and another key';

create table trace.exchange_record (
  id uuid not null,
  subject text not null,
  version integer not null,
  product_id uuid not null,
  lot_id uuid,
  organisation_id uuid not null,
  cause text not null,
  body jsonb not null,
  made_at timestamp with time zone not null,
  constraint exchange_record_pk PRIMARY KEY (id),
  constraint exchange_record_once UNIQUE (subject, version),
  constraint exchange_record_lot FOREIGN KEY (lot_id) REFERENCES trace.lot(id),
  constraint exchange_record_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint exchange_record_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint exchange_record_version CHECK ((version >= 1))
);
comment on table trace.exchange_record is 'Append-only: every version of what is told of a published product or lot; each holds everything, so a later one makes up for any before it';

create table trace.exchange_setting (
  id uuid not null,
  target text not null,
  is_on boolean not null,
  address text,
  auth text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint exchange_setting_pk PRIMARY KEY (id),
  constraint exchange_setting_auth CHECK ((auth = ANY (ARRAY['none'::text, 'bearer'::text, 'api-key'::text, 'basic'::text]))),
  constraint exchange_setting_on_has_address CHECK (((NOT is_on) OR (address IS NOT NULL)))
);
comment on table trace.exchange_setting is 'Append-only: whether and where a target is told; the newest holds, without one a target is off. Credentials lie in the secrets folder, never here';

create table trace.follow_mark (
  name text not null,
  recorded_at timestamp with time zone not null,
  constraint follow_mark_pk PRIMARY KEY (name)
);
comment on table trace.follow_mark is 'Until when each follower of events looked through what was recorded';

create table trace.item_class (
  text text not null,
  constraint item_class_pk PRIMARY KEY (text)
);
comment on table trace.item_class is 'Append-only: every class that an event mentions';

create table trace.label_part (
  run_id uuid not null,
  no integer not null,
  labels integer not null,
  pages integer not null,
  sha256 text not null,
  byte_size integer not null,
  drawn_at timestamp with time zone not null,
  constraint label_part_pk PRIMARY KEY (run_id, no),
  constraint label_part_run FOREIGN KEY (run_id) REFERENCES trace.label_run(id)
);
comment on table trace.label_part is 'Append-only: PDF files of a run, drawn one after the other; what is there after a crash is not drawn again';

create table trace.label_run (
  id uuid not null,
  lot_id uuid not null,
  key text not null,
  first_no bigint,
  last_no bigint,
  amount integer not null,
  layout text not null,
  carrier text not null,
  gtin text,
  star integer,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  constraint label_run_pk PRIMARY KEY (id),
  constraint label_run_lot FOREIGN KEY (lot_id) REFERENCES trace.lot(id),
  constraint label_run_range FOREIGN KEY (key, first_no) REFERENCES trace.serial_range(key, first_no),
  constraint label_run_amount CHECK (((amount >= 1) AND (amount <= 100000))),
  constraint label_run_carrier CHECK ((carrier = ANY (ARRAY['qr'::text, 'datamatrix'::text]))),
  constraint label_run_serials CHECK (((first_no IS NULL) = (last_no IS NULL))),
  constraint label_run_star CHECK (((star >= 1) AND (star <= 5)))
);
comment on table trace.label_run is 'Append-only: labels that were asked for; without serial numbers all bear the code of the lot. star: what was in force then';

create table trace.lot (
  id uuid not null,
  organisation_id uuid not null,
  key text not null,
  number text not null,
  identifier text not null,
  unit text not null,
  area_id uuid,
  step text not null,
  made_on date not null,
  expires_on date,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint lot_pk PRIMARY KEY (id),
  constraint lot_identifier_once UNIQUE (identifier),
  constraint lot_number_once UNIQUE (key, number),
  constraint lot_area FOREIGN KEY (area_id) REFERENCES trace.area(id),
  constraint lot_key FOREIGN KEY (key) REFERENCES trace.product_key(key),
  constraint lot_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id)
);
comment on table trace.lot is 'Lots that entries of the diary began; id is that of the first such entry. A lot keeps the identifier it began with';

create table trace.lot_move (
  id uuid not null,
  organisation_id uuid not null,
  entry_id uuid not null,
  identifier text not null,
  quantity numeric not null,
  unit text not null,
  at timestamp with time zone not null,
  constraint lot_move_pk PRIMARY KEY (id),
  constraint lot_move_entry FOREIGN KEY (entry_id) REFERENCES trace.diary_entry(id)
);
comment on table trace.lot_move is 'Append-only: what came into and went out of the stock of a lot, ours or another''s; a correction moves back. Below zero is told, never refused: the world comes first';

create table trace.master_data (
  owner_id uuid not null,
  type text not null,
  id text not null,
  attributes jsonb not null,
  children text[] not null,
  province_code text,
  commune_code text,
  told_at timestamp with time zone not null,
  constraint master_data_pk PRIMARY KEY (owner_id, type, id)
);
comment on table trace.master_data is 'Attributes and parts of what events name, by whoever told them; id in normal form, attributes by full name';

create table trace.material (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  unit text not null,
  made_at timestamp with time zone not null,
  constraint material_pk PRIMARY KEY (id),
  constraint material_named_once UNIQUE (organisation_id, name),
  constraint material_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint material_has_a_name CHECK ((name <> ''::text))
);
comment on table trace.material is 'What a producer gathers, buys or half-makes and the register does not know: raw honey, fresh leaf, fish in salt';

create table trace.named_query (
  owner_id uuid not null,
  name text not null,
  parameters jsonb not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
comment on table trace.named_query is 'Questions kept under a name by whoever asks them (EPCIS 2.0 section 12.7.4); one that was taken away is ended, not gone';

create table trace.party (
  id uuid not null,
  key text not null,
  identifier text not null,
  owner_id uuid not null,
  commune_code text,
  claimed_by uuid not null,
  claimed_at timestamp with time zone not null,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint party_pk PRIMARY KEY (id),
  constraint party_confirmed CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL)))
);
comment on table trace.party is 'By what identifiers a producer or a connected system is named in events; one gives rights once it is confirmed';

create table trace.product_facts (
  id uuid not null,
  product_id uuid not null,
  brand text,
  standards text,
  shelf_life text,
  warnings text,
  photo text,
  told_by uuid not null,
  told_at timestamp with time zone not null,
  constraint product_facts_pk PRIMARY KEY (id),
  constraint product_facts_product FOREIGN KEY (product_id) REFERENCES registry.product(id)
);
comment on table trace.product_facts is 'Append-only: what a maker tells of a product for its trace page; the newest holds. photo is the hash of a stored file';

create table trace.product_key (
  key text not null,
  product_id uuid,
  material_id uuid,
  gtin text,
  made_at timestamp with time zone not null,
  constraint product_key_pk PRIMARY KEY (key),
  constraint product_key_gtin_once UNIQUE (gtin),
  constraint product_key_once_a_material UNIQUE (material_id),
  constraint product_key_once_a_product UNIQUE (product_id),
  constraint product_key_material FOREIGN KEY (material_id) REFERENCES trace.material(id),
  constraint product_key_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint product_key_gtin_has_14_digits CHECK ((gtin ~ '^\d{14}$'::text)),
  constraint product_key_names_one_thing CHECK ((num_nonnulls(product_id, material_id) = 1)),
  constraint product_key_spelling CHECK ((key ~ '^[0-9A-HJKMNP-TV-Z]{12}$'::text))
);
comment on table trace.product_key is 'The key in our own codes of a product or a material, for good; a GTIN may join it later, and labels printed before stay right';

create table trace.product_link (
  id uuid not null,
  product_id uuid not null,
  type text not null,
  href text not null,
  title text not null,
  language text,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  constraint product_link_pk PRIMARY KEY (id),
  constraint product_link_added_by FOREIGN KEY (added_by) REFERENCES people.person(id),
  constraint product_link_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint product_link_has_a_title CHECK ((title <> ''::text)),
  constraint product_link_is_an_address CHECK ((href ~ '^https://[^[:space:]]+$'::text)),
  constraint product_link_language CHECK ((language = ANY (ARRAY['vi'::text, 'en'::text, 'fr'::text, 'zh'::text, 'ja'::text, 'ko'::text])))
);
comment on table trace.product_link is 'Append-only: links of a product to pages elsewhere, by link type of the GS1 Web vocabulary';

create table trace.product_link_end (
  link_id uuid not null,
  ended_by uuid not null,
  ended_at timestamp with time zone not null,
  constraint product_link_end_pk PRIMARY KEY (link_id),
  constraint product_link_end_of FOREIGN KEY (link_id) REFERENCES trace.product_link(id),
  constraint product_link_ended_by FOREIGN KEY (ended_by) REFERENCES people.person(id)
);
comment on table trace.product_link_end is 'Append-only: links that are offered no more';

create table trace.publication (
  id uuid not null,
  product_id uuid not null,
  lot_id uuid,
  subject text not null,
  things text[] not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  followed_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  constraint publication_pk PRIMARY KEY (id),
  constraint publication_lot FOREIGN KEY (lot_id) REFERENCES trace.lot(id),
  constraint publication_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint publication_ended CHECK (((ended_by IS NULL) = (ended_at IS NULL)))
);
comment on table trace.publication is 'Products (without a lot) and lots that their maker made public, and when it took them back. things: the lots whose later events are published too';

create table trace.published_event (
  event_id uuid not null,
  event_time timestamp with time zone not null,
  subject text not null,
  published_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint published_event_pk PRIMARY KEY (event_id, event_time, subject)
);
comment on table trace.published_event is 'Events whose public part anybody may see, and for which product or lot they were published; written by the publish gate';

create table trace.recall (
  id uuid not null,
  code text not null,
  owner_id uuid not null,
  organisation_id uuid,
  product_id uuid,
  product_name text not null,
  hazard text not null,
  reason text not null,
  advice text not null,
  made numeric,
  unit text not null,
  detected_at timestamp with time zone not null,
  opened_by uuid not null,
  opened_as text not null,
  opened_at timestamp with time zone not null,
  followed_at timestamp with time zone not null,
  closed_by uuid,
  closed_at timestamp with time zone,
  disposal text,
  closing text,
  constraint recall_pk PRIMARY KEY (id),
  constraint recall_code_once UNIQUE (code),
  constraint recall_organisation FOREIGN KEY (organisation_id) REFERENCES people.organisation(id),
  constraint recall_product FOREIGN KEY (product_id) REFERENCES registry.product(id),
  constraint recall_closed CHECK ((num_nonnulls(closed_by, closed_at, disposal, closing) = ANY (ARRAY[0, 4]))),
  constraint recall_code_spelling CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'::text)),
  constraint recall_detected_first CHECK ((detected_at <= opened_at)),
  constraint recall_has_a_reason CHECK ((reason <> ''::text)),
  constraint recall_has_advice CHECK ((advice <> ''::text))
);
comment on table trace.recall is 'Lots that were called back. detected_at: when the danger was found, from which the 24 hours run; made: how much there was, in unit; followed_at: until when events were looked through';

create table trace.recall_answer (
  id uuid not null,
  holder_id uuid not null,
  found numeric not null,
  returned numeric not null,
  destroyed numeric not null,
  sold numeric not null,
  note text,
  answered_by uuid not null,
  answered_as text not null,
  answered_at timestamp with time zone not null,
  constraint recall_answer_pk PRIMARY KEY (id),
  constraint recall_answer_holder FOREIGN KEY (holder_id) REFERENCES trace.recall_holder(id),
  constraint recall_answer_destroyed CHECK ((destroyed >= (0)::numeric)),
  constraint recall_answer_found CHECK ((found >= (0)::numeric)),
  constraint recall_answer_returned CHECK ((returned >= (0)::numeric)),
  constraint recall_answer_sold CHECK ((sold >= (0)::numeric))
);
comment on table trace.recall_answer is 'Append-only: what holders acknowledged, in the unit of the recall: still held and stopped, sent back, destroyed, sold before; the newest of a holder holds';

create table trace.recall_event (
  recall_id uuid not null,
  event_id text not null,
  owner_id uuid not null,
  event_time timestamp with time zone not null,
  step text,
  added_at timestamp with time zone not null,
  constraint recall_event_pk PRIMARY KEY (recall_id, owner_id, event_id),
  constraint recall_event_recall FOREIGN KEY (recall_id) REFERENCES trace.recall(id)
);
comment on table trace.recall_event is 'Append-only: the events downstream of what is recalled, as they were found';

create table trace.recall_holder (
  id uuid not null,
  recall_id uuid not null,
  party text not null,
  owner_id uuid,
  name text,
  added_at timestamp with time zone not null,
  constraint recall_holder_pk PRIMARY KEY (id),
  constraint recall_holder_once UNIQUE (recall_id, party),
  constraint recall_holder_recall FOREIGN KEY (recall_id) REFERENCES trace.recall(id)
);
comment on table trace.recall_holder is 'Append-only: who has or had what is recalled, by owner here or by the identifier that events name them by';

create table trace.recall_telling (
  id uuid not null,
  holder_id uuid not null,
  way text not null,
  queued integer not null,
  told_by uuid,
  told_at timestamp with time zone not null,
  constraint recall_telling_pk PRIMARY KEY (id),
  constraint recall_telling_holder FOREIGN KEY (holder_id) REFERENCES trace.recall_holder(id),
  constraint recall_telling_way CHECK ((way = ANY (ARRAY['account'::text, 'phone'::text, 'letter'::text, 'visit'::text])))
);
comment on table trace.recall_telling is 'Append-only: how and when holders were told; account: in the system and by as many messages as queued';

create table trace.recall_thing (
  recall_id uuid not null,
  text text not null,
  kind text not null,
  is_root boolean not null,
  added_at timestamp with time zone not null,
  left_at timestamp with time zone,
  constraint recall_thing_pk PRIMARY KEY (recall_id, text),
  constraint recall_thing_recall FOREIGN KEY (recall_id) REFERENCES trace.recall(id),
  constraint recall_thing_kind CHECK ((kind = ANY (ARRAY['lot'::text, 'serial'::text, 'logistic-unit'::text, 'other'::text])))
);
comment on table trace.recall_thing is 'What a recall reaches, by normal identifier: the lots it was opened on (roots), all that became of them, and what carries them; left_at: when it was found to carry nothing of it any more';

create table trace.released_page (
  token_hash bytea not null,
  expires_at timestamp with time zone not null,
  constraint released_page_pk PRIMARY KEY (token_hash)
);
comment on table trace.released_page is 'Page tokens that were given back before their time; forgotten when that is over';

create table trace.scan (
  id bigint not null generated always as identity,
  key text not null,
  serial text not null,
  at timestamp with time zone not null,
  reader bytea not null,
  province_code text,
  constraint scan_pk PRIMARY KEY (key, id),
  constraint scan_by_the_hour CHECK ((at = date_trunc('hour'::text, at, 'UTC'::text))),
  constraint scan_reader_is_short CHECK ((length(reader) = 8))
);
comment on table trace.scan is 'Scans of single pieces by the hour. reader: a mark of that day and that piece alone, made with a salt that is destroyed the next night; province_code: what the reader told, if anything. Rows go after 90 days';

create table trace.scan_month (
  key text not null,
  month date not null,
  scans integer not null,
  constraint scan_month_pk PRIMARY KEY (key, month)
);
comment on table trace.scan_month is 'How often pieces of a product were scanned, by month: what is left of scans after 90 days';

create table trace.scan_salt (
  day date not null,
  salt bytea not null,
  constraint scan_salt_pk PRIMARY KEY (day)
);
comment on table trace.scan_salt is 'The salt of today; those of days that are over are destroyed every night';

create table trace.serial_range (
  key text not null,
  first_no bigint not null,
  last_no bigint not null,
  lot_id uuid not null,
  secret bytea not null,
  allotted_by uuid not null,
  allotted_at timestamp with time zone not null,
  constraint serial_range_pk PRIMARY KEY (key, first_no),
  constraint serial_range_key FOREIGN KEY (key) REFERENCES trace.product_key(key),
  constraint serial_range_lot FOREIGN KEY (lot_id) REFERENCES trace.lot(id),
  constraint serial_range_order CHECK (((first_no >= 1) AND (last_no >= first_no)))
);
comment on table trace.serial_range is 'Append-only: which serial numbers of a product were given to which lot; a range begins where the one before it ends. secret makes the marks behind the numbers, which nobody can guess';

create table trace.subscription (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  organisation_id uuid,
  commune_code text,
  province_code text,
  query_name text not null,
  dest text not null,
  sealed_secret text not null,
  epc_format text not null,
  prefixes jsonb not null,
  schedule jsonb,
  report_if_empty boolean not null,
  initial_record_time timestamp with time zone not null,
  created_at timestamp with time zone not null,
  min_record_time timestamp with time zone not null,
  next_run_at timestamp with time zone not null,
  claimed_until timestamp with time zone,
  last_notified_at timestamp with time zone,
  failures integer not null default 0,
  failing_since timestamp with time zone,
  last_error text,
  disabled_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint subscription_pk PRIMARY KEY (id)
);
comment on table trace.subscription is 'Questions that are answered by themselves: at times of a schedule, or without one whenever something is captured';

create table trace.subscription_delivery (
  id uuid not null,
  subscription_id uuid not null,
  at timestamp with time zone not null,
  events integer not null,
  status integer,
  error text,
  constraint subscription_delivery_pk PRIMARY KEY (id),
  constraint subscription_delivery_of FOREIGN KEY (subscription_id) REFERENCES trace.subscription(id)
);
comment on table trace.subscription_delivery is 'Append-only: every attempt to reach a subscriber, and what became of it';

create table trace.subscription_report (
  subscription_id uuid not null,
  event_id uuid not null,
  record_time timestamp with time zone not null,
  constraint subscription_report_pk PRIMARY KEY (subscription_id, event_id),
  constraint subscription_report_of FOREIGN KEY (subscription_id) REFERENCES trace.subscription(id)
);
comment on table trace.subscription_report is 'What a subscriber was told of lately, so that the overlap of two looks tells nothing twice; older rows go';

-- partitions

-- trace.event_early is a partition of trace.event FOR VALUES FROM (MINVALUE) TO ('2015-01-01 00:00:00+00')
-- trace.event_item_00 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 0)
-- trace.event_item_01 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 1)
-- trace.event_item_02 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 2)
-- trace.event_item_03 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 3)
-- trace.event_item_04 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 4)
-- trace.event_item_05 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 5)
-- trace.event_item_06 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 6)
-- trace.event_item_07 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 7)
-- trace.event_item_08 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 8)
-- trace.event_item_09 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 9)
-- trace.event_item_10 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 10)
-- trace.event_item_11 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 11)
-- trace.event_item_12 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 12)
-- trace.event_item_13 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 13)
-- trace.event_item_14 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 14)
-- trace.event_item_15 is a partition of trace.event_item FOR VALUES WITH (modulus 16, remainder 15)
-- trace.event_late is a partition of trace.event FOR VALUES FROM ('2036-01-01 00:00:00+00') TO (MAXVALUE)

-- indexes

CREATE INDEX access_token_person ON people.access_token USING btree (person_id);
CREATE INDEX adviser_complaint_adviser ON support.adviser_complaint USING btree (adviser_id, id);
CREATE INDEX adviser_help_dossier ON support.adviser_help USING btree (dossier_id);
CREATE INDEX adviser_person ON support.adviser USING btree (person_id);
CREATE INDEX adviser_ruling_adviser ON support.adviser_ruling USING btree (adviser_id, id);
CREATE INDEX answered_request_at ON platform.answered_request USING btree (answered_at);
CREATE INDEX area_box ON trace.area USING btree (west, east) WHERE ((ended_at IS NULL) AND (shape IS NOT NULL));
CREATE INDEX area_code_area ON trace.area_code USING btree (area_id);
CREATE INDEX area_commune ON trace.area USING btree (commune_code) WHERE (ended_at IS NULL);
CREATE INDEX area_contract_area ON trace.area_contract USING btree (area_id);
CREATE INDEX area_organisation ON trace.area USING btree (organisation_id) WHERE (ended_at IS NULL);
CREATE INDEX area_paper_area ON trace.area_paper USING btree (area_id);
CREATE INDEX area_season_area ON trace.area_season USING btree (area_id, name, set_at DESC);
CREATE INDEX asked_until ON platform.asked USING btree (until);
CREATE INDEX bank_notice_queue ON market.bank_notice USING btree (link_id) WHERE ((settled_at IS NULL) AND (outcome <> 'matched'::text));
CREATE INDEX base_certificate ON dossiers.base USING btree (certificate_id);
CREATE INDEX bulk_delivery_call_off ON market.bulk_delivery USING btree (call_off_id);
CREATE INDEX bulk_delivery_lot_identifier ON market.bulk_delivery_lot USING btree (identifier);
CREATE INDEX bundle_part_part ON market.bundle_part USING btree (part_id);
CREATE INDEX buyer_review_of_product ON market.buyer_review USING btree (product_id, written_at DESC);
CREATE INDEX buyer_review_of_seller ON market.buyer_review USING btree (seller_id, written_at DESC);
CREATE INDEX buyer_review_photo_file ON market.buyer_review_photo USING btree (sha256);
CREATE INDEX buyer_review_report_queue ON market.buyer_review_report USING btree (reported_at) WHERE (settled_at IS NULL);
CREATE INDEX campaign_due ON market.campaign USING btree (send_at) WHERE (state = ANY (ARRAY['scheduled'::text, 'sending'::text]));
CREATE INDEX capture_owner ON trace.capture USING btree (owner_id, received_at, id);
CREATE INDEX certificate_event_certificate ON registry.certificate_event USING btree (certificate_id);
CREATE INDEX certificate_expires ON registry.certificate USING btree (expires_on) WHERE (expires_on IS NOT NULL);
CREATE INDEX certificate_product ON registry.certificate USING btree (product_id, year);
CREATE INDEX channel_comparison_newest ON market.channel_comparison USING btree (link_id, made_at DESC);
CREATE INDEX channel_link_due ON market.channel_link USING btree (due_at) WHERE (state = 'on'::text);
CREATE INDEX channel_listing_offer_used ON market.channel_listing USING btree (offer_id) WHERE (ended_at IS NULL);
CREATE INDEX channel_order_due ON market.channel_order USING btree (link_id, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX channel_order_queue ON market.channel_order USING btree (link_id) WHERE ((settled_at IS NULL) AND (outcome = ANY (ARRAY['no-stock'::text, 'unknown-listing'::text, 'cancelled-late'::text])));
CREATE INDEX client_secret_client ON people.client_secret USING btree (client_id);
CREATE INDEX client_token_expires ON people.client_token USING btree (expires_at);
CREATE INDEX clone_alarm_newest ON trace.clone_alarm USING btree (raised_at DESC);
CREATE INDEX cod_line_period ON market.cod_line USING btree (organisation_id, at);
CREATE INDEX cod_line_queue ON market.cod_line USING btree (organisation_id) WHERE ((settled_at IS NULL) AND (outcome <> 'matched'::text));
CREATE INDEX conflict_declaration_dossier ON councils.conflict_declaration USING btree (session_dossier_id, member_id, id);
CREATE INDEX consent_of_person ON people.consent USING btree (person_id, purpose, at DESC);
CREATE INDEX consent_of_purpose ON people.consent USING btree (purpose, person_id, at DESC);
CREATE INDEX council_place ON councils.council USING btree (level, province_code);
CREATE INDEX course_attempt_person ON support.course_attempt USING btree (person_id);
CREATE INDEX course_lesson_course ON support.course_lesson USING btree (course_id, "position") WHERE (ended_at IS NULL);
CREATE INDEX course_question_course ON support.course_question USING btree (course_id, "position") WHERE (ended_at IS NULL);
CREATE INDEX course_reach ON support.course USING btree (level, province_code, commune_code) WHERE ((published_at IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX course_session_course ON support.course_session USING btree (course_id, starts_at);
CREATE INDEX decision_item_dossier ON councils.decision_item USING btree (dossier_id);
CREATE INDEX demand_buyer ON market.demand USING btree (buyer_id, posted_at DESC);
CREATE INDEX demand_open ON market.demand USING btree (reply_by) WHERE (state = 'open'::text);
CREATE INDEX demand_question_demand ON market.demand_question USING btree (demand_id, asked_at);
CREATE INDEX diary_entry_time ON trace.diary_entry USING btree (organisation_id, happened_at DESC);
CREATE INDEX dossier_organisation ON dossiers.dossier USING btree (organisation_id, id);
CREATE INDEX dossier_place ON dossiers.dossier USING btree (province_code, commune_code, status);
CREATE INDEX dossier_status ON dossiers.dossier USING btree (status);
CREATE INDEX duplicate_open ON registry.duplicate USING btree (kind, score DESC, found_at) WHERE (decided_at IS NULL);
CREATE INDEX duplicate_second ON registry.duplicate USING btree (second_id);
CREATE INDEX edition_file_content ON insight.edition_file USING btree (sha256);
CREATE INDEX enrolment_organisation ON support.enrolment USING btree (organisation_id);
CREATE INDEX enrolment_person ON support.enrolment USING btree (person_id);
CREATE INDEX event_biz_location ON ONLY trace.event USING btree (biz_location, event_time);
CREATE INDEX event_biz_step ON ONLY trace.event USING btree (biz_step, event_time);
CREATE INDEX event_early_biz_location_event_time_idx ON trace.event_early USING btree (biz_location, event_time);
CREATE INDEX event_early_biz_step_event_time_idx ON trace.event_early USING btree (biz_step, event_time);
CREATE INDEX event_early_owner_id_record_time_idx ON trace.event_early USING btree (owner_id, record_time);
CREATE INDEX event_early_parties_idx ON trace.event_early USING gin (parties) WHERE (parties IS NOT NULL);
CREATE INDEX event_early_read_point_event_time_idx ON trace.event_early USING btree (read_point, event_time);
CREATE INDEX event_early_record_time_id_idx ON trace.event_early USING btree (record_time, id);
CREATE INDEX event_item_00_key_event_time_event_id_role_level_idx ON trace.event_item_00 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_01_key_event_time_event_id_role_level_idx ON trace.event_item_01 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_02_key_event_time_event_id_role_level_idx ON trace.event_item_02 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_03_key_event_time_event_id_role_level_idx ON trace.event_item_03 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_04_key_event_time_event_id_role_level_idx ON trace.event_item_04 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_05_key_event_time_event_id_role_level_idx ON trace.event_item_05 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_06_key_event_time_event_id_role_level_idx ON trace.event_item_06 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_07_key_event_time_event_id_role_level_idx ON trace.event_item_07 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_08_key_event_time_event_id_role_level_idx ON trace.event_item_08 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_09_key_event_time_event_id_role_level_idx ON trace.event_item_09 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_10_key_event_time_event_id_role_level_idx ON trace.event_item_10 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_11_key_event_time_event_id_role_level_idx ON trace.event_item_11 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_12_key_event_time_event_id_role_level_idx ON trace.event_item_12 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_13_key_event_time_event_id_role_level_idx ON trace.event_item_13 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_14_key_event_time_event_id_role_level_idx ON trace.event_item_14 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_15_key_event_time_event_id_role_level_idx ON trace.event_item_15 USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_item_key ON ONLY trace.event_item USING btree (key, event_time, event_id) INCLUDE (role, level);
CREATE INDEX event_late_biz_location_event_time_idx ON trace.event_late USING btree (biz_location, event_time);
CREATE INDEX event_late_biz_step_event_time_idx ON trace.event_late USING btree (biz_step, event_time);
CREATE INDEX event_late_owner_id_record_time_idx ON trace.event_late USING btree (owner_id, record_time);
CREATE INDEX event_late_parties_idx ON trace.event_late USING gin (parties) WHERE (parties IS NOT NULL);
CREATE INDEX event_late_read_point_event_time_idx ON trace.event_late USING btree (read_point, event_time);
CREATE INDEX event_late_record_time_id_idx ON trace.event_late USING btree (record_time, id);
CREATE INDEX event_owner ON ONLY trace.event USING btree (owner_id, record_time);
CREATE INDEX event_parties ON ONLY trace.event USING gin (parties) WHERE (parties IS NOT NULL);
CREATE INDEX event_read_point ON ONLY trace.event USING btree (read_point, event_time);
CREATE INDEX event_record_time ON ONLY trace.event USING btree (record_time, id);
CREATE INDEX exchange_attempt_at ON trace.exchange_attempt USING btree (tried_at DESC);
CREATE INDEX exchange_delivery_behind ON trace.exchange_delivery USING btree (target, subject, version) WHERE (state = 'waiting'::text);
CREATE INDEX exchange_delivery_list ON trace.exchange_delivery USING btree (queued_at DESC, id DESC);
CREATE INDEX exchange_delivery_waiting ON trace.exchange_delivery USING btree (target, next_try_at) WHERE (state = 'waiting'::text);
CREATE INDEX exchange_record_organisation ON trace.exchange_record USING btree (organisation_id, subject, version DESC);
CREATE INDEX exchange_record_product ON trace.exchange_record USING btree (product_id, subject, version DESC);
CREATE INDEX exchange_setting_newest ON trace.exchange_setting USING btree (target, set_at DESC);
CREATE INDEX fair_meeting_fair ON market.fair_meeting USING btree (fair_id);
CREATE INDEX fair_sale_fair ON market.fair_sale USING btree (fair_id, organisation_id);
CREATE INDEX framework_buyer ON market.framework USING btree (buyer_id);
CREATE INDEX framework_party_organisation ON market.framework_party USING btree (organisation_id);
CREATE INDEX help_request_organisation ON support.help_request USING btree (organisation_id, changed_at DESC);
CREATE INDEX help_request_queue ON support.help_request USING btree (desk, province_code, commune_code, status, due_on);
CREATE INDEX help_vote_subject ON support.help_vote USING btree (subject);
CREATE INDEX import_batch_newest ON registry.import_batch USING btree (imported_at DESC);
CREATE INDEX import_row_key ON registry.import_row USING btree (batch_id, product_key) WHERE (product_key IS NOT NULL);
CREATE INDEX import_row_product ON registry.import_row USING btree (product_id);
CREATE INDEX import_row_waiting ON registry.import_row USING btree (batch_id, no) WHERE (outcome IS NULL);
CREATE INDEX improvement_plan_area ON support.improvement_plan USING btree (province_code, commune_code) WHERE (status = 'open'::text);
CREATE INDEX improvement_plan_organisation ON support.improvement_plan USING btree (organisation_id);
CREATE INDEX incident_newest ON platform.incident USING btree (began_at DESC);
CREATE INDEX inspection_assignment_person ON registry.inspection_assignment USING btree (inspector_id);
CREATE INDEX inspection_product ON registry.inspection USING btree (product_id);
CREATE INDEX interest_statement_person ON councils.interest_statement USING btree (person_id, id);
CREATE INDEX job_ruling_newest ON platform.job_ruling USING btree (ruled_at DESC);
CREATE INDEX judgement_council ON insight.judgement USING btree (council_id, issued_at);
CREATE INDEX judgement_issued ON insight.judgement USING btree (issued_at) INCLUDE (council_id, province_code, star, set_no, spread, was_discussed, outcome);
CREATE INDEX judgement_place ON insight.judgement USING btree (province_code, issued_at);
CREATE INDEX label_run_lot ON trace.label_run USING btree (lot_id, asked_at DESC);
CREATE INDEX lesson_reading_person ON support.lesson_reading USING btree (person_id);
CREATE INDEX line_action ON audit.line USING btree (action, seq);
CREATE INDEX line_at ON audit.line USING btree (at);
CREATE INDEX line_person ON audit.line USING btree (person_id, seq);
CREATE INDEX line_subject ON audit.line USING btree (subject_kind, subject_id);
CREATE INDEX line_subject_id ON audit.line USING btree (subject_id, seq);
CREATE INDEX listing_expires ON registry.listing USING btree (expires_on) WHERE (standing = 'clocked'::text);
CREATE INDEX listing_newest ON registry.listing USING btree (newest DESC, product_id);
CREATE INDEX listing_terms ON registry.listing USING btree (province_code, commune_code) INCLUDE (star, industry_code, standing, last_day, expires_on, is_demo, product_id);
CREATE INDEX listing_words ON registry.listing USING gin (words) WITH (fastupdate=off);
CREATE INDEX live_complaint_open ON market.live_complaint USING btree (session_id) WHERE (answered_at IS NULL);
CREATE INDEX live_item_offer ON market.live_item USING btree (offer_id) WHERE (removed_at IS NULL);
CREATE INDEX live_message_author ON market.live_message USING btree (session_id, author, at);
CREATE INDEX live_message_session ON market.live_message USING btree (session_id, id);
CREATE INDEX live_paper_seller ON market.live_paper USING btree (organisation_id, product_id);
CREATE INDEX live_push_session ON market.live_push USING btree (session_id) WHERE (ended_at IS NULL);
CREATE INDEX live_session_open ON market.live_session USING btree (status, starts_at) WHERE (status = ANY (ARRAY['planned'::text, 'live'::text]));
CREATE INDEX live_session_seller ON market.live_session USING btree (seller_id, starts_at DESC);
CREATE INDEX lot_area ON trace.lot USING btree (area_id, made_on) WHERE (area_id IS NOT NULL);
CREATE INDEX lot_move_entry ON trace.lot_move USING btree (entry_id);
CREATE INDEX lot_move_stock ON trace.lot_move USING btree (organisation_id, identifier);
CREATE INDEX lot_organisation ON trace.lot USING btree (organisation_id, made_on DESC);
CREATE INDEX mandate_organisation ON people.mandate USING btree (organisation_id);
CREATE INDEX mark_change_dossier ON councils.mark_change USING btree (session_dossier_id, member_id, criterion, id);
CREATE INDEX master_data_attributes ON trace.master_data USING gin (attributes);
CREATE INDEX match_key_met ON registry.match_key USING btree (kind, key);
CREATE INDEX member_person ON councils.member USING btree (person_id);
CREATE INDEX merge_newest ON registry.merge USING btree (made_at DESC);
CREATE INDEX merge_subject ON registry.merge USING btree (into_id);
CREATE INDEX message_waiting ON platform.message USING btree (made_at) WHERE (settled_at IS NULL);
CREATE INDEX news_file_content ON market.news_file USING btree (sha256);
CREATE INDEX news_public ON market.news USING btree (published_at DESC) WHERE (state = 'published'::text);
CREATE INDEX occasion_days_at ON market.occasion USING btree (starts_on, ends_on);
CREATE INDEX offer_on_sale ON market.offer USING btree (product_id, price_dong) WHERE ((state = 'on-sale'::text) AND (channel = 'shop'::text));
CREATE INDEX offer_product ON market.offer USING btree (product_id);
CREATE INDEX offer_seller ON market.offer USING btree (seller_id);
CREATE INDEX organisation_changed ON people.organisation USING btree (changed_at, id);
CREATE INDEX organisation_place ON people.organisation USING btree (province_code, commune_code);
CREATE INDEX paid_adviser_dossier ON councils.paid_adviser USING btree (session_dossier_id);
CREATE INDEX paper_certificate ON registry.paper USING btree (certificate_id);
CREATE INDEX paper_handover_paper ON registry.paper_handover USING btree (paper_id, handed_at DESC);
CREATE INDEX parcel_of_seller ON market.parcel USING btree (organisation_id, booked_at DESC);
CREATE INDEX parcel_to_ask ON market.parcel USING btree (asked_at) WHERE ((carrier <> 'own'::text) AND (status <> ALL (ARRAY['delivered'::text, 'returned'::text, 'cancelled'::text])));
CREATE INDEX passkey_person ON people.passkey USING btree (person_id);
CREATE INDEX payment_intent_order ON market.payment_intent USING btree (order_id);
CREATE INDEX point_of_sale_organisation_used ON market.point_of_sale USING btree (organisation_id);
CREATE INDEX point_of_sale_place ON market.point_of_sale USING btree (province_code, commune_code) WHERE (state = 'approved'::text);
CREATE INDEX point_product_of_product ON market.point_product USING btree (product_id) WHERE (ended_at IS NULL);
CREATE INDEX policy_grant_line ON support.policy_grant USING btree (line_id);
CREATE INDEX policy_grant_organisation ON support.policy_grant USING btree (organisation_id);
CREATE INDEX policy_level ON support.policy USING btree (level, province_code);
CREATE INDEX policy_trial_draft ON insight.policy_trial USING btree (draft_id, id);
CREATE INDEX practice_council ON councils.practice USING btree (council_id, id);
CREATE INDEX product_changed ON registry.product USING btree (changed_at, id);
CREATE INDEX product_code_product ON registry.product_code USING btree (product_id, issued_at DESC);
CREATE INDEX product_facts_product ON trace.product_facts USING btree (product_id, told_at DESC);
CREATE INDEX product_gtin ON registry.product USING btree (gtin) WHERE (gtin IS NOT NULL);
CREATE INDEX product_link_product ON trace.product_link USING btree (product_id);
CREATE INDEX product_organisation ON registry.product USING btree (organisation_id);
CREATE INDEX product_season_in ON market.product_season USING gin (months);
CREATE INDEX publication_newest ON trace.publication USING btree (product_id, opened_at DESC);
CREATE INDEX publication_things ON trace.publication USING gin (things) WHERE ((ended_at IS NULL) AND (lot_id IS NOT NULL));
CREATE INDEX published_event_subject ON trace.published_event USING btree (subject);
CREATE INDEX purchase_to_erase ON market.purchase USING btree (closed_at) WHERE (erased_at IS NULL);
CREATE INDEX question_outcome_newest ON support.question_outcome USING btree (decided_at DESC) WHERE (outcome = 'answered'::text);
CREATE INDEX quote_demand ON market.quote USING btree (demand_id);
CREATE INDEX quote_sample_quote ON market.quote_sample USING btree (quote_id);
CREATE INDEX rasch_run_year ON councils.rasch_run USING btree (year, id);
CREATE INDEX recall_answer_holder ON trace.recall_answer USING btree (holder_id, answered_at DESC);
CREATE INDEX recall_holder_owner ON trace.recall_holder USING btree (owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX recall_open ON trace.recall USING btree (opened_at) WHERE (closed_at IS NULL);
CREATE INDEX recall_owner ON trace.recall USING btree (owner_id);
CREATE INDEX recall_telling_holder ON trace.recall_telling USING btree (holder_id);
CREATE INDEX recall_thing_text ON trace.recall_thing USING btree (text);
CREATE INDEX reminder_due ON registry.reminder USING btree (due_on DESC, certificate_id);
CREATE INDEX renewal_certificate ON registry.renewal USING btree (certificate_id);
CREATE INDEX reply_product ON registry.reply USING btree (product_id);
CREATE INDEX report_move_report ON insight.report_move USING btree (report_id, id);
CREATE INDEX report_product ON registry.report USING btree (product_id, reported_at);
CREATE INDEX report_unit_below ON insight.report_unit USING btree (period_id, parent_code);
CREATE INDEX reservation_order ON market.reservation USING btree (order_id);
CREATE INDEX resolution_dossier ON councils.resolution USING btree (session_dossier_id, criterion, id);
CREATE INDEX return_request_order ON market.return_request USING btree (order_id, asked_at);
CREATE INDEX review_dossier ON councils.review USING btree (dossier_id);
CREATE INDEX rights_request_of_person ON people.rights_request USING btree (person_id, asked_at DESC);
CREATE INDEX rights_request_open ON people.rights_request USING btree (asked_at) WHERE ((answered_at IS NULL) AND (taken_back_at IS NULL));
CREATE INDEX role_grant_organisation ON people.role_grant USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX role_grant_person ON people.role_grant USING btree (person_id);
CREATE INDEX scan_at ON trace.scan USING btree (at);
CREATE INDEX scan_piece ON trace.scan USING btree (key, serial, at);
CREATE INDEX serial_range_lot ON trace.serial_range USING btree (lot_id);
CREATE INDEX session_council ON councils.session USING btree (council_id, held_on);
CREATE INDEX session_person ON people.session USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX shop_order_due ON market.shop_order USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX shop_order_of_seller ON market.shop_order USING btree (seller_id, placed_at DESC);
CREATE INDEX shop_order_source ON market.shop_order USING btree (source_kind, source_id) WHERE (source_kind <> 'shop'::text);
CREATE INDEX showcase_photo_file ON market.showcase_photo USING btree (sha256) WHERE (removed_at IS NULL);
CREATE INDEX sign_in_attempt_account ON people.sign_in_attempt USING btree (account_hash, at);
CREATE INDEX sign_in_attempt_address ON people.sign_in_attempt USING btree (address_hash, at);
CREATE INDEX signing_run_decision ON registry.signing_run USING btree (decision_id, asked_at DESC);
CREATE INDEX status_change_dossier ON dossiers.status_change USING btree (dossier_id, id);
CREATE INDEX stay_left ON insight.stay USING btree (left_at) INCLUDE (status, entered_at, left_by, was_asked, set_no) WHERE (left_at IS NOT NULL);
CREATE INDEX stay_left_ministry ON insight.stay USING btree (left_at) INCLUDE (left_person, province_code, set_no) WHERE (left_role = 'ministry-officer'::text);
CREATE INDEX stay_left_place ON insight.stay USING btree (province_code, left_at) INCLUDE (commune_code, status, entered_at, left_by, was_asked, set_no, left_role, left_person) WHERE (left_at IS NOT NULL);
CREATE INDEX stay_of_dossier ON insight.stay USING btree (dossier_id, status) INCLUDE (entered_at, left_at);
CREATE INDEX stay_on_its_way ON insight.stay USING btree (province_code, commune_code) INCLUDE (status, entered_at, set_no, is_demo, kind, dossier_id) WHERE ((left_at IS NULL) AND (status <> ALL (ARRAY['draft'::text, 'returned'::text, 'abandoned'::text, 'decided-recognised'::text, 'decided-not-recognised'::text])));
CREATE INDEX stock_aside_part_level ON market.stock_aside_part USING btree (level_id);
CREATE INDEX stock_ledger_level ON market.stock_ledger USING btree (level_id, id);
CREATE INDEX story_of_organisation ON market.story USING btree (organisation_id);
CREATE INDEX story_picture_content ON market.story_picture USING btree (sha256);
CREATE INDEX subscription_delivery_at ON trace.subscription_delivery USING btree (subscription_id, at);
CREATE INDEX subscription_due ON trace.subscription USING btree (next_run_at) WHERE ((ended_at IS NULL) AND (disabled_at IS NULL));
CREATE INDEX subscription_person ON trace.subscription USING btree (person_id, query_name) WHERE (ended_at IS NULL);
CREATE INDEX supplement_dossier ON dossiers.supplement USING btree (dossier_id, id);
CREATE INDEX supply_organisation ON market.supply USING btree (organisation_id);
CREATE INDEX target_unit ON insight.target USING btree (province_code, indicator, ends_on);
CREATE INDEX unit_change_waiting ON people.unit_change USING btree (effective_on) WHERE ((applied_at IS NULL) AND (ended_at IS NULL));
CREATE INDEX unit_children ON people.unit USING btree (parent_code, valid_to);
CREATE INDEX unit_keys ON people.unit USING btree (search_key);
CREATE INDEX unit_search ON people.unit USING btree (search_key) WHERE (level <> 'district'::text);
CREATE INDEX unit_succession_new ON people.unit_succession USING btree (new_code);
CREATE INDEX verdict_dossier ON councils.verdict USING btree (dossier_id, id);
CREATE INDEX verification_code_product ON registry.verification_code USING btree (product_id);
CREATE INDEX verified_tick_dossier ON councils.verified_tick USING btree (session_dossier_id, criterion, id);
CREATE INDEX webhook_client ON people.webhook USING btree (client_id) WHERE (ended_at IS NULL);
CREATE INDEX webhook_delivery_due ON people.webhook_delivery USING btree (due_at) WHERE (state = 'queued'::text);
CREATE INDEX webhook_delivery_webhook ON people.webhook_delivery USING btree (webhook_id, queued_at);
CREATE INDEX withdrawal_certificate ON registry.withdrawal USING btree (certificate_id);
CREATE UNIQUE INDEX adviser_tax_code_once ON support.adviser USING btree (tax_code) WHERE (tax_code <> ''::text);
CREATE UNIQUE INDEX bank_link_one ON market.bank_link USING btree (organisation_id, provider) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX buyer_review_report_open ON market.buyer_review_report USING btree (review_id, ground) WHERE (settled_at IS NULL);
CREATE UNIQUE INDEX carrier_link_one ON market.carrier_link USING btree (organisation_id, carrier) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX certificate_event_ends_once ON registry.certificate_event USING btree (certificate_id, kind) WHERE (kind <> 'extended'::text);
CREATE UNIQUE INDEX channel_link_one ON market.channel_link USING btree (organisation_id, platform) WHERE (state <> 'ended'::text);
CREATE UNIQUE INDEX channel_listing_one ON market.channel_listing USING btree (link_id, item, sku) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX clone_alarm_open ON trace.clone_alarm USING btree (key, serial, kind) WHERE (settled_at IS NULL);
CREATE UNIQUE INDEX edition_kept_once_a_month ON insight.edition USING btree (dataset, EXTRACT(year FROM taken_on), EXTRACT(month FROM taken_on)) WHERE is_kept;
CREATE UNIQUE INDEX enrolment_seat_taken_once ON support.enrolment USING btree (session_id, seat);
CREATE UNIQUE INDEX improvement_plan_open_once ON support.improvement_plan USING btree (dossier_id) WHERE (status = 'open'::text);
CREATE UNIQUE INDEX live_take_one ON market.live_take USING btree (session_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX mandate_held_once ON people.mandate USING btree (client_id, organisation_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX member_one_chair ON councils.member USING btree (council_id) WHERE (office = 'chair'::text);
CREATE UNIQUE INDEX member_one_deputy ON councils.member USING btree (council_id) WHERE (office = 'deputy'::text);
CREATE UNIQUE INDEX merchant_account_one ON market.merchant_account USING btree (organisation_id, gateway) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX merge_once ON registry.merge USING btree (kind, from_id) WHERE ((undone_at IS NULL) AND (kind = ANY (ARRAY['product'::text, 'producer'::text])));
CREATE UNIQUE INDEX named_query_once ON trace.named_query USING btree (owner_id, name) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX parcel_code_once ON market.parcel USING btree (carrier, code) WHERE (code IS NOT NULL);
CREATE UNIQUE INDEX parcel_one ON market.parcel USING btree (order_id) WHERE (status <> 'cancelled'::text);
CREATE UNIQUE INDEX party_claimed_once ON trace.party USING btree (owner_id, key) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX party_once ON trace.party USING btree (key) WHERE ((confirmed_at IS NOT NULL) AND (ended_at IS NULL));
CREATE UNIQUE INDEX periodic_report_one_open ON insight.periodic_report USING btree (period_id, unit_code) WHERE (status <> 'approved'::text);
CREATE UNIQUE INDEX publication_once ON trace.publication USING btree (subject) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX quote_awarded_once ON market.quote USING btree (demand_id) WHERE (state = 'awarded'::text);
CREATE UNIQUE INDEX quote_share_in_one_answer ON market.quote_share USING btree (demand_id, organisation_id) WHERE is_open;
CREATE UNIQUE INDEX report_missing_once ON insight.report_missing USING btree (period_id, unit_code) WHERE (lifted_at IS NULL);
CREATE UNIQUE INDEX role_grant_held_once ON people.role_grant USING btree (person_id, role, COALESCE(commune_code, province_code, level, ''::text), COALESCE(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX session_dossier_before_one_council ON councils.session_dossier USING btree (dossier_id) WHERE (phase <> 'concluded'::text);
CREATE UNIQUE INDEX story_of_product ON market.story USING btree (product_id) WHERE (product_id IS NOT NULL);
CREATE UNIQUE INDEX story_version_open_once ON market.story_version USING btree (story_id) WHERE (state = ANY (ARRAY['draft'::text, 'submitted'::text]));
CREATE UNIQUE INDEX story_version_public_once ON market.story_version USING btree (story_id) WHERE (state = 'approved'::text);
CREATE UNIQUE INDEX unit_change_claim_once ON people.unit_change_claim USING btree (code) WHERE (released_at IS NULL);
CREATE UNIQUE INDEX unit_today ON people.unit USING btree (code) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX verification_code_one_a_certificate ON registry.verification_code USING btree (certificate_id) WHERE (certificate_id IS NOT NULL);
CREATE UNIQUE INDEX verification_code_one_a_product ON registry.verification_code USING btree (product_id) WHERE (certificate_id IS NULL);

-- views

create view insight.commune_name as
 SELECT code,
    full_name AS name
   FROM people.unit
  WHERE valid_to IS NULL AND level = 'commune'::text;

create view insight.council_name as
 SELECT id,
    name,
    level,
    province_code
   FROM councils.council;

create view insight.council_seat as
 SELECT council_id,
    person_id
   FROM councils.member;

create view insight.dossier_name as
 SELECT d.id,
    d.code,
    d.product_name AS name,
    o.name AS producer
   FROM dossiers.dossier d
     JOIN people.organisation o ON o.id = d.organisation_id;

create view insight.former_commune as
 SELECT s.old_code AS code,
    u.full_name AS name,
    d.full_name AS district,
    COALESCE(d.parent_code, u.parent_code) AS province_code,
    s.new_code AS commune_code,
    s.share,
    s.happened_on
   FROM people.unit_succession s
     CROSS JOIN LATERAL ( SELECT unit.full_name,
            unit.parent_code
           FROM people.unit
          WHERE unit.code = s.old_code AND unit.valid_from < s.happened_on
          ORDER BY unit.valid_from DESC
         LIMIT 1) u
     LEFT JOIN LATERAL ( SELECT unit.full_name,
            unit.parent_code
           FROM people.unit
          WHERE unit.code = u.parent_code AND unit.level = 'district'::text AND unit.valid_from < s.happened_on
          ORDER BY unit.valid_from DESC
         LIMIT 1) d ON true
  WHERE length(s.new_code) = 5 AND s.happened_on = '2025-07-01'::date;

create view insight.judged_certificate as
 SELECT c.id AS certificate_id,
    c.product_id,
    c.decision_id,
    c.issued_on,
    c.recorded_at,
    v.inputs
   FROM registry.certificate c
     JOIN councils.verdict v ON v.id = c.verdict_id
  WHERE c.kind = 'issued'::text;

create view insight.material_ground as
 SELECT a.province_code,
    a.commune_code,
    a.square_metres,
    md5(a.organisation_id::text || COALESCE(a.grower_name, ''::text)) AS holder,
    o.is_demo
   FROM trace.area a
     JOIN people.organisation o ON o.id = a.organisation_id
  WHERE a.ended_at IS NULL AND (a.kind <> ALL (ARRAY['workshop'::text, 'warehouse'::text, 'shop'::text]));

create view insight.officer_name as
 SELECT id,
    full_name
   FROM people.person;

create view insight.official as
 SELECT person_id,
    role,
    level,
    province_code,
    commune_code,
    valid_from,
    valid_to
   FROM people.role_grant g
  WHERE role = ANY (ARRAY['commune-officer'::text, 'provincial-officer'::text, 'ministry-officer'::text, 'council-member'::text, 'council-chair'::text]);

create view insight.open_certificate as
 SELECT l.address AS product_code,
    l.product_id,
    l.is_demo,
    c.id,
    c.number,
    c.kind,
    c.fact,
    c.star,
    c.points,
    c.set_id,
    c.authority_name,
    c.decision_number,
    c.issued_on,
    c.expires_on,
    c.year,
    c.source ->> 'url'::text AS source,
    row_number() OVER (PARTITION BY c.product_id ORDER BY c.year, c.issued_on NULLS FIRST, c.id)::integer AS serial
   FROM registry.certificate c
     JOIN registry.listing l ON l.product_id = c.product_id
  WHERE c.fact <> 'proposed'::text;

create view insight.open_lot as
 SELECT p.subject AS identifier,
    l.address AS product_code,
    t.number,
    t.made_on,
    t.expires_on,
    (p.opened_at AT TIME ZONE 'Asia/Ho_Chi_Minh'::text)::date AS opened_on,
    l.is_demo,
    p.id
   FROM trace.publication p
     JOIN registry.listing l ON l.product_id = p.product_id
     LEFT JOIN trace.lot t ON t.id = p.lot_id
  WHERE p.ended_at IS NULL;

create view insight.open_producer as
 SELECT f.producer_key,
    min(f.producer) AS name,
    min(f.organisation_kind) AS kind,
    min(o.registration_no) FILTER (WHERE (o.kind = ANY (ARRAY['cooperative'::text, 'sme'::text])) AND o.registration_no !~ '^\d{12}$'::text) AS registration_no,
    min(COALESCE(o.commune_code, f.commune_code)) AS commune_code,
    min(COALESCE(o.province_code, f.province_code)) AS province_code,
    f.is_demo,
    min(o.representative_gender) AS gender,
    min(o.representative_ethnicity) AS ethnicity,
    array_agg(f.star) AS stars,
    array_agg(f.standing) AS standings,
    array_agg(COALESCE(f.last_day, '0001-01-01'::date)) AS last_days
   FROM insight.product_fact f
     LEFT JOIN people.organisation o ON o.id = f.organisation_id
  WHERE f.producer <> ''::text
  GROUP BY f.producer_key, f.is_demo;

create view insight.open_product as
 SELECT f.product_id,
    f.address AS code,
    f.name,
    f.producer,
    f.organisation_kind AS kind,
    f.place,
    f.commune_code,
    f.province_code,
    l.industry_code,
    l.set_no,
    f.star,
    f.standing,
    l.expires_on,
    f.last_day,
    f.recognitions,
    f.first_issued_on,
    f.decision_number,
    c.decided_on,
    p.gtin,
    f.is_demo
   FROM insight.product_fact f
     JOIN registry.listing l ON l.product_id = f.product_id
     JOIN registry.product p ON p.id = f.product_id
     JOIN LATERAL ( SELECT max(c_1.issued_on) AS decided_on
           FROM registry.certificate c_1
          WHERE c_1.product_id = f.product_id AND c_1.fact <> 'proposed'::text) c ON true;

create view insight.open_renewal as
 SELECT c.product_id,
    n.dossier_id,
    n.filed_on
   FROM registry.certificate c
     JOIN registry.renewal n ON n.certificate_id = c.id
  WHERE n.closed_on IS NULL;

create view insight.open_withdrawal as
 SELECT l.address AS product_code,
    c.number,
    e.effective_on,
    e.document_number,
    e.ground,
    l.is_demo,
    e.id
   FROM registry.certificate_event e
     JOIN registry.certificate c ON c.id = e.certificate_id
     JOIN registry.listing l ON l.product_id = c.product_id
  WHERE e.kind = 'withdrawn'::text;

create view insight.overseen_product as
 SELECT id,
    name,
    industry_code,
    province_code,
    commune_code
   FROM registry.product;

create view insight.oversight_task as
 SELECT 'inspection'::text AS kind,
    i.id,
    i.code,
    i.product_id,
    i.due_on
   FROM registry.inspection i
  WHERE NOT (EXISTS ( SELECT
           FROM registry.inspection_record e
          WHERE e.inspection_id = i.id))
UNION ALL
 SELECT 'withdrawal'::text AS kind,
    w.id,
    w.conclusion_document AS code,
    w.product_id,
    w.due_on
   FROM registry.withdrawal w
  WHERE NOT (EXISTS ( SELECT
           FROM registry.withdrawal_end e
          WHERE e.withdrawal_id = w.id))
UNION ALL
 SELECT 'report'::text AS kind,
    r.id,
    r.code,
    r.product_id,
    (r.reported_at AT TIME ZONE 'Asia/Ho_Chi_Minh'::text)::date AS due_on
   FROM registry.report r
  WHERE NOT (EXISTS ( SELECT
           FROM registry.report_answer e
          WHERE e.report_id = r.id));

create view insight.point_place as
 SELECT province_code,
    commune_code,
    is_demo
   FROM market.point_of_sale
  WHERE state = 'approved'::text;

create view insight.policy_dossier as
 SELECT d.id,
    d.code,
    d.product_name,
    d.set_id,
    d.province_code,
    d.is_demo,
    o.name AS producer,
    o.kind AS producer_kind,
    v.inputs,
    COALESCE(c.choices, '{}'::jsonb) AS choices
   FROM dossiers.dossier d
     JOIN people.organisation o ON o.id = d.organisation_id
     LEFT JOIN LATERAL ( SELECT verdict.inputs
           FROM councils.verdict
          WHERE verdict.dossier_id = d.id
          ORDER BY verdict.id DESC
         LIMIT 1) v ON true
     LEFT JOIN LATERAL ( SELECT jsonb_object_agg(choice.criterion, choice.option_id) AS choices
           FROM dossiers.choice
          WHERE choice.dossier_id = d.id AND choice.option_id IS NOT NULL) c ON v.inputs IS NULL
  WHERE d.code IS NOT NULL;

create view insight.practised as
 SELECT m.person_id,
    c.level,
    c.province_code,
    k.signed_at,
    a.set_id,
    k.choices,
    a.choices AS model
   FROM councils.practice_card k
     JOIN councils.member m ON m.id = k.member_id
     JOIN councils.practice p ON p.id = k.practice_id
     JOIN councils.anchor a ON a.id = p.anchor_id
     JOIN councils.council c ON c.id = p.council_id;

create view insight.product as
 SELECT l.product_id,
    l.address,
    l.name,
    l.producer,
    l.place,
    l.star,
    l.province_code,
    l.industry_code,
    l.year,
    l.standing,
    l.last_day,
    l.is_demo,
    c.decision_number,
    c.issued_on
   FROM registry.listing l
     JOIN LATERAL ( SELECT c_1.decision_number,
            c_1.issued_on
           FROM registry.certificate c_1
          WHERE c_1.product_id = l.product_id AND c_1.fact <> 'proposed'::text
          ORDER BY (COALESCE(c_1.issued_on, make_date(c_1.year, 12, 31))) DESC
         LIMIT 1) c ON true;

create view insight.product_fact as
 SELECT l.product_id,
    l.address,
    l.name,
    l.producer,
    l.place,
    l.province_code,
    l.star,
    l.standing,
    l.last_day,
    l.is_demo,
    p.organisation_id,
    o.kind AS organisation_kind,
    COALESCE(p.organisation_id::text, (l.province_code || ' '::text) || lower(l.producer)) AS producer_key,
    COALESCE(c.recognitions, 0) AS recognitions,
    c.first_issued_on,
    c.decision_number,
    l.commune_code
   FROM registry.listing l
     LEFT JOIN registry.product p ON p.id = l.product_id
     LEFT JOIN people.organisation o ON o.id = p.organisation_id
     LEFT JOIN insight.recognised c ON c.product_id = l.product_id
  WHERE l.standing <> 'proposed'::text;

create view insight.product_place as
 SELECT l.product_id,
    l.province_code,
    l.commune_code,
    p.recorded_commune_code,
    l.star,
    l.industry_code,
    l.standing,
    l.last_day,
    l.is_demo,
    TRIM(BOTH FROM split_part(p.recorded_place, ','::text, '-1'::integer)) AS recorded_province,
    COALESCE(l.decided_on, make_date(l.year, 12, 31)) < '2025-07-01'::date AS is_recorded_before
   FROM registry.listing l
     LEFT JOIN registry.product p ON p.id = l.product_id
  WHERE l.standing <> 'proposed'::text;

create view insight.receipt as
 SELECT dossier_id,
    received_on
   FROM dossiers.submission;

create view insight.register_line as
 SELECT product_id,
    address,
    name,
    producer,
    place,
    star,
    industry_code,
    province_code,
    commune_code,
    standing,
    last_day,
    expires_on,
    is_demo
   FROM registry.listing;

create view insight.representative as
 SELECT p.organisation_id,
    min(l.province_code) AS province_code,
    bool_or(l.is_demo) AS is_demo,
    o.representative_gender AS gender,
    lower(TRIM(BOTH FROM o.representative_ethnicity)) <> ALL (ARRAY['kinh'::text, 'việt'::text, 'kinh (việt)'::text]) AS is_of_minority,
    max(l.last_day) AS last_day
   FROM registry.listing l
     JOIN registry.product p ON p.id = l.product_id
     JOIN people.organisation o ON o.id = p.organisation_id
  WHERE l.standing = 'clocked'::text
  GROUP BY p.organisation_id, o.id;

create view insight.seller_order as
 SELECT id,
    seller_id,
    status,
    placed_at,
    due_at,
    goods_dong
   FROM market.shop_order;

create view insight.supplement_days as
 SELECT a.dossier_id,
    a.level,
    a.asked_on,
    w.answered_on
   FROM dossiers.supplement a
     LEFT JOIN dossiers.supplement_answer w ON w.supplement_id = a.id;

create view insight.trained as
 SELECT t.person_id,
    t.course_id,
    c.title AS course,
    c.audience,
    c.subjects,
    t.issued_at
   FROM support.training_certificate t
     JOIN support.course c ON c.id = t.course_id
  WHERE t.person_id IS NOT NULL AND t.revoked_at IS NULL;

create view insight.trait_fact as
 SELECT l.province_code,
    l.industry_code,
    l.is_demo,
    l.standing,
    l.last_day,
    t.asked,
    t.held
   FROM registry.listing l
     LEFT JOIN insight.product_trait t ON t.product_id = l.product_id
  WHERE l.standing <> 'proposed'::text;

create view insight.withdrawn_product as
 SELECT e.id,
    e.effective_on,
    l.province_code,
    l.commune_code,
    l.is_demo
   FROM registry.certificate_event e
     JOIN registry.certificate c ON c.id = e.certificate_id
     JOIN registry.listing l ON l.product_id = c.product_id
  WHERE e.kind = 'withdrawn'::text;

-- functions

CREATE OR REPLACE FUNCTION audit.allow_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if (new.seq, new.at, new.action, new.outcome, new.role, new.subject_kind, new.who_commitment, new.what_commitment, new.leaf)
      is not distinct from (old.seq, old.at, old.action, old.outcome, old.role, old.subject_kind, old.who_commitment, old.what_commitment, old.leaf)
    and ((new.who_salt, new.person_id, new.jurisdiction, new.organisation_id)
        is not distinct from (old.who_salt, old.person_id, old.jurisdiction, old.organisation_id)
      or (new.who_salt is null and new.person_id is null and new.jurisdiction is null and new.organisation_id is null))
    and ((new.what_salt, new.subject_id, new.detail) is not distinct from (old.what_salt, old.subject_id, old.detail)
      or (new.what_salt is null and new.subject_id = '' and new.detail = '{}'))
  then return new; end if;
  raise exception 'the audit is append-only';
end $function$
;

CREATE OR REPLACE FUNCTION audit.append(at timestamp with time zone, action text, outcome text, person_id uuid, role text, jurisdiction jsonb, organisation_id uuid, subject_kind text, subject_id text, detail jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  last audit.head;
  line audit.line;
begin
  select * into last from audit.head for update;
  line.seq := last.seq + 1;
  line.at := at;
  line.action := action;
  line.outcome := outcome;
  line.person_id := person_id;
  line.role := role;
  line.jurisdiction := jurisdiction;
  line.organisation_id := organisation_id;
  line.subject_kind := subject_kind;
  line.subject_id := subject_id;
  line.detail := detail;
  line := audit.sealed(line);
  insert into audit.line select line.*;
  update audit.head set seq = line.seq, frontier = audit.grown(last.frontier, last.seq, line.leaf);
  return line.seq;
end $function$
;

CREATE OR REPLACE FUNCTION audit.erase(line_seq bigint, part text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if part = 'who' then
    update audit.line set who_salt = null, person_id = null, jurisdiction = null, organisation_id = null
    where seq = line_seq and who_salt is not null and action <> 'audit.erase';
  elsif part = 'what' then
    update audit.line set what_salt = null, subject_id = '', detail = '{}'
    where seq = line_seq and what_salt is not null and action <> 'audit.erase';
  else
    raise exception 'a line has no part %', part;
  end if;
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION audit.grown(frontier bytea[], place bigint, leaf bytea)
 RETURNS bytea[]
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  node bytea := leaf;
  at_level int := 0;
begin
  while place & 1 = 1 loop
    node := sha256('\x01'::bytea || frontier[cardinality(frontier)] || node);
    frontier := trim_array(frontier, 1);
    place := place >> 1;
    at_level := at_level + 1;
    if at_level % 8 = 0 then insert into audit.subtree values (at_level / 8, place, node); end if;
  end loop;
  return array_append(frontier, node);
end $function$
;

CREATE OR REPLACE FUNCTION audit.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception 'the audit is append-only'; end $function$
;

CREATE OR REPLACE FUNCTION audit.root(frontier bytea[])
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
declare
  node bytea := frontier[cardinality(frontier)];
begin
  for place in reverse cardinality(frontier) - 1 .. 1 loop
    node := sha256('\x01'::bytea || frontier[place] || node);
  end loop;
  return coalesce(node, sha256(''));
end $function$
;

CREATE OR REPLACE FUNCTION audit.sealed(line audit.line)
 RETURNS audit.line
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  line.who_salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  line.what_salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  line.who_commitment := sha256(line.who_salt || convert_to(
    coalesce(to_json(line.person_id::text)::text, 'null') || E'\n' || coalesce(to_json(line.jurisdiction::text)::text, 'null') || E'\n' ||
    coalesce(to_json(line.organisation_id::text)::text, 'null'), 'UTF8'));
  line.what_commitment := sha256(line.what_salt || convert_to(
    to_json(line.subject_id)::text || E'\n' || to_json(line.detail::text)::text, 'UTF8'));
  line.leaf := sha256('\x00'::bytea || convert_to(
    E'saolang audit line 1\n"' || line.seq || E'"\n"' || to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'"\n' ||
    to_json(line.action)::text || E'\n' || to_json(line.outcome)::text || E'\n' || to_json(line.role)::text || E'\n' ||
    to_json(line.subject_kind)::text || E'\n"' || encode(line.who_commitment, 'hex') || E'"\n"' || encode(line.what_commitment, 'hex') || '"', 'UTF8'));
  return line;
end $function$
;

CREATE OR REPLACE FUNCTION insight.count_recognitions_of(product_ids uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
  with recursive asked (id) as (
    select unnest(product_ids)
    union select p.merged_into from asked join registry.product p on p.id = asked.id where p.merged_into is not null
  )
  insert into insight.recognised (product_id, recognitions, first_issued_on, decision_number)
  select p.id, count(c.id)::int, min(c.issued_on),
    (array_agg(c.decision_number order by c.issued_on desc nulls last) filter (where c.id is not null))[1]
  from asked join registry.product p on p.id = asked.id
  left join lateral (
    select k.id, k.issued_on, k.decision_number
    from unnest(p.absorbed || p.id) as held (id) cross join lateral (
      select c.id, c.issued_on, c.decision_number from registry.certificate c
      where c.product_id = held.id and c.fact <> 'proposed'
        and (held.id = p.id or c.kind = 'issued' or not exists (
          select from registry.certificate d where d.product_id = p.id and d.fact_key = c.fact_key))
        and not exists (select from registry.certificate_retraction r where r.certificate_id = c.id offset 0)
      offset 0) k
  ) c on true
  group by p.id
  on conflict (product_id) do update set recognitions = excluded.recognitions, first_issued_on = excluded.first_issued_on,
    decision_number = excluded.decision_number;
$function$
;

CREATE OR REPLACE FUNCTION insight.follow_certificates()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform insight.count_recognitions_of(array(select distinct product_id from changed));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION insight.follow_merges()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform insight.count_recognitions_of(array[new.id]);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION insight.follow_place()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET enable_seqscan TO 'off'
AS $function$
begin
  update insight.stay set commune_code = new.commune_code, province_code = new.province_code where dossier_id = new.id;
  update insight.judgement set commune_code = new.commune_code, province_code = new.province_code where dossier_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION insight.follow_retractions()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform insight.count_recognitions_of(array(
    select distinct c.product_id from registry.certificate c join changed on changed.certificate_id = c.id));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION insight.follow_review()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET enable_seqscan TO 'off'
AS $function$
begin
  update insight.judgement j set outcome = new.outcome, outcome_at = new.decided_at
    from councils.review r where r.id = new.review_id and j.verdict_id = r.verdict_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION insight.follow_step()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET enable_seqscan TO 'off'
AS $function$
begin
  update insight.stay set left_at = new.changed_at, left_by = new.transition, left_role = new.role, left_person = new.changed_by
    where dossier_id = new.dossier_id and coalesce(left_at, 'infinity') = 'infinity';
  insert into insight.stay (step_id, dossier_id, kind, commune_code, province_code, set_no, is_demo, status, entered_at, was_asked)
    select new.id, d.id, d.kind, d.commune_code, d.province_code, d.set_no, d.is_demo, new.status, new.changed_at, exists (
      select from dossiers.status_change c where c.dossier_id = d.id and c.status = 'supplement-requested' and c.id <> new.id)
    from dossiers.dossier d where d.id = new.dossier_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION insight.follow_verdict()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET enable_seqscan TO 'off'
AS $function$
begin
  insert into insight.judgement (verdict_id, dossier_id, council_id, level, commune_code, province_code, set_no, is_demo, star, points, spread,
      was_discussed, issued_at)
    select new.id, d.id, s.council_id, k.level, d.commune_code, d.province_code, d.set_no, d.is_demo, new.star, new.points,
      coalesce((new.result -> 'totals' ->> 'range')::numeric, 0), new.inputs ? 'discussion' or new.inputs ? 'independent', new.issued_at
    from councils.session_dossier i
    join councils.session s on s.id = i.session_id
    join councils.council k on k.id = s.council_id
    join dossiers.dossier d on d.id = new.dossier_id
    where i.id = new.session_dossier_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION insight.refuse_frozen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from insight.periodic_report
    where id = coalesce(new.report_id, old.report_id) and status = 'approved'
  ) then
    raise exception 'report % is frozen', coalesce(new.report_id, old.report_id);
  end if;
  return coalesce(new, old);
end $function$
;

CREATE OR REPLACE FUNCTION insight.refuse_unfreezing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'report % is frozen', old.id;
end $function$
;

CREATE OR REPLACE FUNCTION market.free_stock(variant uuid, today date)
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select coalesce(
    (select min(coalesce((select sum(l.on_hand - l.reserved) from market.stock_level l
        where l.variant_id = p.part_id and (l.expires_on is null or l.expires_on > today)), 0) / p.quantity)::int
      from market.bundle_part p where p.bundle_id = variant),
    (select sum(l.on_hand - l.reserved)::int from market.stock_level l
      where l.variant_id = variant and (l.expires_on is null or l.expires_on > today)),
    0)
$function$
;

CREATE OR REPLACE FUNCTION people.heirs_of(asked text, since date)
 RETURNS TABLE(code text, share text, sources integer)
 LANGUAGE sql
 STABLE
AS $function$
  with recursive walk (code, at, share, sources) as (
    select s.new_code, s.happened_on, s.share, s.sources from people.unit_succession s
    where s.old_code = asked and s.happened_on > since and s.undone_at is null
    union
    select s.new_code, s.happened_on,
      case when 'partial' in (w.share, s.share) then 'partial' when 'unknown' in (w.share, s.share) then 'unknown' else 'full' end,
      least(w.sources, s.sources)
    from walk w cross join lateral (
      select n.new_code, n.happened_on, n.share, n.sources from people.unit_succession n
      where n.old_code = w.code and n.happened_on > w.at and n.undone_at is null offset 0) s
  )
  select w.code, min(w.share), max(w.sources) from walk w
  where (select count(*) from people.unit_succession s
    where s.old_code = w.code and s.happened_on > w.at and s.undone_at is null) = 0
  group by w.code
$function$
;

CREATE OR REPLACE FUNCTION platform.begin_era()
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into platform.era (cluster)
  select c.name from (
    select system_identifier || '/' || timeline_id as name from pg_control_system(), pg_control_checkpoint()
  ) c
  where c.name is distinct from (select cluster from platform.era order by no desc limit 1)
$function$
;

CREATE OR REPLACE FUNCTION platform.current_era()
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$select max(no) from platform.era$function$
;

CREATE OR REPLACE FUNCTION platform.drop_job(job text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select from graphile_worker.complete_jobs(array[job::bigint]))
$function$
;

CREATE OR REPLACE FUNCTION platform.emit(name text, payload jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select graphile_worker.add_job('event', case when coalesce(current_setting('saolang.traceparent', true), '') = ''
    then json_build_object('name', name, 'payload', payload)
    else json_build_object('name', name, 'payload', payload, 'traceparent', current_setting('saolang.traceparent', true)) end,
    max_attempts => 25);
$function$
;

CREATE OR REPLACE FUNCTION platform.forget_file(forgotten text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  place record;
  is_named boolean;
begin
  for place in
    select n.nspname, c.relname, a.attname from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
      and a.attname ~ 'sha256' and n.nspname !~ '^pg_' and (n.nspname, c.relname) <> ('platform', 'file')
  loop
    execute format('select exists (select from %I.%I where %I = $1)', place.nspname, place.relname, place.attname)
      into is_named using forgotten;
    if is_named then
      return false;
    end if;
  end loop;
  delete from platform.file where sha256 = forgotten;
  return found;
exception when foreign_key_violation then
  return false;
end $function$
;

CREATE OR REPLACE FUNCTION platform.list_connections()
 RETURNS TABLE(application text, state text, many integer)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(application_name, ''), coalesce(state, 'none'), count(*)::int from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' group by 1, 2
$function$
;

CREATE OR REPLACE FUNCTION platform.list_jobs()
 RETURNS TABLE(id text, kind text, is_event boolean, state text, attempts integer, max_attempts integer, created_at timestamp with time zone, run_at timestamp with time zone, last_error text, payload jsonb)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select j.id::text, case t.identifier when 'event' then coalesce(j.payload->>'name', 'event') else t.identifier end,
    t.identifier = 'event',
    case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'failed'
      when j.attempts > 0 then 'retrying' when j.run_at > now() then 'scheduled' else 'waiting' end,
    j.attempts, j.max_attempts, j.created_at, j.run_at, j.last_error, j.payload::jsonb
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
$function$
;

CREATE OR REPLACE FUNCTION platform.list_replicas()
 RETURNS TABLE(name text, state text, is_synchronous boolean, lag_bytes bigint, lag_seconds double precision)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select application_name, state, coalesce(sync_state in ('sync', 'quorum'), false),
    case when not pg_is_in_recovery() then greatest(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), 0)::bigint end,
    coalesce(extract(epoch from replay_lag), 0)::float8
  from pg_stat_replication where replay_lsn is not null order by application_name
$function$
;

CREATE OR REPLACE FUNCTION platform.list_slow_statements()
 RETURNS TABLE(statement text, calls bigint, total_ms double precision, mean_ms double precision, max_ms double precision, rows bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare place text;
begin
  select n.nspname into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements';
  if place is null then return; end if;
  return query execute format(
    'select query, calls, total_exec_time, mean_exec_time, max_exec_time, rows from %I.pg_stat_statements
     where dbid = (select oid from pg_database where datname = current_database()) and query not like ''%%pg_stat_statements%%''
     order by total_exec_time desc limit 50', place);
exception when object_not_in_prerequisite_state then return;
end $function$
;

CREATE OR REPLACE FUNCTION platform.note_certificate_events()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into platform.change (kind, what, subject_id, product_id, organisation_id, province_code, is_demo, is_public)
  select 'certificate', n.kind, c.id, p.id, p.organisation_id, p.province_code, p.is_demo, true
  from newer n join registry.certificate c on c.id = n.certificate_id join registry.product p on p.id = c.product_id
  order by n.recorded_at, n.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION platform.note_certificates()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into platform.change (kind, what, subject_id, product_id, organisation_id, province_code, is_demo, is_public)
  select 'certificate', n.kind, n.id, p.id, p.organisation_id, p.province_code, p.is_demo, true
  from newer n join registry.product p on p.id = n.product_id order by n.recorded_at, n.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION platform.note_decision_items()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into platform.change (kind, what, subject_id, province_code, is_demo, is_public)
  select 'decision', 'recorded', d.id, coalesce(d.province_code, min(s.province_code)), bool_and(s.is_demo), false
  from newer n join councils.decision d on d.id = n.decision_id join dossiers.dossier s on s.id = n.dossier_id
  where not exists (select from platform.change c where c.era = platform.current_era() and c.xid = pg_current_xact_id()
    and c.kind = 'decision' and c.subject_id = d.id)
  group by d.id order by d.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION platform.note_dossiers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into platform.change (kind, what, subject_id, organisation_id, province_code, is_demo, is_public)
  select 'dossier', n.transition, d.id, d.organisation_id, case when d.code is not null or n.transition = 'submit' then d.province_code end,
    d.is_demo, false
  from newer n join dossiers.dossier d on d.id = n.dossier_id order by n.changed_at, n.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION platform.note_organisations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into platform.change (kind, what, subject_id, organisation_id, province_code, is_demo, is_public)
  select 'organisation', case tg_op when 'INSERT' then 'created' else 'changed' end, id, id, province_code, is_demo, false
  from newer order by changed_at, id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION platform.note_products()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into platform.change (kind, what, subject_id, product_id, organisation_id, province_code, is_demo, is_public)
  select 'product', case when tg_op = 'INSERT' then 'created' when merged_into is not null then 'merged' else 'changed' end,
    id, id, organisation_id, province_code, is_demo, true
  from newer order by changed_at, id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION platform.retry_job(job text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select from graphile_worker.reschedule_jobs(array[job::bigint], run_at => now(), attempts => 0))
$function$
;

CREATE OR REPLACE FUNCTION platform.second_copy()
 RETURNS text
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select case
    when current_setting('synchronous_standby_names') = '' then 'none'
    when exists (select from pg_stat_replication where state = 'streaming' and sync_state in ('sync', 'quorum')) then 'ready'
    else 'away'
  end
$function$
;

CREATE OR REPLACE FUNCTION platform.stop_waiting(waiting integer)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select coalesce(bool_or(pg_cancel_backend(pid)), false) from pg_stat_activity
  where pid = waiting and datname = current_database() and wait_event = 'SyncRep'
$function$
;

CREATE OR REPLACE FUNCTION registry.refuse_forgetting_rows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.outcome is not null then
    raise exception 'what became of a row is kept';
  end if;
  return old;
end $function$
;

CREATE OR REPLACE FUNCTION registry.refuse_moving_issued()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.product_id <> old.product_id and old.kind <> 'transcribed' then
    raise exception 'what was issued stays with its product';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION registry.refuse_retracting_issued()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select kind from registry.certificate where id = new.certificate_id) <> 'transcribed' then
    raise exception 'only transcribed facts can be taken back';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION registry.tell_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('registry_changed', '');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION trace.ensure_month(wanted timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  month timestamptz := date_trunc('month', wanted, 'UTC');
  name text := 'event_' || to_char(month at time zone 'UTC', 'YYYY_MM');
begin
  if wanted < '2015-01-01 00:00:00+00' or wanted >= '2036-01-01 00:00:00+00' or to_regclass('trace.' || name) is not null then return; end if;
  perform pg_advisory_xact_lock(hashtext('trace.ensure_month'));
  -- Asked of the table of tables: to_regclass remembers what it did not find before the lock.
  perform from pg_class where relname = name and relnamespace = 'trace'::regnamespace;
  if found then return; end if;
  -- Attached instead of made in place: readers of other months are not held up.
  execute format('create table trace.%I (like trace.event including defaults including constraints)', name);
  execute format('alter table trace.event attach partition trace.%I for values from (%L) to (%L)',
    name, month, date_add(month, interval '1 month', 'UTC'));
end $function$
;

-- triggers

CREATE TRIGGER line_is_append_only BEFORE DELETE OR TRUNCATE ON audit.line FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER line_is_only_erased BEFORE UPDATE ON audit.line FOR EACH ROW EXECUTE FUNCTION audit.allow_erasure();
CREATE TRIGGER subtree_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.subtree FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER decision_noted AFTER INSERT ON councils.decision_item REFERENCING NEW TABLE AS newer FOR EACH STATEMENT EXECUTE FUNCTION platform.note_decision_items();
CREATE TRIGGER review_outcome_is_told AFTER INSERT ON councils.review_outcome FOR EACH ROW EXECUTE FUNCTION insight.follow_review();
CREATE TRIGGER verdict_is_a_judgement AFTER INSERT ON councils.verdict FOR EACH ROW EXECUTE FUNCTION insight.follow_verdict();
CREATE TRIGGER dossier_takes_its_stays AFTER UPDATE OF commune_code, province_code ON dossiers.dossier FOR EACH ROW WHEN (((old.commune_code <> new.commune_code) OR (old.province_code <> new.province_code))) EXECUTE FUNCTION insight.follow_place();
CREATE TRIGGER dossier_noted AFTER INSERT ON dossiers.status_change REFERENCING NEW TABLE AS newer FOR EACH STATEMENT EXECUTE FUNCTION platform.note_dossiers();
CREATE TRIGGER status_change_is_a_stay AFTER INSERT ON dossiers.status_change FOR EACH ROW EXECUTE FUNCTION insight.follow_step();
CREATE TRIGGER periodic_report_freezes BEFORE DELETE OR UPDATE ON insight.periodic_report FOR EACH ROW WHEN ((old.status = 'approved'::text)) EXECUTE FUNCTION insight.refuse_unfreezing();
CREATE TRIGGER report_answer_freezes BEFORE INSERT OR DELETE OR UPDATE ON insight.report_answer FOR EACH ROW EXECUTE FUNCTION insight.refuse_frozen();
CREATE TRIGGER report_figure_freezes BEFORE INSERT OR DELETE OR UPDATE ON insight.report_figure FOR EACH ROW EXECUTE FUNCTION insight.refuse_frozen();
CREATE TRIGGER organisation_changed AFTER UPDATE ON people.organisation REFERENCING NEW TABLE AS newer FOR EACH STATEMENT EXECUTE FUNCTION platform.note_organisations();
CREATE TRIGGER organisation_created AFTER INSERT ON people.organisation REFERENCING NEW TABLE AS newer FOR EACH STATEMENT EXECUTE FUNCTION platform.note_organisations();
CREATE TRIGGER certificate_is_counted AFTER INSERT ON registry.certificate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION insight.follow_certificates();
CREATE TRIGGER certificate_is_counted_again AFTER UPDATE ON registry.certificate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION insight.follow_certificates();
CREATE TRIGGER certificate_move_tells AFTER UPDATE ON registry.certificate FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER certificate_noted AFTER INSERT ON registry.certificate REFERENCING NEW TABLE AS newer FOR EACH STATEMENT EXECUTE FUNCTION platform.note_certificates();
CREATE TRIGGER certificate_stays BEFORE UPDATE ON registry.certificate FOR EACH ROW EXECUTE FUNCTION registry.refuse_moving_issued();
CREATE TRIGGER certificate_tells AFTER INSERT ON registry.certificate FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER certificate_event_noted AFTER INSERT ON registry.certificate_event REFERENCING NEW TABLE AS newer FOR EACH STATEMENT EXECUTE FUNCTION platform.note_certificate_events();
CREATE TRIGGER certificate_event_tells AFTER INSERT ON registry.certificate_event FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER certificate_retraction_is_of_transcribed BEFORE INSERT ON registry.certificate_retraction FOR EACH ROW EXECUTE FUNCTION registry.refuse_retracting_issued();
CREATE TRIGGER certificate_retraction_tells AFTER INSERT OR DELETE ON registry.certificate_retraction FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER retraction_is_counted AFTER INSERT ON registry.certificate_retraction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION insight.follow_retractions();
CREATE TRIGGER retraction_is_no_longer_counted AFTER DELETE ON registry.certificate_retraction REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION insight.follow_retractions();
CREATE TRIGGER credential_tells AFTER INSERT ON registry.credential FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER import_row_is_kept BEFORE DELETE ON registry.import_row FOR EACH ROW EXECUTE FUNCTION registry.refuse_forgetting_rows();
CREATE TRIGGER conclusion_tells AFTER INSERT ON registry.inspection_conclusion FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER paper_signature_tells AFTER INSERT ON registry.paper_signature FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER merge_is_counted AFTER UPDATE OF absorbed ON registry.product FOR EACH ROW WHEN ((old.absorbed <> new.absorbed)) EXECUTE FUNCTION insight.follow_merges();
CREATE TRIGGER product_changed AFTER UPDATE ON registry.product REFERENCING NEW TABLE AS newer FOR EACH STATEMENT EXECUTE FUNCTION platform.note_products();
CREATE TRIGGER product_created AFTER INSERT ON registry.product REFERENCING NEW TABLE AS newer FOR EACH STATEMENT EXECUTE FUNCTION platform.note_products();
CREATE TRIGGER product_tells AFTER INSERT OR UPDATE ON registry.product FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER renewal_tells AFTER INSERT OR UPDATE ON registry.renewal FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER reply_tells AFTER INSERT ON registry.reply FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER verification_code_tells AFTER INSERT ON registry.verification_code FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER withdrawal_tells AFTER INSERT ON registry.withdrawal FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER withdrawal_end_tells AFTER INSERT ON registry.withdrawal_end FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER recall_tells AFTER INSERT OR UPDATE OF closed_at ON trace.recall FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();
CREATE TRIGGER recall_thing_tells AFTER INSERT OR UPDATE ON trace.recall_thing FOR EACH STATEMENT EXECUTE FUNCTION registry.tell_change();

-- grants

grant insert, select on audit.cosignature to saolang_app;
grant select on audit.cosignature to saolang_reader;
grant select on audit.former_checkpoint to saolang_app;
grant select on audit.former_checkpoint to saolang_reader;
grant select on audit.head to saolang_app;
grant select on audit.head to saolang_reader;
grant select on audit.line to saolang_app;
grant select on audit.line to saolang_reader;
grant select on audit.subtree to saolang_app;
grant select on audit.subtree to saolang_reader;
grant insert, select on audit.tree_head to saolang_app;
grant select on audit.tree_head to saolang_reader;
grant insert, select, update on audit.witness to saolang_app;
grant select on audit.witness to saolang_reader;
grant execute on function audit.append(timestamp with time zone,text,text,uuid,text,jsonb,uuid,text,text,jsonb) to saolang_app;
grant execute on function audit.erase(bigint,text) to saolang_app;
grant usage on schema audit to saolang_app;
grant usage on schema audit to saolang_reader;
grant insert, select on councils.advice to saolang_app;
grant select on councils.advice to saolang_reader;
grant insert, select on councils.adviser to saolang_app;
grant select on councils.adviser to saolang_reader;
grant insert, select on councils.anchor to saolang_app;
grant select on councils.anchor to saolang_reader;
grant insert, select on councils.anchor_retirement to saolang_app;
grant select on councils.anchor_retirement to saolang_reader;
grant insert, select on councils.closure to saolang_app;
grant select on councils.closure to saolang_reader;
grant insert, select on councils.conflict_declaration to saolang_app;
grant select on councils.conflict_declaration to saolang_reader;
grant insert, select on councils.conflict_proposal to saolang_app;
grant select on councils.conflict_proposal to saolang_reader;
grant insert, select on councils.conflict_ruling to saolang_app;
grant select on councils.conflict_ruling to saolang_reader;
grant insert, select on councils.council to saolang_app;
grant select on councils.council to saolang_reader;
grant insert, select on councils.decision to saolang_app;
grant select on councils.decision to saolang_reader;
grant insert, select on councils.decision_item to saolang_app;
grant select on councils.decision_item to saolang_reader;
grant insert, select on councils.discussion to saolang_app;
grant select on councils.discussion to saolang_reader;
grant insert, select on councils.evidence_opening to saolang_app;
grant select on councils.evidence_opening to saolang_reader;
grant insert, select on councils.interest_statement to saolang_app;
grant select on councils.interest_statement to saolang_reader;
grant insert, select on councils.mark_change to saolang_app;
grant select on councils.mark_change to saolang_reader;
grant insert, select on councils.meeting_call to saolang_app;
grant select on councils.meeting_call to saolang_reader;
grant insert, select on councils.member to saolang_app;
grant select on councils.member to saolang_reader;
grant insert, select on councils.paid_adviser to saolang_app;
grant select on councils.paid_adviser to saolang_reader;
grant insert, select on councils.practice to saolang_app;
grant select on councils.practice to saolang_reader;
grant insert, select on councils.practice_card to saolang_app;
grant select on councils.practice_card to saolang_reader;
grant insert, select, update on councils.practice_draft to saolang_app;
grant select on councils.practice_draft to saolang_reader;
grant insert, select on councils.rasch_result to saolang_app;
grant select on councils.rasch_result to saolang_reader;
grant insert, select on councils.rasch_run to saolang_app;
grant select on councils.rasch_run to saolang_reader;
grant insert, select on councils.regulation to saolang_app;
grant select on councils.regulation to saolang_reader;
grant insert, select on councils.resolution to saolang_app;
grant select on councils.resolution to saolang_reader;
grant insert, select on councils.review to saolang_app;
grant select on councils.review to saolang_reader;
grant insert, select on councils.review_outcome to saolang_app;
grant select on councils.review_outcome to saolang_reader;
grant insert, select on councils.review_panel to saolang_app;
grant select on councils.review_panel to saolang_reader;
grant insert, select on councils.round to saolang_app;
grant select on councils.round to saolang_reader;
grant insert, select on councils.scorecard to saolang_app;
grant select on councils.scorecard to saolang_reader;
grant insert, select, update on councils.scorecard_draft to saolang_app;
grant select on councils.scorecard_draft to saolang_reader;
grant insert, select on councils.session to saolang_app;
grant select on councils.session to saolang_reader;
grant insert, select on councils.session_dossier to saolang_app;
grant select on councils.session_dossier to saolang_reader;
grant update on councils.session_dossier (phase) to saolang_app;
grant insert, select on councils.settlement to saolang_app;
grant select on councils.settlement to saolang_reader;
grant insert, select on councils.trigger_finding to saolang_app;
grant select on councils.trigger_finding to saolang_reader;
grant insert, select on councils.verdict to saolang_app;
grant select on councils.verdict to saolang_reader;
grant insert, select on councils.verified_tick to saolang_app;
grant select on councils.verified_tick to saolang_reader;
grant usage on schema councils to saolang_app;
grant usage on schema councils to saolang_reader;
grant insert, select on dossiers.base to saolang_app;
grant select on dossiers.base to saolang_reader;
grant insert, select, update on dossiers.choice to saolang_app;
grant select on dossiers.choice to saolang_reader;
grant insert, select on dossiers.consent to saolang_app;
grant select on dossiers.consent to saolang_reader;
grant insert, select, update on dossiers.day_counter to saolang_app;
grant select on dossiers.day_counter to saolang_reader;
grant insert, select on dossiers.dossier to saolang_app;
grant select on dossiers.dossier to saolang_reader;
grant update on dossiers.dossier (status, organisation_id, commune_code, province_code, product_name, set_id, code, submitted_at, changed_at) to saolang_app;
grant delete, insert, select on dossiers.evidence to saolang_app;
grant select on dossiers.evidence to saolang_reader;
grant update on dossiers.evidence (caption, kind, expires_on, is_unlimited) to saolang_app;
grant delete, insert, select on dossiers.evidence_use to saolang_app;
grant select on dossiers.evidence_use to saolang_reader;
grant update on dossiers.evidence_use (page) to saolang_app;
grant insert, select on dossiers.findings to saolang_app;
grant select on dossiers.findings to saolang_reader;
grant insert, select on dossiers.letter to saolang_app;
grant select on dossiers.letter to saolang_reader;
grant insert, select, update on dossiers.page to saolang_app;
grant select on dossiers.page to saolang_reader;
grant insert, select on dossiers.referral to saolang_app;
grant select on dossiers.referral to saolang_reader;
grant insert, select on dossiers.snapshot to saolang_app;
grant select on dossiers.snapshot to saolang_reader;
grant insert, select on dossiers.status_change to saolang_app;
grant select on dossiers.status_change to saolang_reader;
grant insert, select on dossiers.submission to saolang_app;
grant select on dossiers.submission to saolang_reader;
grant insert, select on dossiers.supplement to saolang_app;
grant select on dossiers.supplement to saolang_reader;
grant insert, select on dossiers.supplement_answer to saolang_app;
grant select on dossiers.supplement_answer to saolang_reader;
grant usage on schema dossiers to saolang_app;
grant usage on schema dossiers to saolang_reader;
grant select on insight.commune_name to saolang_reader;
grant select on insight.council_name to saolang_reader;
grant select on insight.council_seat to saolang_reader;
grant select on insight.dossier_name to saolang_reader;
grant insert, select on insight.edition to saolang_app;
grant select on insight.edition to saolang_reader;
grant update on insight.edition (forgotten_at) to saolang_app;
grant insert, select on insight.edition_file to saolang_app;
grant select on insight.edition_file to saolang_reader;
grant select on insight.former_commune to saolang_app;
grant select on insight.former_commune to saolang_reader;
grant select on insight.judged_certificate to saolang_app;
grant select on insight.judgement to saolang_app;
grant select on insight.judgement to saolang_reader;
grant select on insight.material_ground to saolang_app;
grant select on insight.material_ground to saolang_reader;
grant select on insight.officer_name to saolang_reader;
grant select on insight.official to saolang_app;
grant select on insight.official to saolang_reader;
grant select on insight.open_certificate to saolang_reader;
grant select on insight.open_lot to saolang_reader;
grant select on insight.open_producer to saolang_reader;
grant select on insight.open_product to saolang_reader;
grant select on insight.open_renewal to saolang_reader;
grant select on insight.open_withdrawal to saolang_reader;
grant select on insight.overseen_product to saolang_reader;
grant select on insight.oversight_task to saolang_reader;
grant insert, select, update on insight.periodic_report to saolang_app;
grant select on insight.periodic_report to saolang_reader;
grant select on insight.point_place to saolang_app;
grant select on insight.point_place to saolang_reader;
grant select on insight.policy_dossier to saolang_app;
grant select on insight.policy_dossier to saolang_reader;
grant insert, select on insight.policy_draft to saolang_app;
grant select on insight.policy_draft to saolang_reader;
grant delete, insert, select on insight.policy_move to saolang_app;
grant select on insight.policy_move to saolang_reader;
grant insert, select on insight.policy_trial to saolang_app;
grant select on insight.policy_trial to saolang_reader;
grant update on insight.policy_trial (dossiers, done, ended_at, result) to saolang_app;
grant insert, select on insight.policy_version to saolang_app;
grant select on insight.policy_version to saolang_reader;
grant select on insight.practised to saolang_app;
grant select on insight.practised to saolang_reader;
grant select on insight.product to saolang_reader;
grant select on insight.product_fact to saolang_app;
grant select on insight.product_fact to saolang_reader;
grant select on insight.product_place to saolang_app;
grant select on insight.product_place to saolang_reader;
grant insert, select, update on insight.product_trait to saolang_app;
grant select on insight.product_trait to saolang_reader;
grant select on insight.receipt to saolang_reader;
grant select on insight.recognised to saolang_app;
grant select on insight.recognised to saolang_reader;
grant select on insight.register_line to saolang_reader;
grant delete, insert, select, update on insight.report_answer to saolang_app;
grant select on insight.report_answer to saolang_reader;
grant insert, select, update on insight.report_figure to saolang_app;
grant select on insight.report_figure to saolang_reader;
grant insert, select on insight.report_missing to saolang_app;
grant select on insight.report_missing to saolang_reader;
grant update on insight.report_missing (lifted_at) to saolang_app;
grant insert, select on insight.report_move to saolang_app;
grant select on insight.report_move to saolang_reader;
grant insert, select on insight.report_reminder to saolang_app;
grant select on insight.report_reminder to saolang_reader;
grant insert, select on insight.report_unit to saolang_app;
grant select on insight.report_unit to saolang_reader;
grant insert, select on insight.reporting_period to saolang_app;
grant select on insight.reporting_period to saolang_reader;
grant select on insight.representative to saolang_app;
grant select on insight.representative to saolang_reader;
grant select on insight.seller_order to saolang_reader;
grant insert, select on insight.snapshot to saolang_app;
grant select on insight.snapshot to saolang_reader;
grant select on insight.stay to saolang_app;
grant select on insight.stay to saolang_reader;
grant select on insight.supplement_days to saolang_reader;
grant insert, select on insight.target to saolang_app;
grant select on insight.target to saolang_reader;
grant insert, select on insight.target_end to saolang_app;
grant select on insight.target_end to saolang_reader;
grant select on insight.trained to saolang_app;
grant select on insight.trained to saolang_reader;
grant select on insight.trait_fact to saolang_app;
grant select on insight.trait_fact to saolang_reader;
grant select on insight.withdrawn_product to saolang_app;
grant select on insight.withdrawn_product to saolang_reader;
grant usage on schema insight to saolang_app;
grant usage on schema insight to saolang_reader;
grant insert, select, update on market.bank_link to saolang_app;
grant select on market.bank_link (id, organisation_id, provider, made_at, ended_at) to saolang_reader;
grant insert, select, update on market.bank_notice to saolang_app;
grant select on market.bank_notice to saolang_reader;
grant insert, select, update on market.bulk_buyer to saolang_app;
grant select on market.bulk_buyer to saolang_reader;
grant insert, select, update on market.bulk_delivery to saolang_app;
grant select on market.bulk_delivery to saolang_reader;
grant insert, select on market.bulk_delivery_lot to saolang_app;
grant select on market.bulk_delivery_lot to saolang_reader;
grant insert, select on market.bundle_part to saolang_app;
grant select on market.bundle_part to saolang_reader;
grant insert, select, update on market.buyer_review to saolang_app;
grant select on market.buyer_review to saolang_reader;
grant insert, select on market.buyer_review_answer to saolang_app;
grant select on market.buyer_review_answer to saolang_reader;
grant insert, select on market.buyer_review_photo to saolang_app;
grant select on market.buyer_review_photo to saolang_reader;
grant insert, select on market.buyer_review_removal to saolang_app;
grant select on market.buyer_review_removal to saolang_reader;
grant insert, select, update on market.buyer_review_report to saolang_app;
grant select on market.buyer_review_report to saolang_reader;
grant insert, select, update on market.call_off to saolang_app;
grant select on market.call_off to saolang_reader;
grant insert, select, update on market.campaign to saolang_app;
grant select on market.campaign to saolang_reader;
grant insert, select, update on market.campaign_letter to saolang_app;
grant select on market.campaign_letter to saolang_reader;
grant insert, select, update on market.campaign_visit to saolang_app;
grant select on market.campaign_visit to saolang_reader;
grant insert, select, update on market.carrier_link to saolang_app;
grant select on market.carrier_link (id, organisation_id, carrier, credentials, made_at, ended_at) to saolang_reader;
grant insert, select, update on market.carrier_place to saolang_app;
grant select on market.carrier_place to saolang_reader;
grant insert, select on market.channel_comparison to saolang_app;
grant select on market.channel_comparison to saolang_reader;
grant insert, select, update on market.channel_difference to saolang_app;
grant select on market.channel_difference to saolang_reader;
grant insert, select, update on market.channel_link to saolang_app;
grant select on market.channel_link (id, organisation_id, platform, app_key, shop_id, access_until, refresh_until, buffer, state, pulled_to, due_at, tries, trouble, well_at, made_at) to saolang_reader;
grant insert, select, update on market.channel_listing to saolang_app;
grant select on market.channel_listing to saolang_reader;
grant insert, select, update on market.channel_order to saolang_app;
grant select on market.channel_order to saolang_reader;
grant insert, select, update on market.cod_line to saolang_app;
grant select on market.cod_line to saolang_reader;
grant insert, select, update on market.delivery_terms to saolang_app;
grant select on market.delivery_terms to saolang_reader;
grant insert, select, update on market.demand to saolang_app;
grant select on market.demand to saolang_reader;
grant insert, select on market.demand_invitation to saolang_app;
grant select on market.demand_invitation to saolang_reader;
grant update on market.demand_invitation (organisation_id) to saolang_app;
grant insert, select on market.demand_month to saolang_app;
grant select on market.demand_month to saolang_reader;
grant insert, select, update on market.demand_question to saolang_app;
grant select on market.demand_question to saolang_reader;
grant insert, select, update on market.fair to saolang_app;
grant select on market.fair to saolang_reader;
grant insert, select, update on market.fair_application to saolang_app;
grant select on market.fair_application to saolang_reader;
grant delete, insert, select on market.fair_booth to saolang_app;
grant select on market.fair_booth to saolang_reader;
grant insert, select, update on market.fair_meeting to saolang_app;
grant select on market.fair_meeting to saolang_reader;
grant insert, select, update on market.fair_meeting_seat to saolang_app;
grant select on market.fair_meeting_seat to saolang_reader;
grant insert, select on market.fair_sale to saolang_app;
grant select on market.fair_sale to saolang_reader;
grant update on market.fair_sale (organisation_id) to saolang_app;
grant insert, select, update on market.framework to saolang_app;
grant select on market.framework to saolang_reader;
grant insert, select, update on market.framework_month to saolang_app;
grant select on market.framework_month to saolang_reader;
grant delete, insert, select on market.framework_party to saolang_app;
grant select on market.framework_party to saolang_reader;
grant update on market.framework_party (organisation_id) to saolang_app;
grant insert, select on market.framework_signature to saolang_app;
grant select on market.framework_signature to saolang_reader;
grant insert, select on market.framework_version to saolang_app;
grant select on market.framework_version to saolang_reader;
grant insert, select, update on market.live_complaint to saolang_app;
grant select on market.live_complaint to saolang_reader;
grant insert, select, update on market.live_host to saolang_app;
grant select on market.live_host to saolang_reader;
grant insert, select, update on market.live_item to saolang_app;
grant select on market.live_item to saolang_reader;
grant insert, select, update on market.live_message to saolang_app;
grant select on market.live_message to saolang_reader;
grant insert, select on market.live_muted to saolang_app;
grant select on market.live_muted to saolang_reader;
grant insert, select, update on market.live_paper to saolang_app;
grant select on market.live_paper to saolang_reader;
grant insert, select on market.live_pin to saolang_app;
grant select on market.live_pin to saolang_reader;
grant delete, insert, select, update on market.live_presence to saolang_app;
grant select on market.live_presence to saolang_reader;
grant insert, select, update on market.live_push to saolang_app;
grant select on market.live_push (id, session_id, name, address, made_at, ended_at, failed_at, failed_why) to saolang_reader;
grant insert, select, update on market.live_session to saolang_app;
grant select on market.live_session to saolang_reader;
grant insert, select, update on market.live_take to saolang_app;
grant select on market.live_take to saolang_reader;
grant insert, select, update on market.merchant_account to saolang_app;
grant select on market.merchant_account (id, organisation_id, gateway, mode, merchant_no, made_at, ended_at) to saolang_reader;
grant insert, select, update on market.news to saolang_app;
grant select on market.news to saolang_reader;
grant delete, insert, select on market.news_file to saolang_app;
grant select on market.news_file to saolang_reader;
grant insert, select, update on market.occasion to saolang_app;
grant select on market.occasion to saolang_reader;
grant insert, select, update on market.offer to saolang_app;
grant select on market.offer to saolang_reader;
grant insert, select on market.offer_change to saolang_app;
grant select on market.offer_change to saolang_reader;
grant insert, select, update on market.pack_size to saolang_app;
grant select on market.pack_size to saolang_reader;
grant insert, select, update on market.parcel to saolang_app;
grant select on market.parcel to saolang_reader;
grant insert, select on market.parcel_event to saolang_app;
grant select on market.parcel_event to saolang_reader;
grant insert, select on market.payment_event to saolang_app;
grant select on market.payment_event to saolang_reader;
grant insert, select, update on market.payment_intent to saolang_app;
grant select on market.payment_intent to saolang_reader;
grant insert, select, update on market.point_of_sale to saolang_app;
grant select on market.point_of_sale to saolang_reader;
grant insert, select, update on market.point_product to saolang_app;
grant select on market.point_product to saolang_reader;
grant insert, select, update on market.product_rating to saolang_app;
grant select on market.product_rating to saolang_reader;
grant insert, select, update on market.product_season to saolang_app;
grant select on market.product_season to saolang_reader;
grant insert, select, update on market.purchase to saolang_app;
grant select on market.purchase to saolang_reader;
grant insert, select, update on market.quote to saolang_app;
grant select on market.quote to saolang_reader;
grant insert, select, update on market.quote_sample to saolang_app;
grant select on market.quote_sample to saolang_reader;
grant delete, insert, select, update on market.quote_share to saolang_app;
grant select on market.quote_share to saolang_reader;
grant insert, select on market.quote_version to saolang_app;
grant select on market.quote_version to saolang_reader;
grant insert, select, update on market.reservation to saolang_app;
grant select on market.reservation to saolang_reader;
grant delete, insert, select on market.return_photo to saolang_app;
grant select on market.return_photo to saolang_reader;
grant insert, select on market.return_request to saolang_app;
grant select on market.return_request to saolang_reader;
grant update on market.return_request (words) to saolang_app;
grant insert, select, update on market.seller_terms to saolang_app;
grant select on market.seller_terms to saolang_reader;
grant insert, select, update on market.shop_order to saolang_app;
grant select on market.shop_order to saolang_reader;
grant insert, select on market.shop_order_event to saolang_app;
grant select on market.shop_order_event to saolang_reader;
grant insert, select on market.shop_order_line to saolang_app;
grant select on market.shop_order_line to saolang_reader;
grant insert, select, update on market.showcase to saolang_app;
grant select on market.showcase to saolang_reader;
grant insert, select, update on market.showcase_photo to saolang_app;
grant select on market.showcase_photo to saolang_reader;
grant insert, select, update on market.stock_aside to saolang_app;
grant select on market.stock_aside to saolang_reader;
grant insert, select, update on market.stock_aside_part to saolang_app;
grant select on market.stock_aside_part to saolang_reader;
grant insert, select on market.stock_ledger to saolang_app;
grant select on market.stock_ledger to saolang_reader;
grant insert, select, update on market.stock_level to saolang_app;
grant select on market.stock_level to saolang_reader;
grant insert, select, update on market.story to saolang_app;
grant select on market.story to saolang_reader;
grant delete, insert, select on market.story_picture to saolang_app;
grant select on market.story_picture to saolang_reader;
grant insert, select, update on market.story_version to saolang_app;
grant select on market.story_version to saolang_reader;
grant insert, select, update on market.supply to saolang_app;
grant select on market.supply to saolang_reader;
grant delete, insert, select on market.supply_month to saolang_app;
grant select on market.supply_month to saolang_reader;
grant insert, select, update on market.variant to saolang_app;
grant select on market.variant to saolang_reader;
grant usage on schema market to saolang_app;
grant usage on schema market to saolang_reader;
grant select on migration.applied to saolang_reader;
grant usage on schema migration to saolang_reader;
grant insert, select, update on people.access_token to saolang_app;
grant select on people.access_token to saolang_reader;
grant insert, select, update on people.client to saolang_app;
grant select on people.client to saolang_reader;
grant delete, insert, select on people.client_assertion to saolang_app;
grant select on people.client_assertion to saolang_reader;
grant insert, select, update on people.client_secret to saolang_app;
grant select on people.client_secret to saolang_reader;
grant delete, insert, select on people.client_token to saolang_app;
grant select on people.client_token to saolang_reader;
grant delete, insert, select, update on people.client_use to saolang_app;
grant select on people.client_use to saolang_reader;
grant insert, select on people.consent to saolang_app;
grant select on people.consent to saolang_reader;
grant delete, insert, select, update on people.identity to saolang_app;
grant select on people.identity (person_id) to saolang_reader;
grant insert, select, update on people.invitation to saolang_app;
grant select on people.invitation (id, token_hash, person_id, invited_at, used_at) to saolang_reader;
grant insert, select, update on people.mandate to saolang_app;
grant select on people.mandate to saolang_reader;
grant insert, select, update on people.organisation to saolang_app;
grant select on people.organisation to saolang_reader;
grant insert, select on people.organisation_version to saolang_app;
grant select on people.organisation_version to saolang_reader;
grant delete, insert, select, update on people.passkey to saolang_app;
grant select on people.passkey (id, person_id, name, created_at, used_at) to saolang_reader;
grant delete, insert, select, update on people.password to saolang_app;
grant select on people.password (person_id, changed_at) to saolang_reader;
grant delete, insert, select, update on people.pending_login to saolang_app;
grant select on people.pending_login (id, token_hash, person_id, kind, made_at, used_at) to saolang_reader;
grant insert, select, update on people.person to saolang_app;
grant select on people.person to saolang_reader;
grant insert, select, update on people.place_question to saolang_app;
grant select on people.place_question to saolang_reader;
grant delete, insert, select, update on people.recovery_code to saolang_app;
grant select on people.recovery_code (person_id, used_at) to saolang_reader;
grant insert, select, update on people.reference_load to saolang_app;
grant insert, select, update on people.rights_request to saolang_app;
grant select on people.rights_request to saolang_reader;
grant insert, select, update on people.role_grant to saolang_app;
grant select on people.role_grant to saolang_reader;
grant delete, insert, select, update on people.session to saolang_app;
grant select on people.session to saolang_reader;
grant delete, insert, select on people.sign_in_attempt to saolang_app;
grant update on people.sign_in_attempt (succeeded) to saolang_app;
grant delete, insert, select, update on people.totp to saolang_app;
grant select on people.totp (person_id, confirmed_at) to saolang_reader;
grant insert, maintain, select, update on people.unit to saolang_app;
grant select on people.unit to saolang_reader;
grant insert, select, update on people.unit_change to saolang_app;
grant select on people.unit_change to saolang_reader;
grant insert, select, update on people.unit_change_claim to saolang_app;
grant select on people.unit_change_claim to saolang_reader;
grant insert, select, update on people.unit_move to saolang_app;
grant select on people.unit_move to saolang_reader;
grant insert, maintain, select, update on people.unit_succession to saolang_app;
grant select on people.unit_succession to saolang_reader;
grant insert, select, update on people.webhook to saolang_app;
grant select on people.webhook to saolang_reader;
grant delete, insert, select, update on people.webhook_delivery to saolang_app;
grant select on people.webhook_delivery to saolang_reader;
grant usage on schema people to saolang_app;
grant usage on schema people to saolang_reader;
grant execute on function platform.drop_job(text) to saolang_app;
grant execute on function platform.emit(text,jsonb) to saolang_app;
grant execute on function platform.forget_file(text) to saolang_app;
grant execute on function platform.list_connections() to saolang_app;
grant execute on function platform.list_connections() to saolang_reader;
grant execute on function platform.list_jobs() to saolang_app;
grant execute on function platform.list_jobs() to saolang_reader;
grant execute on function platform.list_replicas() to saolang_app;
grant execute on function platform.list_replicas() to saolang_reader;
grant execute on function platform.list_slow_statements() to saolang_app;
grant execute on function platform.list_slow_statements() to saolang_reader;
grant execute on function platform.retry_job(text) to saolang_app;
grant execute on function platform.second_copy() to saolang_app;
grant execute on function platform.stop_waiting(integer) to saolang_app;
grant delete, insert, select on platform.answered_request to saolang_app;
grant select on platform.answered_request to saolang_reader;
grant delete, insert, select, update on platform.asked to saolang_app;
grant select on platform.backup_run to saolang_app;
grant select on platform.backup_run to saolang_reader;
grant insert, select, update on platform.carrier_token to saolang_app;
grant insert, select on platform.change to saolang_app;
grant select on platform.change to saolang_reader;
grant insert, select on platform.delivery to saolang_app;
grant select on platform.delivery to saolang_reader;
grant select on platform.era to saolang_app;
grant select on platform.era to saolang_reader;
grant insert, select on platform.file to saolang_app;
grant select on platform.file to saolang_reader;
grant insert, select on platform.incident to saolang_app;
grant select on platform.incident to saolang_reader;
grant update on platform.incident (ended_at) to saolang_app;
grant insert, select on platform.incident_word to saolang_app;
grant select on platform.incident_word to saolang_reader;
grant insert, select on platform.job_ruling to saolang_app;
grant select on platform.job_ruling to saolang_reader;
grant insert, select, update on platform.message to saolang_app;
grant select on platform.message (id, about, channel, subject, made_at, settled_at) to saolang_reader;
grant delete, insert, select, update on platform.personal_read to saolang_app;
grant select on platform.personal_read to saolang_reader;
grant insert, select, update on platform.secret_mark to saolang_app;
grant delete, insert, select on platform.written_file to saolang_app;
grant select on platform.written_file to saolang_reader;
grant usage on schema platform to saolang_app;
grant usage on schema platform to saolang_reader;
grant insert, select, update on registry.authority_signer to saolang_app;
grant select on registry.authority_signer to saolang_reader;
grant insert, select on registry.certificate to saolang_app;
grant select on registry.certificate to saolang_reader;
grant update on registry.certificate (product_id) to saolang_app;
grant insert, select on registry.certificate_event to saolang_app;
grant select on registry.certificate_event to saolang_reader;
grant delete, insert, select on registry.certificate_retraction to saolang_app;
grant select on registry.certificate_retraction to saolang_reader;
grant insert, select on registry.credential to saolang_app;
grant select on registry.credential to saolang_reader;
grant insert, select, update on registry.duplicate to saolang_app;
grant select on registry.duplicate to saolang_reader;
grant insert, select, update on registry.import_batch to saolang_app;
grant select on registry.import_batch to saolang_reader;
grant insert, select on registry.import_file to saolang_app;
grant select on registry.import_file to saolang_reader;
grant insert, select on registry.import_layout to saolang_app;
grant select on registry.import_layout to saolang_reader;
grant delete, insert, select, update on registry.import_row to saolang_app;
grant select on registry.import_row to saolang_reader;
grant insert, select on registry.inspection to saolang_app;
grant select on registry.inspection to saolang_reader;
grant insert, select on registry.inspection_assignment to saolang_app;
grant select on registry.inspection_assignment to saolang_reader;
grant insert, select on registry.inspection_conclusion to saolang_app;
grant select on registry.inspection_conclusion to saolang_reader;
grant insert, select on registry.inspection_finding to saolang_app;
grant select on registry.inspection_finding to saolang_reader;
grant insert, select on registry.inspection_photo to saolang_app;
grant select on registry.inspection_photo to saolang_reader;
grant insert, select on registry.inspection_plan to saolang_app;
grant select on registry.inspection_plan to saolang_reader;
grant insert, select on registry.inspection_record to saolang_app;
grant select on registry.inspection_record to saolang_reader;
grant delete, insert, select, update on registry.listing to saolang_app;
grant select on registry.listing to saolang_reader;
grant delete, insert, select on registry.match_key to saolang_app;
grant select on registry.match_key to saolang_reader;
grant insert, select, update on registry.match_mark to saolang_app;
grant select on registry.match_mark to saolang_reader;
grant insert, select, update on registry.merge to saolang_app;
grant select on registry.merge to saolang_reader;
grant insert, select on registry.merge_move to saolang_app;
grant select on registry.merge_move to saolang_reader;
grant insert, select on registry.numbering to saolang_app;
grant select on registry.numbering to saolang_reader;
grant insert, select on registry.paper to saolang_app;
grant select on registry.paper to saolang_reader;
grant insert, select, update on registry.paper_handover to saolang_app;
grant select on registry.paper_handover to saolang_reader;
grant insert, select on registry.paper_signature to saolang_app;
grant select on registry.paper_signature to saolang_reader;
grant insert, select, update on registry.product to saolang_app;
grant select on registry.product to saolang_reader;
grant update on registry.product (organisation_id) to saolang_app;
grant insert, select on registry.product_code to saolang_app;
grant select on registry.product_code to saolang_reader;
grant insert, select on registry.product_name to saolang_app;
grant select on registry.product_name to saolang_reader;
grant insert, select on registry.reminder to saolang_app;
grant select on registry.reminder to saolang_reader;
grant insert, select, update on registry.renewal to saolang_app;
grant select on registry.renewal to saolang_reader;
grant insert, select on registry.reply to saolang_app;
grant select on registry.reply to saolang_reader;
grant insert, select on registry.report to saolang_app;
grant select on registry.report to saolang_reader;
grant update on registry.report (contact, contact_erased_at) to saolang_app;
grant insert, select on registry.report_answer to saolang_app;
grant select on registry.report_answer to saolang_reader;
grant insert, select on registry.report_photo to saolang_app;
grant select on registry.report_photo to saolang_reader;
grant insert, select on registry.report_triage to saolang_app;
grant select on registry.report_triage to saolang_reader;
grant insert, select, update on registry.signing_run to saolang_app;
grant select on registry.signing_run to saolang_reader;
grant insert, select, update on registry.term to saolang_app;
grant select on registry.term to saolang_reader;
grant insert, select on registry.verification_code to saolang_app;
grant select on registry.verification_code to saolang_reader;
grant insert, select on registry.withdrawal to saolang_app;
grant select on registry.withdrawal to saolang_reader;
grant insert, select on registry.withdrawal_end to saolang_app;
grant select on registry.withdrawal_end to saolang_reader;
grant usage on schema registry to saolang_app;
grant usage on schema registry to saolang_reader;
grant usage on schema support to saolang_app;
grant usage on schema support to saolang_reader;
grant insert, select on support.adviser to saolang_app;
grant select on support.adviser to saolang_reader;
grant insert, select on support.adviser_complaint to saolang_app;
grant select on support.adviser_complaint to saolang_reader;
grant insert, select on support.adviser_complaint_ruling to saolang_app;
grant select on support.adviser_complaint_ruling to saolang_reader;
grant insert, select on support.adviser_help to saolang_app;
grant select on support.adviser_help to saolang_reader;
grant insert, select on support.adviser_ruling to saolang_app;
grant select on support.adviser_ruling to saolang_reader;
grant insert, select on support.attendance to saolang_app;
grant select on support.attendance to saolang_reader;
grant insert, select on support.budget_line to saolang_app;
grant select on support.budget_line to saolang_reader;
grant update on support.budget_line (granted_dong) to saolang_app;
grant insert, select, update on support.course to saolang_app;
grant select on support.course to saolang_reader;
grant insert, select on support.course_attempt to saolang_app;
grant select on support.course_attempt to saolang_reader;
grant insert, select, update on support.course_lesson to saolang_app;
grant select on support.course_lesson to saolang_reader;
grant insert, select on support.course_practice to saolang_app;
grant select on support.course_practice to saolang_reader;
grant insert, select on support.course_question to saolang_app;
grant select on support.course_question to saolang_reader;
grant update on support.course_question (ended_at) to saolang_app;
grant insert, select, update on support.course_session to saolang_app;
grant select on support.course_session to saolang_reader;
grant insert, select, update on support.enrolment to saolang_app;
grant select on support.enrolment to saolang_reader;
grant insert, select on support.grant_return to saolang_app;
grant select on support.grant_return to saolang_reader;
grant insert, select, update on support.help_request to saolang_app;
grant select on support.help_request to saolang_reader;
grant insert, select on support.help_request_file to saolang_app;
grant select on support.help_request_file to saolang_reader;
grant insert, select on support.help_request_step to saolang_app;
grant select on support.help_request_step to saolang_reader;
grant insert, select on support.help_vote to saolang_app;
grant select on support.help_vote to saolang_reader;
grant insert, select, update on support.improvement_plan to saolang_app;
grant select on support.improvement_plan to saolang_reader;
grant insert, select on support.lesson_file to saolang_app;
grant select on support.lesson_file to saolang_reader;
grant update on support.lesson_file (caption, ended_at) to saolang_app;
grant insert, select on support.lesson_reading to saolang_app;
grant select on support.lesson_reading to saolang_reader;
grant insert, select on support.plan_evidence to saolang_app;
grant select on support.plan_evidence to saolang_reader;
grant insert, select, update on support.plan_step to saolang_app;
grant select on support.plan_step to saolang_reader;
grant insert, select on support.policy to saolang_app;
grant select on support.policy to saolang_reader;
grant update on support.policy (ended_at, end_reason) to saolang_app;
grant insert, select on support.policy_grant to saolang_app;
grant select on support.policy_grant to saolang_reader;
grant insert, select on support.question to saolang_app;
grant select on support.question to saolang_reader;
grant insert, select on support.question_outcome to saolang_app;
grant select on support.question_outcome to saolang_reader;
grant insert, select on support.training_certificate to saolang_app;
grant select on support.training_certificate to saolang_reader;
grant update on support.training_certificate (revoked_at, revoke_reason) to saolang_app;
grant execute on function trace.ensure_month(timestamp with time zone) to saolang_app;
grant usage on schema trace to saolang_app;
grant usage on schema trace to saolang_reader;
grant insert, select, update on trace.area to saolang_app;
grant select on trace.area to saolang_reader;
grant insert, select on trace.area_code to saolang_app;
grant select on trace.area_code to saolang_reader;
grant update on trace.area_code (ended_at) to saolang_app;
grant insert, select on trace.area_contract to saolang_app;
grant select on trace.area_contract to saolang_reader;
grant update on trace.area_contract (ended_at) to saolang_app;
grant insert, select on trace.area_paper to saolang_app;
grant select on trace.area_paper to saolang_reader;
grant update on trace.area_paper (ended_at) to saolang_app;
grant insert, select on trace.area_season to saolang_app;
grant select on trace.area_season to saolang_reader;
grant insert, select on trace.area_shape to saolang_app;
grant select on trace.area_shape to saolang_reader;
grant insert, select on trace.capture to saolang_app;
grant select on trace.capture to saolang_reader;
grant insert, select on trace.clone_alarm to saolang_app;
grant select on trace.clone_alarm to saolang_reader;
grant update on trace.clone_alarm (last_at, facts, settled_by, settled_at, outcome, words) to saolang_app;
grant insert, select on trace.company_prefix to saolang_app;
grant select on trace.company_prefix to saolang_reader;
grant insert, select, update on trace.diary_book to saolang_app;
grant select on trace.diary_book to saolang_reader;
grant insert, select on trace.diary_entry to saolang_app;
grant select on trace.diary_entry to saolang_reader;
grant insert, select on trace.diary_withdrawal to saolang_app;
grant select on trace.diary_withdrawal to saolang_reader;
grant insert, select on trace.error to saolang_app;
grant select on trace.error to saolang_reader;
grant insert, select on trace.event to saolang_app;
grant select on trace.event to saolang_reader;
grant insert, select on trace.event_item to saolang_app;
grant select on trace.event_item to saolang_reader;
grant insert, select on trace.event_key to saolang_app;
grant select on trace.event_key to saolang_reader;
grant insert, select on trace.exchange_attempt to saolang_app;
grant select on trace.exchange_attempt to saolang_reader;
grant insert, select on trace.exchange_delivery to saolang_app;
grant select on trace.exchange_delivery to saolang_reader;
grant update on trace.exchange_delivery (state, payload_no, failures, next_try_at, claimed_until, settled_at, receipt, reasons) to saolang_app;
grant insert, select on trace.exchange_mapping to saolang_app;
grant select on trace.exchange_mapping to saolang_reader;
grant insert, select, update on trace.exchange_pace to saolang_app;
grant select on trace.exchange_pace to saolang_reader;
grant insert, select on trace.exchange_payload to saolang_app;
grant select on trace.exchange_payload to saolang_reader;
grant insert, select on trace.exchange_record to saolang_app;
grant select on trace.exchange_record to saolang_reader;
grant insert, select on trace.exchange_setting to saolang_app;
grant select on trace.exchange_setting to saolang_reader;
grant insert, select on trace.follow_mark to saolang_app;
grant select on trace.follow_mark to saolang_reader;
grant update on trace.follow_mark (recorded_at) to saolang_app;
grant insert, select on trace.item_class to saolang_app;
grant select on trace.item_class to saolang_reader;
grant insert, select on trace.label_part to saolang_app;
grant select on trace.label_part to saolang_reader;
grant insert, select on trace.label_run to saolang_app;
grant select on trace.label_run to saolang_reader;
grant insert, select, update on trace.lot to saolang_app;
grant select on trace.lot to saolang_reader;
grant insert, select on trace.lot_move to saolang_app;
grant select on trace.lot_move to saolang_reader;
grant insert, select, update on trace.master_data to saolang_app;
grant select on trace.master_data to saolang_reader;
grant insert, select on trace.material to saolang_app;
grant select on trace.material to saolang_reader;
grant insert, select on trace.named_query to saolang_app;
grant select on trace.named_query to saolang_reader;
grant update on trace.named_query (ended_at) to saolang_app;
grant insert, select on trace.party to saolang_app;
grant select on trace.party to saolang_reader;
grant update on trace.party (confirmed_by, confirmed_at, ended_at) to saolang_app;
grant insert, select on trace.product_facts to saolang_app;
grant select on trace.product_facts to saolang_reader;
grant insert, select on trace.product_key to saolang_app;
grant select on trace.product_key to saolang_reader;
grant update on trace.product_key (gtin) to saolang_app;
grant insert, select on trace.product_link to saolang_app;
grant select on trace.product_link to saolang_reader;
grant insert, select on trace.product_link_end to saolang_app;
grant select on trace.product_link_end to saolang_reader;
grant insert, select on trace.publication to saolang_app;
grant select on trace.publication to saolang_reader;
grant update on trace.publication (things, followed_at, ended_by, ended_at) to saolang_app;
grant insert, select on trace.published_event to saolang_app;
grant select on trace.published_event to saolang_reader;
grant update on trace.published_event (published_at, ended_at) to saolang_app;
grant insert, select on trace.recall to saolang_app;
grant select on trace.recall to saolang_reader;
grant update on trace.recall (followed_at, closed_by, closed_at, disposal, closing) to saolang_app;
grant insert, select on trace.recall_answer to saolang_app;
grant select on trace.recall_answer to saolang_reader;
grant insert, select on trace.recall_event to saolang_app;
grant select on trace.recall_event to saolang_reader;
grant insert, select on trace.recall_holder to saolang_app;
grant select on trace.recall_holder to saolang_reader;
grant insert, select on trace.recall_telling to saolang_app;
grant select on trace.recall_telling to saolang_reader;
grant insert, select on trace.recall_thing to saolang_app;
grant select on trace.recall_thing to saolang_reader;
grant update on trace.recall_thing (left_at) to saolang_app;
grant delete, insert, select on trace.released_page to saolang_app;
grant select on trace.released_page to saolang_reader;
grant delete, insert, select on trace.scan to saolang_app;
grant select on trace.scan to saolang_reader;
grant insert, select on trace.scan_month to saolang_app;
grant select on trace.scan_month to saolang_reader;
grant update on trace.scan_month (scans) to saolang_app;
grant delete, insert, select on trace.scan_salt to saolang_app;
grant insert, select on trace.serial_range to saolang_app;
grant select on trace.serial_range to saolang_reader;
grant insert, select, update on trace.subscription to saolang_app;
grant select on trace.subscription to saolang_reader;
grant insert, select on trace.subscription_delivery to saolang_app;
grant select on trace.subscription_delivery to saolang_reader;
grant delete, insert, select on trace.subscription_report to saolang_app;
grant select on trace.subscription_report to saolang_reader;

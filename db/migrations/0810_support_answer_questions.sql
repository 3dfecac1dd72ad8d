-- Questions that the law's text did not answer, what the Ministry answered with its article, and whether answers helped.
create table support.question (
  id uuid constraint question_pk primary key,
  code text not null constraint question_code_once unique,
  words text not null constraint question_asks check (words <> ''),
  audience text not null constraint question_audience check (audience in ('producer', 'commune', 'council')),
  asked_by uuid constraint question_asked_by references people.person (id),
  asked_at timestamptz not null
);
comment on table support.question is 'Append-only: what somebody asked, as they wrote it; shown to the Ministry alone. asked_by is null for a visitor';

create table support.question_outcome (
  question_id uuid constraint question_decided_once primary key constraint question_outcome_question references support.question (id),
  outcome text not null constraint question_outcome_kind check (outcome in ('answered', 'declined')),
  title text not null,
  words text not null constraint question_outcome_says_something check (words <> ''),
  cites text[] not null,
  decided_by uuid not null constraint question_outcome_decided_by references people.person (id),
  decided_at timestamptz not null,
  constraint question_answer_names_its_article check (outcome = 'declined' or (cardinality(cites) > 0 and title <> ''))
);
comment on table support.question_outcome is 'Append-only: the Ministry''s answer with the articles it rests on, under the question as it is published; or why there is none';
create index question_outcome_newest on support.question_outcome (decided_at desc) where outcome = 'answered';

create table support.help_vote (
  id uuid constraint help_vote_pk primary key,
  subject text not null,
  is_helpful boolean not null,
  voted_on date not null
);
comment on table support.help_vote is 'Append-only: presses of "was this of help", by answer and day; nothing tells who pressed';
create index help_vote_subject on support.help_vote (subject);

grant select, insert on support.question, support.question_outcome, support.help_vote to saolang_app;
grant select on support.question, support.question_outcome, support.help_vote to saolang_reader;

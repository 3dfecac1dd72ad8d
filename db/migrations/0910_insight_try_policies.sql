-- The policy bench: drafts of criteria sets, each version kept, and trials of them on every stored dossier. No draft is ever law: law is
-- data of packages/law, and nothing reads these tables but the bench.
create table insight.policy_draft (
  id uuid constraint policy_draft_pk primary key,
  title text not null constraint policy_draft_title check (title <> ''),
  started_by uuid not null constraint policy_draft_by references people.person (id),
  started_at timestamptz not null
);
comment on table insight.policy_draft is 'A draft of criteria sets, for trials only; there is no way from here to law';

create table insight.policy_version (
  draft_id uuid not null constraint policy_version_of references insight.policy_draft (id),
  version int not null,
  content json not null,
  note text not null,
  saved_by uuid not null constraint policy_version_by references people.person (id),
  saved_at timestamptz not null,
  constraint policy_version_pk primary key (draft_id, version)
);
comment on table insight.policy_version is 'Append-only: the versions of a draft; the highest counts';

create table insight.policy_trial (
  id uuid constraint policy_trial_pk primary key,
  draft_id uuid not null,
  version int not null,
  asked_by uuid not null constraint policy_trial_by references people.person (id),
  asked_at timestamptz not null,
  dossiers int,
  done int not null default 0,
  ended_at timestamptz,
  result jsonb,
  constraint policy_trial_of foreign key (draft_id, version) references insight.policy_version (draft_id, version),
  constraint policy_trial_ends_with_a_result check ((ended_at is null) = (result is null))
);
comment on table insight.policy_trial is 'A version of a draft tried on every stored dossier: how far it has come, and what it counted';
create index policy_trial_draft on insight.policy_trial (draft_id, id);

create table insight.policy_move (
  trial_id uuid not null constraint policy_move_of references insight.policy_trial (id),
  dossier_id uuid not null constraint policy_move_dossier references dossiers.dossier (id),
  before int not null,
  after int not null,
  points_before numeric not null,
  points_after numeric not null,
  constraint policy_move_pk primary key (trial_id, dossier_id)
);
comment on table insight.policy_move is 'Append-only: the dossiers that would rise or fall in a trial; rank 0 is none';

create view insight.policy_dossier as
  select d.id, d.code, d.product_name, d.set_id, d.province_code, d.is_demo, o.name as producer, o.kind as producer_kind,
    v.inputs, coalesce(c.choices, '{}') as choices
  from dossiers.dossier d
  join people.organisation o on o.id = d.organisation_id
  left join lateral (
    select inputs from councils.verdict where dossier_id = d.id order by id desc limit 1
  ) v on true
  left join lateral (
    select jsonb_object_agg(criterion, option_id) as choices from dossiers.choice
    where dossier_id = d.id and option_id is not null
  ) c on v.inputs is null
  where d.code is not null;
comment on view insight.policy_dossier is 'Every dossier that was handed in, with the inputs of its newest verdict, or what its applicant chose before there is one';

grant select on insight.policy_dossier, insight.policy_draft, insight.policy_version, insight.policy_trial, insight.policy_move
  to saolang_app, saolang_reader;
grant insert on insight.policy_draft, insight.policy_version, insight.policy_trial, insight.policy_move to saolang_app;
grant update (dossiers, done, ended_at, result) on insight.policy_trial to saolang_app;
grant delete on insight.policy_move to saolang_app;

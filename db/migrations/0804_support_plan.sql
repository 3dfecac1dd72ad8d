-- From the last scorecard to the next star: what to change, who helps, until when, what it costs, what is done.
create table support.improvement_plan (
  id uuid constraint improvement_plan_pk primary key,
  organisation_id uuid not null constraint improvement_plan_organisation references people.organisation (id),
  province_code text not null,
  commune_code text not null,
  product_name text not null,
  product_id uuid constraint improvement_plan_product references registry.product (id),
  dossier_id uuid not null constraint improvement_plan_dossier references dossiers.dossier (id),
  set_id text not null,
  basis text not null constraint improvement_plan_basis check (basis in ('verdict', 'self')),
  from_star int not null constraint improvement_plan_from check (from_star between 0 and 4),
  target_star int not null constraint improvement_plan_target check (target_star between 3 and 5),
  points_now numeric not null,
  points_then numeric not null,
  status text not null constraint improvement_plan_status check (status in ('open', 'used', 'dropped')),
  next_dossier_id uuid constraint improvement_plan_next references dossiers.dossier (id),
  made_by uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  is_demo boolean not null,
  constraint improvement_plan_rises check (target_star > from_star),
  constraint improvement_plan_used_in_a_dossier check ((status = 'used') = (next_dossier_id is not null))
);
comment on table support.improvement_plan is 'A producer''s plan to the next star, made from a scorecard; used once the next dossier began with it';
create unique index improvement_plan_open_once on support.improvement_plan (dossier_id) where status = 'open';
create index improvement_plan_organisation on support.improvement_plan (organisation_id);
create index improvement_plan_area on support.improvement_plan (province_code, commune_code) where status = 'open';

create table support.plan_step (
  plan_id uuid not null constraint plan_step_plan references support.improvement_plan (id),
  criterion text not null,
  position int not null,
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
  changed_at timestamptz not null,
  constraint plan_step_pk primary key (plan_id, criterion)
);
comment on table support.plan_step is 'One criterion to raise, to which option, for how many points';

create table support.plan_evidence (
  plan_id uuid not null,
  criterion text not null,
  sha256 text not null constraint plan_evidence_file references platform.file (sha256),
  file_name text not null,
  added_at timestamptz not null,
  constraint plan_evidence_pk primary key (plan_id, criterion, sha256),
  constraint plan_evidence_step foreign key (plan_id, criterion) references support.plan_step (plan_id, criterion)
);
comment on table support.plan_evidence is 'Append-only: what shows that a step is done; goes into the next dossier';

grant select, insert, update on support.improvement_plan, support.plan_step to saolang_app;
grant select, insert on support.plan_evidence to saolang_app;
grant select on support.improvement_plan, support.plan_step, support.plan_evidence to saolang_reader;

-- Periodic reports: who owes one and by when, what it says, how it moved. A commune reports to its province, a province to the Ministry.
create table insight.reporting_period (
  id uuid constraint reporting_period_pk primary key,
  kind text not null,
  year int not null,
  root_code text not null,
  starts_on date not null,
  ends_on date not null,
  form text not null,
  document text not null,
  is_demo boolean not null,
  opened_by uuid not null constraint reporting_period_by references people.person (id),
  opened_at timestamptz not null,
  constraint reporting_period_once unique (kind, year, root_code, is_demo),
  constraint reporting_period_days check (ends_on > starts_on)
);
comment on table insight.reporting_period is 'Append-only: a period of reports. root_code: "nation", or the province that asks its communes on its own. A demo period counts fictitious products alone';

create table insight.report_unit (
  period_id uuid not null constraint report_unit_period references insight.reporting_period (id),
  code text not null,
  level text not null constraint report_unit_level check (level in ('commune', 'province', 'nation')),
  parent_code text,
  name text not null,
  due_on date not null,
  constraint report_unit_pk primary key (period_id, code),
  constraint report_unit_parent foreign key (period_id, parent_code) references insight.report_unit (period_id, code)
);
comment on table insight.report_unit is 'Append-only: the units that owe a report, with the names and parents that they had when the period was opened';
create index report_unit_below on insight.report_unit (period_id, parent_code);

create table insight.periodic_report (
  id uuid constraint periodic_report_pk primary key,
  period_id uuid not null,
  unit_code text not null,
  version int not null,
  status text not null constraint periodic_report_status check (status in ('draft', 'submitted', 'returned', 'approved')),
  revision int not null default 0,
  correction_reason text,
  paper jsonb,
  counted_at timestamptz not null,
  started_at timestamptz not null,
  submitted_at timestamptz,
  approved_at timestamptz,
  constraint periodic_report_unit foreign key (period_id, unit_code) references insight.report_unit (period_id, code),
  constraint periodic_report_version unique (period_id, unit_code, version),
  constraint periodic_report_correction_has_a_reason check ((version = 1) = (correction_reason is null)),
  constraint periodic_report_approved check ((status = 'approved') = (approved_at is not null))
);
comment on table insight.periodic_report is 'A version of a unit''s report; the newest approved one counts. counted_at: the moment of the register that it was pre-filled from; paper: number, day and signer of the paper that it goes with, once signed';
create unique index periodic_report_one_open on insight.periodic_report (period_id, unit_code) where status <> 'approved';

create table insight.report_figure (
  report_id uuid not null constraint report_figure_of references insight.periodic_report (id),
  line text not null,
  counted numeric,
  stated numeric,
  reason text,
  constraint report_figure_pk primary key (report_id, line),
  constraint report_figure_other_has_a_reason check (counted is null or (stated is null) = (reason is null))
);
comment on table insight.report_figure is 'counted: what the register or the units below said; stated: what the officer says instead. Both are kept';

create table insight.report_answer (
  report_id uuid not null constraint report_answer_of references insight.periodic_report (id),
  question text not null,
  words text not null,
  constraint report_answer_pk primary key (report_id, question)
);
comment on table insight.report_answer is 'What only people can tell, in their words';

create table insight.report_move (
  id uuid constraint report_move_pk primary key,
  report_id uuid not null constraint report_move_of references insight.periodic_report (id),
  move text not null,
  reason text,
  moved_by uuid not null constraint report_move_by references people.person (id),
  moved_at timestamptz not null
);
comment on table insight.report_move is 'Append-only: how a report moved, by whom and why';
create index report_move_report on insight.report_move (report_id, id);

create table insight.report_missing (
  id uuid constraint report_missing_pk primary key,
  period_id uuid not null,
  unit_code text not null,
  reason text not null constraint report_missing_reason check (reason <> ''),
  marked_by uuid not null constraint report_missing_by references people.person (id),
  marked_at timestamptz not null,
  lifted_at timestamptz,
  constraint report_missing_unit foreign key (period_id, unit_code) references insight.report_unit (period_id, code)
);
comment on table insight.report_missing is 'A report that did not come, written off by the parent with the reason; lifted when it comes after all';
create unique index report_missing_once on insight.report_missing (period_id, unit_code) where lifted_at is null;

create table insight.report_reminder (
  period_id uuid not null,
  unit_code text not null,
  kind text not null,
  told_at timestamptz not null,
  constraint report_reminder_pk primary key (period_id, unit_code, kind),
  constraint report_reminder_unit foreign key (period_id, unit_code) references insight.report_unit (period_id, code)
);
comment on table insight.report_reminder is 'Append-only: which unit was told of its report, before and after its last day';

-- Approval freezes: no one, not even our own code, changes a figure or an answer of an approved report.
create function insight.refuse_frozen() returns trigger language plpgsql as $$
begin
  if exists (
    select from insight.periodic_report
    where id = coalesce(new.report_id, old.report_id) and status = 'approved'
  ) then
    raise exception 'report % is frozen', coalesce(new.report_id, old.report_id);
  end if;
  return coalesce(new, old);
end $$;
create trigger report_figure_freezes before insert or update or delete on insight.report_figure
  for each row execute function insight.refuse_frozen();
create trigger report_answer_freezes before insert or update or delete on insight.report_answer
  for each row execute function insight.refuse_frozen();
create function insight.refuse_unfreezing() returns trigger language plpgsql as $$
begin
  raise exception 'report % is frozen', old.id;
end $$;
create trigger periodic_report_freezes before update or delete on insight.periodic_report
  for each row when (old.status = 'approved') execute function insight.refuse_unfreezing();

create view insight.withdrawn_product as
  select e.id, e.effective_on, l.province_code, l.commune_code, l.is_demo
  from registry.certificate_event e
  join registry.certificate c on c.id = e.certificate_id
  join registry.listing l on l.product_id = c.product_id
  where e.kind = 'withdrawn';
comment on view insight.withdrawn_product is 'Withdrawals of certificates by place and day';

grant select, insert on insight.reporting_period, insight.report_unit, insight.periodic_report, insight.report_figure,
  insight.report_answer, insight.report_move, insight.report_missing, insight.report_reminder to saolang_app;
grant update on insight.periodic_report, insight.report_figure, insight.report_answer to saolang_app;
grant delete on insight.report_answer to saolang_app;
grant update (lifted_at) on insight.report_missing to saolang_app;
grant select on insight.reporting_period, insight.report_unit, insight.periodic_report, insight.report_figure,
  insight.report_answer, insight.report_move, insight.report_missing, insight.report_reminder, insight.withdrawn_product
  to saolang_reader;
grant select on insight.withdrawn_product to saolang_app;

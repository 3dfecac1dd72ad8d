-- Upgrade and re-evaluation begin with the last certified version (Decision 26/2026/QĐ-TTg, art. 6.1.b, 6.1.c).
create table dossiers.base (
  dossier_id uuid constraint base_once primary key constraint base_dossier references dossiers.dossier (id),
  certificate_id uuid not null,
  former_dossier_id uuid constraint base_former_dossier references dossiers.dossier (id),
  former_version int,
  constraint base_former_snapshot foreign key (former_dossier_id, former_version) references dossiers.snapshot (dossier_id, version),
  constraint base_former_is_whole check ((former_dossier_id is null) = (former_version is null))
);
comment on table dossiers.base is 'Append-only: the certificate that a dossier begins with, as the register handed it in, and the version of the dossier that was certified; without a row the recognised product is what the applicant says';
create index base_certificate on dossiers.base (certificate_id);

alter table dossiers.page add column is_carried boolean not null default false;
comment on column dossiers.page.is_carried is 'Taken over from the last certified version; false once somebody said that it is still right or wrote on it';

alter table dossiers.evidence
  add column kind text,
  add column expires_on date,
  add column is_unlimited boolean not null default false,
  add constraint evidence_one_term check (not (is_unlimited and expires_on is not null));
comment on column dossiers.evidence.expires_on is 'The last day of a paper; is_unlimited where it has none; neither where nobody said. kind: its row of the evidence table of Mẫu số 02';

create table dossiers.referral (
  dossier_id uuid constraint referral_once primary key constraint referral_dossier references dossiers.dossier (id),
  number text not null constraint referral_number check (number <> ''),
  signed_on date not null,
  report text not null constraint referral_report check (report <> ''),
  referred_by uuid not null constraint referral_by references people.person (id),
  referred_at timestamptz not null
);
comment on table dossiers.referral is 'Append-only: with which letter and report the province sent a five-star product to the Ministry to be evaluated again (art. 6.3.b); number and day are those of the letter';

grant select, insert on dossiers.base, dossiers.referral to saolang_app;
grant select on dossiers.base, dossiers.referral to saolang_reader;
grant update (kind, expires_on, is_unlimited) on dossiers.evidence to saolang_app;

-- Papers that are signed: the decision and a certificate each. What goes out to be signed is kept byte for byte, because what comes
-- back must extend exactly that.
create table registry.paper (
  id uuid constraint paper_pk primary key,
  kind text not null constraint paper_kind check (kind in ('decision', 'certificate')),
  decision_id uuid not null constraint paper_decision references councils.decision (id),
  certificate_id uuid constraint paper_certificate references registry.certificate (id),
  sha256 text not null constraint paper_file references platform.file (sha256),
  prepared_at timestamptz not null,
  constraint paper_once unique nulls not distinct (decision_id, certificate_id),
  constraint paper_kind_fits check ((kind = 'certificate') = (certificate_id is not null))
);
comment on table registry.paper is 'Append-only: a paper as it goes out to be signed';
create index paper_certificate on registry.paper (certificate_id);

create table registry.paper_signature (
  paper_id uuid constraint paper_signed_once primary key constraint paper_signature_paper references registry.paper (id),
  sha256 text not null constraint paper_signature_file references platform.file (sha256),
  way text not null constraint paper_signature_way check (way in ('test-ca', 'pkcs11', 'remote', 'bridge', 'upload')),
  signer jsonb not null,
  level text not null constraint paper_signature_level check (level in ('B-B', 'B-T', 'B-LT')),
  is_test boolean not null,
  stamped_by text,
  signed_at timestamptz not null,
  accepted_by uuid,
  accepted_at timestamptz not null
);
comment on table registry.paper_signature is 'Append-only: the signed file of a paper. The primary key is the rule "a paper is signed once"';

create table registry.signing_run (
  id uuid constraint signing_run_pk primary key,
  decision_id uuid not null constraint signing_run_decision references councils.decision (id),
  way text not null,
  asked_by uuid,
  asked_at timestamptz not null,
  ended_at timestamptz,
  problems jsonb not null default '[]'
);
comment on table registry.signing_run is 'The papers of a decision being signed in one go; how far it is, the signatures tell';
create index signing_run_decision on registry.signing_run (decision_id, asked_at desc);

create table registry.paper_handover (
  token_hash text constraint paper_handover_pk primary key,
  paper_id uuid not null constraint paper_handover_paper references registry.paper (id),
  way text not null constraint paper_handover_way check (way in ('bridge', 'upload')),
  handed_by uuid not null,
  handed_at timestamptz not null,
  expires_at timestamptz not null,
  fetched_at timestamptz,
  returned_at timestamptz,
  problems jsonb not null default '[]'
);
comment on table registry.paper_handover is 'A paper on its way to a tool: a token for this one paper, fetched once and returned once';
create index paper_handover_paper on registry.paper_handover (paper_id, handed_at desc);

create table registry.authority_signer (
  id uuid constraint authority_signer_pk primary key,
  authority text not null,
  fingerprint text not null,
  facts jsonb not null,
  registered_by uuid,
  registered_at timestamptz not null,
  ended_at timestamptz,
  constraint authority_signer_once unique (authority, fingerprint)
);
comment on table registry.authority_signer is 'Whose certificate signs for an authority (a province code, or TW)';

create table registry.credential (
  certificate_id uuid constraint credential_once primary key constraint credential_certificate references registry.certificate (id),
  status_index bigint not null constraint credential_status_index unique constraint credential_status_index_from_0 check (status_index >= 0),
  key_id text not null,
  jwt text not null,
  issued_at timestamptz not null
);
comment on table registry.credential is 'Append-only: the verifiable credential beside a certificate, and its bit in the status list';

grant select, insert on registry.paper, registry.paper_signature, registry.credential to saolang_app;
grant select, insert, update on registry.signing_run, registry.paper_handover, registry.authority_signer to saolang_app;
grant select on registry.paper, registry.paper_signature, registry.signing_run, registry.paper_handover, registry.authority_signer, registry.credential to saolang_reader;
create trigger paper_signature_tells after insert on registry.paper_signature for each statement execute function registry.tell_change();
create trigger credential_tells after insert on registry.credential for each statement execute function registry.tell_change();

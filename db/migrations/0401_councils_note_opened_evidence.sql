create table councils.evidence_opening (
  session_dossier_id uuid not null constraint evidence_opening_dossier references councils.session_dossier (id),
  member_id uuid not null constraint evidence_opening_member references councils.member (id),
  evidence_id uuid not null,
  opened_at timestamptz not null,
  constraint evidence_opening_first primary key (session_dossier_id, member_id, evidence_id)
);
comment on table councils.evidence_opening is 'Append-only: when a member first opened a file while scoring; cards signed with evidence unread are shown to the chair, never counted against anybody';

grant select, insert on councils.evidence_opening to saolang_app;
grant select on councils.evidence_opening to saolang_reader;

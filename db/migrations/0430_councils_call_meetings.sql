create table councils.meeting_call (
  session_dossier_id uuid constraint meeting_called_once primary key
    constraint meeting_call_dossier references councils.session_dossier (id),
  held_on date not null,
  place text not null constraint meeting_call_place check (place <> ''),
  differences jsonb not null,
  reason text not null,
  called_by uuid not null constraint meeting_call_by references councils.member (id),
  called_at timestamptz not null
);
comment on table councils.meeting_call is 'Append-only: a dossier on which written opinions differed, or that needs discussing, comes before a meeting (Decision 26/2026/QĐ-TTg, art. 7.6.d, 7.6.e); the others of its session do not. differences is what was found, reason what who presides adds';
grant select, insert on councils.meeting_call to saolang_app;
grant select on councils.meeting_call to saolang_reader;

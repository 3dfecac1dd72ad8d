-- What an auditor asks for: one kind of act, one subject, a span of days, newest first.
create index line_action on audit.line (action, seq);
create index line_subject_id on audit.line (subject_id, seq);
create index line_at on audit.line (at);

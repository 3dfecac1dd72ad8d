-- A plan made while these tables were empty reads them whole for as long as the connection lives: a load of many dossiers at once
-- took minutes instead of seconds. The triggers always ask for one dossier, so they always go by its index.
alter function insight.follow_step() set enable_seqscan = off;
alter function insight.follow_verdict() set enable_seqscan = off;
alter function insight.follow_review() set enable_seqscan = off;
alter function insight.follow_place() set enable_seqscan = off;

-- A pallet that was unpacked carries nothing of a recall any more; it comes back when it is loaded again.
alter table trace.recall_thing add column left_at timestamptz;
comment on table trace.recall_thing is 'What a recall reaches, by normal identifier: the lots it was opened on (roots), all that became of them, and what carries them; left_at: when it was found to carry nothing of it any more';
grant update (left_at) on trace.recall_thing to saolang_app;

-- Whoever keeps answers in memory hears within the transaction's commit what they must forget.
create trigger recall_tells after insert or update of closed_at on trace.recall
  for each statement execute function registry.tell_change();
create trigger recall_thing_tells after insert or update on trace.recall_thing
  for each statement execute function registry.tell_change();

-- Producers go into one another, and products and producers part, as acts with a reason and a history.
alter table registry.merge drop constraint merge_kind,
  add constraint merge_kind check (kind in ('product', 'producer', 'product-split', 'producer-split'));
drop index registry.merge_once;
create unique index merge_once on registry.merge (kind, from_id) where undone_at is null and kind in ('product', 'producer');
comment on table registry.merge is 'Merges of products and producers (from goes into into) and splits (what is into was part of from), with their undoing';
comment on table registry.merge_move is 'Append-only: what went over with a merge or a split, so that undoing brings back just that';

-- A transcribed fact may turn out to be of another product. What was issued says on its face what it is of: it never moves.
create function registry.refuse_moving_issued() returns trigger language plpgsql as $$
begin
  if new.product_id <> old.product_id and old.kind <> 'transcribed' then
    raise exception 'what was issued stays with its product';
  end if;
  return new;
end $$;
create trigger certificate_stays before update on registry.certificate
  for each row execute function registry.refuse_moving_issued();
create trigger certificate_move_tells after update on registry.certificate
  for each statement execute function registry.tell_change();
grant update (product_id) on registry.certificate to saolang_app;

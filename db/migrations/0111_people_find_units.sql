-- Units are looked up by the key of their names, thousands of times when a workbook is read.
create index unit_keys on people.unit (search_key);
grant maintain on people.unit, people.unit_succession to saolang_app;

-- The heirs of one unit are a handful: each step goes by the index, whatever the planner thinks of recursion.
create or replace function people.heirs_of(asked text, since date) returns table (code text, share text, sources int)
language sql stable as $$
  with recursive walk (code, at, share, sources) as (
    select s.new_code, s.happened_on, s.share, s.sources from people.unit_succession s
    where s.old_code = asked and s.happened_on > since and s.undone_at is null
    union
    select s.new_code, s.happened_on,
      case when 'partial' in (w.share, s.share) then 'partial' when 'unknown' in (w.share, s.share) then 'unknown' else 'full' end,
      least(w.sources, s.sources)
    from walk w cross join lateral (
      select n.new_code, n.happened_on, n.share, n.sources from people.unit_succession n
      where n.old_code = w.code and n.happened_on > w.at and n.undone_at is null offset 0) s
  )
  select w.code, min(w.share), max(w.sources) from walk w
  where (select count(*) from people.unit_succession s
    where s.old_code = w.code and s.happened_on > w.at and s.undone_at is null) = 0
  group by w.code
$$;

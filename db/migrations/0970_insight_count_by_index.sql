-- Twenty thousand records came in at once, and each statement's count read every certificate for every product: no list of what was
-- absorbed goes by an index while the planner holds the table for small. Each product's own and absorbed ids are looked up one by one.
create or replace function insight.count_recognitions_of(product_ids uuid[]) returns void language sql security definer
set search_path = '' set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
  with recursive asked (id) as (
    select unnest(product_ids)
    union select p.merged_into from asked join registry.product p on p.id = asked.id where p.merged_into is not null
  )
  insert into insight.recognised (product_id, recognitions, first_issued_on, decision_number)
  select p.id, count(c.id)::int, min(c.issued_on),
    (array_agg(c.decision_number order by c.issued_on desc nulls last) filter (where c.id is not null))[1]
  from asked join registry.product p on p.id = asked.id
  left join lateral (
    select k.id, k.issued_on, k.decision_number
    from unnest(p.absorbed || p.id) as held (id) cross join lateral (
      select c.id, c.issued_on, c.decision_number from registry.certificate c
      where c.product_id = held.id and c.fact <> 'proposed'
        and (held.id = p.id or c.kind = 'issued' or not exists (
          select from registry.certificate d where d.product_id = p.id and d.fact_key = c.fact_key))
        and not exists (select from registry.certificate_retraction r where r.certificate_id = c.id offset 0)
      offset 0) k
  ) c on true
  group by p.id
  on conflict (product_id) do update set recognitions = excluded.recognitions, first_issued_on = excluded.first_issued_on,
    decision_number = excluded.decision_number;
$$;

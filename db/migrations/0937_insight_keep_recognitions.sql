-- How often a product was recognised, kept beside the register: counted anew for every question it took longer than all else together.
create table insight.recognised (
  product_id uuid constraint recognised_pk primary key constraint recognised_product references registry.product (id) on delete cascade,
  recognitions int not null,
  first_issued_on date,
  decision_number text
);
comment on table insight.recognised is 'For each product the recognitions that were ever decided, the first day and the newest decision; kept in the transaction that records a certificate';
grant select on insight.recognised to saolang_reader, saolang_app;

-- Of products and of the heirs that absorbed them, what the register tells of each: its own recognitions and those of what was merged
-- into it, a fact that both tell once; what an import took back is left out.
create function insight.count_recognitions_of(product_ids uuid[]) returns void language sql security definer set search_path = '' as $$
  with recursive asked (id) as (
    select unnest(product_ids)
    union select p.merged_into from registry.product p join asked on asked.id = p.id where p.merged_into is not null
  )
  insert into insight.recognised (product_id, recognitions, first_issued_on, decision_number)
  select p.id, count(c.id)::int, min(c.issued_on),
    (array_agg(c.decision_number order by c.issued_on desc nulls last) filter (where c.id is not null))[1]
  from asked join registry.product p on p.id = asked.id
  left join registry.certificate c on c.product_id = any(p.absorbed || p.id) and c.fact <> 'proposed'
    and (c.product_id = p.id or c.kind = 'issued' or not exists (
      select from registry.certificate d where d.product_id = p.id and d.fact_key = c.fact_key))
    and not exists (select from registry.certificate_retraction r where r.certificate_id = c.id)
  group by p.id
  on conflict (product_id) do update set recognitions = excluded.recognitions, first_issued_on = excluded.first_issued_on,
    decision_number = excluded.decision_number;
$$;
revoke execute on function insight.count_recognitions_of from public;

create function insight.follow_certificates() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform insight.count_recognitions_of(array(select distinct product_id from changed));
  return null;
end $$;
create trigger certificate_is_counted after insert on registry.certificate
  referencing new table as changed for each statement execute function insight.follow_certificates();
create trigger certificate_is_counted_again after update on registry.certificate
  referencing new table as changed for each statement execute function insight.follow_certificates();

create function insight.follow_retractions() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform insight.count_recognitions_of(array(
    select distinct c.product_id from registry.certificate c join changed on changed.certificate_id = c.id));
  return null;
end $$;
create trigger retraction_is_counted after insert on registry.certificate_retraction
  referencing new table as changed for each statement execute function insight.follow_retractions();
create trigger retraction_is_no_longer_counted after delete on registry.certificate_retraction
  referencing old table as changed for each statement execute function insight.follow_retractions();

create function insight.follow_merges() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform insight.count_recognitions_of(array[new.id]);
  return null;
end $$;
create trigger merge_is_counted after update of absorbed on registry.product for each row
  when (old.absorbed <> new.absorbed) execute function insight.follow_merges();

select insight.count_recognitions_of(array(select id from registry.product));

-- What a question does not ask of is not read: every join is to one row at most.
create or replace view insight.product_fact as
  select l.product_id, l.address, l.name, l.producer, l.place, l.province_code, l.star, l.standing, l.last_day, l.is_demo,
    p.organisation_id, o.kind as organisation_kind,
    coalesce(p.organisation_id::text, (l.province_code || ' ') || lower(l.producer)) as producer_key,
    coalesce(c.recognitions, 0) as recognitions, c.first_issued_on, c.decision_number, l.commune_code
  from registry.listing l
  left join registry.product p on p.id = l.product_id
  left join people.organisation o on o.id = p.organisation_id
  left join insight.recognised c on c.product_id = l.product_id
  where l.standing <> 'proposed';

create or replace view insight.product_place as
  select l.product_id, l.province_code, l.commune_code, p.recorded_commune_code, l.star, l.industry_code, l.standing, l.last_day,
    l.is_demo, trim(both from split_part(p.recorded_place, ',', -1)) as recorded_province,
    coalesce(l.decided_on, make_date(l.year, 12, 31)) < date '2025-07-01' as is_recorded_before
  from registry.listing l
  left join registry.product p on p.id = l.product_id
  where l.standing <> 'proposed';

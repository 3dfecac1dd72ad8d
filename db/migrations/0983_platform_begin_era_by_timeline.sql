-- A cluster that was restored to an earlier instant keeps its identifier and gives the numbers of transactions out again: it goes on
-- under another timeline, which therefore opens an era too.
create or replace function platform.begin_era() returns void language sql as $$
  insert into platform.era (cluster)
  select c.name from (
    select system_identifier || '/' || timeline_id as name from pg_control_system(), pg_control_checkpoint()
  ) c
  where c.name is distinct from (select cluster from platform.era order by no desc limit 1)
$$;

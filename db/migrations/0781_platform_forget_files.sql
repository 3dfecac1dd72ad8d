-- A content is forgotten when nothing names it any more: no reference, and no column that holds hashes of contents.
create function platform.forget_file(forgotten text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  place record;
  is_named boolean;
begin
  for place in
    select n.nspname, c.relname, a.attname from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
      and a.attname ~ 'sha256' and n.nspname !~ '^pg_' and (n.nspname, c.relname) <> ('platform', 'file')
  loop
    execute format('select exists (select from %I.%I where %I = $1)', place.nspname, place.relname, place.attname)
      into is_named using forgotten;
    if is_named then
      return false;
    end if;
  end loop;
  delete from platform.file where sha256 = forgotten;
  return found;
exception when foreign_key_violation then
  return false;
end $$;
comment on function platform.forget_file is 'Forgets a content that nothing names any more; false when something does, or it was not known';
revoke execute on function platform.forget_file from public;
grant execute on function platform.forget_file to saolang_app;

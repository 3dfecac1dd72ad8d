import type postgres from 'postgres'

type Row = Record<string, string>

const ours = `n.nspname !~ '^(pg_|information_schema|graphile_worker|public)'`

// One statement a kind of thing; each gives the schema it lies in, and its text.
const parts: Record<string, string> = {
  extensions: `select format('create extension %I;', extname) as text from pg_extension where extname <> 'plpgsql' order by 1`,
  schemas: `select format('create schema %I;', n.nspname) as text from pg_namespace n where ${ours} order by 1`,
  types: `
    select format('create type %I.%I as enum (%s);', n.nspname, t.typname, (
      select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid)) as text
    from pg_type t join pg_namespace n on n.oid = t.typnamespace where ${ours} and t.typtype = 'e' order by 1`,
  sequences: `
    select format('create sequence %I.%I;', n.nspname, c.relname) as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind = 'S'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i')) order by 1`,
  tables: `
    select format(E'create table %I.%I (\\n%s\\n)%s;', n.nspname, c.relname, (
        select string_agg(line, E',\\n' order by rank, place, line) from (
          select 1 as rank, a.attnum as place, format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end,
            case when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity'
                 when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                 when a.attgenerated = 'v' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') virtual'
                 when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end) as line
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          union all
          select 2, strpos('pufcx', k.contype::text), format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
          from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
        ) lines),
      case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end)
      || coalesce(format(E'\\ncomment on table %I.%I is ', n.nspname, c.relname) || quote_literal(obj_description(c.oid, 'pg_class')) || ';', '') as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p') order by 1, c.relname`,
  partitions: `
    select format('-- %I.%I is a partition of %s %s', n.nspname, c.relname, i.inhparent::regclass,
      pg_get_expr(c.relpartbound, c.oid)) as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid
    where ${ours} and c.relispartition and c.relkind in ('r', 'p') order by 1, c.relname`,
  indexes: `
    select pg_get_indexdef(i.indexrelid) || ';' as text
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`,
  views: `
    select format(E'create %s %I.%I as\\n%s', case c.relkind when 'm' then 'materialized view' else 'view' end,
      n.nspname, c.relname, pg_get_viewdef(c.oid, true)) as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind in ('v', 'm') order by 1, c.relname`,
  functions: `
    select pg_get_functiondef(p.oid) || ';' as text
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours} and p.prokind in ('f', 'p') and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by 1, p.proname, pg_get_function_identity_arguments(p.oid)`,
  triggers: `
    select pg_get_triggerdef(t.oid) || ';' as text
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not t.tgisinternal order by n.nspname, c.relname, t.tgname`,
  grants: `
    select format('grant %s on %s to %s;', string_agg(lower(privilege), ', ' order by privilege), thing, r.rolname) as text from (
      select n.nspname, 'schema ' || quote_ident(n.nspname) as thing, grantee, privilege_type as privilege
      from pg_namespace n, aclexplode(n.nspacl) where ${ours}
      union all
      select n.nspname, format('%I.%I', n.nspname, c.relname), grantee, privilege_type
      from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) where ${ours}
      union all
      select n.nspname, format('%I.%I (%s)', n.nspname, c.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum)),
        grantee, privilege_type
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl)
      where ${ours} group by n.nspname, c.relname, grantee, privilege_type
      union all
      select n.nspname, 'function ' || p.oid::regprocedure, grantee, privilege_type
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(p.proacl) where ${ours}
    ) held join pg_roles r on r.oid = grantee where r.rolname like 'saolang%'
    group by nspname, thing, r.rolname order by nspname, thing, r.rolname`,
}

/** The whole schema as stable, readable SQL, read from the catalogue: what the migrations add up to. */
export async function describeSchema(sql: postgres.Sql): Promise<string> {
  const sections: string[] = []
  for (const [kind, statement] of Object.entries(parts)) {
    const rows = (await sql.unsafe(statement)) as unknown as Row[]
    if (rows.length > 0) sections.push(`-- ${kind}\n\n${rows.map(({ text }) => text?.trim()).join(separator(kind))}\n`)
  }
  return `-- What db/migrations add up to: written by ./saolang schema --write, compared by ./saolang check.\n\n${sections.join('\n')}`
}

function separator(kind: string): string {
  return ['tables', 'views', 'functions'].includes(kind) ? '\n\n' : '\n'
}

import type postgres from 'postgres'

export type Filling = { products: number; dossiers: number; today: string }

/**
 * Fills a migrated database with made products, their certificates, and dossiers with whole roads over three years, by SQL alone. The
 * triggers of the tables run as they do in life.
 */
export async function fillRegister(sql: postgres.Sql, { products, dossiers, today }: Filling): Promise<void> {
  await sql`set maintenance_work_mem = '256MB'`
  await sql`select setseed(0.2026)`
  await sql`set jit = off`
  await makeProducers(sql, products)
  await makeProducts(sql, products, today)
  await sql.unsafe('analyze')
  await makeDossiers(sql, dossiers, today)
  await makeVerdicts(sql, today)
  await sql.unsafe('vacuum analyze')
}

// A commune is drawn for each thing; the temporary table numbers them.
async function makeProducers(sql: postgres.Sql, products: number): Promise<void> {
  await sql`
    create temporary table place as
    select row_number() over (order by code)::int - 1 as no, code as commune, parent_code as province from people.unit
    where valid_to is null and level = 'commune'`
  await sql`create unique index place_no on place (no)`
  await sql`
    insert into people.person (id, full_name, email, is_demo, created_at)
    select gen_random_uuid(), 'Cán bộ ' || n, 'can-bo-' || n || '@bench.example', false, now() from generate_series(1, 400) n`
  await sql`create temporary table officer as select row_number() over ()::int - 1 as no, id from people.person where email like 'can-bo-%'`
  await sql`
    create temporary table maker as
    select n as no, gen_random_uuid() as id, (random() * ((select count(*) from place) - 1))::int as place
    from generate_series(0, ${Math.round(products / 2)}::int) n`
  await sql`create unique index maker_no on maker (no)`
  await sql`
    insert into people.organisation (id, kind, name, registration_no, address, representative_name, representative_title, commune_code,
      province_code, is_demo, created_by, created_at, changed_at)
    select m.id, (array['cooperative', 'sme', 'household-producer', 'farm'])[1 + m.no % 4], 'Chủ thể ' || m.no, 'B' || m.no, 'Thôn 1',
      'Người đại diện', 'Giám đốc', p.commune, p.province, false, (select id from officer where no = 0), now(), now()
    from maker m join place p on p.no = m.place`
}

async function makeProducts(sql: postgres.Sql, products: number, today: string): Promise<void> {
  await sql`
    create temporary table made as
    select n as no, gen_random_uuid() as id, (random() * (select max(no) from maker))::int as maker, random() as luck,
      1 + (random() * 25)::int as set_no, ${today}::date - (random() * 1400)::int as issued
    from generate_series(1, ${products}::int) n`
  await sql`
    insert into registry.product (id, name, industry_code, set_no, organisation_id, producer, commune_code, province_code, recorded_place,
      origin, created_at, changed_at)
    select d.id, 'Sản phẩm ' || d.no, case when d.set_no <= 13 then 'I' when d.set_no <= 17 then 'II' when d.set_no <= 20 then 'III'
      when d.set_no <= 22 then 'IV' when d.set_no <= 25 then 'V' else 'VI' end, d.set_no, m.id, 'Chủ thể ' || m.no, p.commune, p.province,
      'nơi', 'decision', now(), now()
    from made d join maker m on m.no = d.maker join place p on p.no = m.place`
  await sql`
    insert into registry.certificate (id, kind, product_id, decision_number, star, year, issued_on, expires_on, fact, fact_key, source,
      recorded_at)
    select gen_random_uuid(), 'transcribed', id, no || '/QĐ-UBND', case when luck < 0.75 then 3 when luck < 0.98 then 4 else 5 end,
      extract(year from issued)::int, issued, issued + 1095, 'recognised', 'a' || no, '{}'::jsonb, now()
    from made
    union all
    select gen_random_uuid(), 'transcribed', id, no || '/QĐ-CŨ', 3, extract(year from issued)::int - 3, issued - 1095, issued - 1,
      'recognised', 'b' || no, '{}'::jsonb, now()
    from made where luck < 0.5`
  await sql`
    insert into registry.listing (product_id, address, name, name_exact, name_folded, producer, place, industry_code, set_no, star,
      province_code, commune_code, year, decided_on, standing, last_day, expires_on, is_demo, newest, words)
    select r.id, d.no::text, r.name, lower(r.name), lower(r.name), r.producer, 'Xã, tỉnh', r.industry_code, r.set_no,
      case when luck < 0.75 then 3 when luck < 0.98 then 4 else 5 end, r.province_code, r.commune_code, extract(year from issued)::int, issued,
      'clocked', issued + 1095, issued + 1095, false, issued - date '2018-01-01',
      array_to_tsvector(array['p=' || r.province_code, 'c=' || r.commune_code, 'san', 'pham', d.no::text])
    from made d join registry.product r on r.id = d.id`
}

const road = [
  'draft',
  'submitted',
  'supplement-requested',
  'submitted',
  'forwarded',
  'admitted',
  'scored',
  'decided-recognised',
]
const moves = ['start', 'submit', 'request-supplement', 'answer-supplement', 'forward', 'admit', 'score', 'recognise']
const roles = [
  'producer',
  'producer',
  'commune-officer',
  'producer',
  'commune-officer',
  'provincial-officer',
  'council-chair',
  'provincial-officer',
]

async function makeDossiers(sql: postgres.Sql, dossiers: number, today: string): Promise<void> {
  await sql`
    create temporary table filed as
    select n as no, gen_random_uuid() as id, (random() * (select max(no) from maker))::int as maker, 1 + (random() * 25)::int as set_no,
      ${today}::timestamptz - random() * interval '1090 days' as at, random() < 0.3 as asked, 8 + (random() * 40)::int as pace,
      case when random() < 0.06 then 2 + (random() * 4)::int else 8 end as upto
    from generate_series(1, ${dossiers}::int) n`
  await sql`
    insert into dossiers.dossier (id, kind, status, organisation_id, commune_code, province_code, product_name, set_no, set_id, base_product,
      code, submitted_at, is_demo, is_assisted, started_by, started_at, changed_at)
    select f.id, case when f.no % 4 = 0 then 're-evaluation' else 'first' end, 'submitted', m.id, p.commune, p.province, 'Sản phẩm ' || f.no,
      f.set_no, 'QD26-04', case when f.no % 4 = 0 then '{}'::jsonb end, 'H' || f.no, f.at, false, false,
      (select id from officer where no = 0), f.at, f.at
    from filed f join maker m on m.no = f.maker join place p on p.no = m.place`
  await sql`
    insert into dossiers.submission (dossier_id, code, submitted_by, submitted_at, received_on)
    select id, 'H' || no, (select id from officer where no = 0), at, at::date from filed`
  for (const [i, status] of road.entries())
    await sql`
      insert into dossiers.status_change (id, dossier_id, transition, status, changed_by, role, changed_at)
      select gen_random_uuid(), f.id, ${moves[i] as string}, ${status}, o.id, ${roles[i] as string},
        f.at + make_interval(days => (f.pace * ${i} * (0.5 + random()) / 3)::int)
      from filed f join officer o on o.no = (f.no * 7 + ${i}) % 400
      where ${i} < f.upto and (f.asked or ${status} <> 'supplement-requested' and ${moves[i] as string} <> 'answer-supplement')`
}

// A council for each province, and a verdict for each dossier that was scored.
async function makeVerdicts(sql: postgres.Sql, today: string): Promise<void> {
  await sql`
    create temporary table bench_council as
    select province, gen_random_uuid() as council, gen_random_uuid() as member, gen_random_uuid() as round, gen_random_uuid() as session
    from (select distinct province from place) p`
  await sql`
    insert into councils.council (id, level, province_code, name, decision_number, decided_on, established_by, established_at)
    select council, 'province', province, 'Hội đồng ' || province, '1/QĐ', ${today}, (select id from officer where no = 0), now() from bench_council`
  await sql`
    insert into councils.member (id, council_id, person_id, office, seat, name, title)
    select member, council, (select id from officer where no = 1), 'chair', 'leader', 'Chủ tịch', 'Chủ tịch' from bench_council`
  await sql`
    insert into councils.regulation (council_id, version, rules, reason, set_by, set_at)
    select council, 1, '{}', '', (select id from officer where no = 0), now() from bench_council`
  await sql`
    insert into councils.round (id, level, province_code, year, no) select round, 'province', province, 2026, 1 from bench_council`
  await sql`
    insert into councils.session (id, council_id, round_id, regulation_version, held_on, place, is_in_writing, convened_by, convened_at)
    select session, council, round, 1, ${today}, 'nơi', false, (select id from officer where no = 0), now() from bench_council`
  await sql`
    create temporary table judged as
    select d.id as dossier, gen_random_uuid() as item, gen_random_uuid() as verdict, b.session, b.member, f.at, row_number() over ()::int as no
    from filed f join dossiers.dossier d on d.id = f.id join bench_council b on b.province = d.province_code where f.upto > 7`
  await sql`
    insert into councils.session_dossier (id, session_id, dossier_id, no, set_id, phase)
    select item, session, dossier, no, 'QD26-04', 'concluded' from judged`
  await sql`
    insert into councils.verdict (id, session_dossier_id, dossier_id, inputs, result, points, star, recognisable, issued_by, issued_at)
    select verdict, item, dossier, case when no % 7 = 0 then '{"discussion": "x"}'::jsonb else '{}'::jsonb end,
      jsonb_build_object('totals', jsonb_build_object('range', no % 14)), 60 + no % 30, 3 + no % 2, 3 + no % 2, member,
      at + interval '60 days'
    from judged`
}

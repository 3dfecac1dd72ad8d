// One night of open data over 100,000 products: every dataset in every format, hashed and in the store. Prints time and peak memory.
import { performance } from 'node:perf_hooks'
import { publishEditions } from '../packages/server/src/insight/open-data/publish-editions.ts'
import { connect } from '../packages/server/src/platform/connect.ts'
import { configureFiles } from '../packages/server/src/platform/files.ts'
import { inTransaction } from '../packages/server/src/platform/sql.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { onDatabase } from './setup/on-database.ts'

const rows = Number(process.env.SAOLANG_BENCH_ROWS ?? 100_000)

/** Two products an organisation, three recognitions to two products, spread over today's communes. */
async function fill(url: string): Promise<void> {
  const sql = connect(url, { max: 1 })
  await sql.unsafe(`
    create temp table place as
      select row_number() over (order by code) - 1 as no, code, parent_code from people.unit where valid_to is null and level = 'commune';
    insert into people.person (id, full_name, created_at) values ('019b0000-0000-7000-8000-000000000000', 'Người đo', now());
    insert into people.organisation (id, kind, name, commune_code, province_code, address, representative_name, representative_title,
        representative_gender, representative_ethnicity, created_at, created_by, changed_at)
      select ('019b0001-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
        (array['cooperative', 'sme', 'registered-household', 'household-producer', 'cooperative-group'])[1 + i % 5],
        'Chủ thể số ' || i, p.code, p.parent_code, 'Ấp 1', 'Đại diện ' || i, 'Giám đốc', (array['female', 'male'])[1 + i % 2],
        (array['Kinh', 'Tày', 'Khmer'])[1 + i % 3], now(), '019b0000-0000-7000-8000-000000000000', now()
      from generate_series(0, ${rows} / 2) i join place p on p.no = i % 3321;
    insert into registry.product (id, name, industry_code, organisation_id, producer, commune_code, province_code, recorded_place, origin,
        created_at, changed_at)
      select ('019b0002-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'Mật ong rừng tràm vùng số ' || i, 'I', o.id, o.name,
        o.commune_code, o.province_code, 'xã', 'decision', now(), now()
      from generate_series(0, ${rows} - 1) i
      join people.organisation o on o.id = ('019b0001-0000-7000-8000-' || lpad(to_hex(i / 2), 12, '0'))::uuid;
    insert into registry.certificate (id, kind, product_id, star, year, issued_on, expires_on, decision_number, authority_name, fact,
        fact_key, source, recorded_at)
      select ('019b0003-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'transcribed',
        ('019b0002-0000-7000-8000-' || lpad(to_hex(i % ${rows}), 12, '0'))::uuid, 3 + i % 3, 2025, '2025-06-01', '2028-06-01', '12/QĐ-UBND',
        'Ủy ban nhân dân tỉnh', 'recognised', i::text, '{"url": "https://example.vn/quyet-dinh"}', now()
      from generate_series(0, ${rows} * 3 / 2 - 1) i;
    insert into registry.listing (product_id, address, name, name_exact, name_folded, producer, place, industry_code, set_no, star,
        province_code, commune_code, year, decided_on, standing, last_day, expires_on, is_demo, newest, words)
      select p.id, p.province_code || '-' || p.commune_code || '-' || row_number() over () || '-2025', p.name, p.name, p.name, p.producer,
        'Xã ở tỉnh ' || p.province_code, 'I', 4, 4, p.province_code, p.commune_code, 2025, '2025-06-01', 'clocked', '2028-06-01', '2028-06-01',
        false, 0, ''
      from registry.product p;
    analyze people.organisation, registry.product, registry.certificate, registry.listing`)
  await sql.end()
}

const megabytes = (bytes: number) => Math.round(bytes / 1_048_576)

await onDatabase(async ({ url, dataDir }) => {
  configureFiles({ dataDir, clamdSocket: undefined })
  await seedReference()
  await fill(url)
  global.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  const start = performance.now()
  const editions = await publishEditions()
  const seconds = (performance.now() - start) / 1000
  clearInterval(watch)
  const [sum] = await inTransaction(
    (tx) => tx<{ files: number; bytes: number }[]>`
      select count(*)::int as files, sum(byte_size) as bytes from insight.edition_file`,
  )
  if (editions === 0 || !sum) throw new Error('nothing was published')
  console.log(
    `open data bench (${rows} products): ${editions} datasets, ${sum.files} files, ${megabytes(sum.bytes)} MB in ${seconds.toFixed(1)} s; memory ${megabytes(before)} MB before, ${megabytes(peak)} MB at most`,
  )
})

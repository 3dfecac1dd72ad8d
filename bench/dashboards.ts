// Every officer's dashboard over a register of 100,000 products and 60,000 dossiers with their whole roads, the whole use case.
import { performance } from 'node:perf_hooks'
import { circularKeys } from '@saolang/core/insight/circular/count.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor, Jurisdiction } from '@saolang/core/people/actor.ts'
import { readCircular } from '../packages/server/src/insight/circular/read-circular.ts'
import { readDashboard } from '../packages/server/src/insight/dashboards/read-dashboard.ts'
import { readRows } from '../packages/server/src/insight/dashboards/read-rows.ts'
import { Wanted } from '../packages/server/src/insight/dashboards/scope.ts'
import { readNationMap } from '../packages/server/src/insight/map/read-nation.ts'
import { readProvinceMap } from '../packages/server/src/insight/map/read-province.ts'
import { takeSnapshot } from '../packages/server/src/insight/targets/keep-snapshot.ts'
import { readIndicator } from '../packages/server/src/insight/targets/read-indicator.ts'
import { connect } from '../packages/server/src/platform/connect.ts'
import { seedReference } from '../packages/server/src/seed-reference.ts'
import { fillRegister } from './setup/fill-register.ts'
import { onDatabase } from './setup/on-database.ts'

const products = Number(process.env.SAOLANG_BENCH_ROWS ?? 100_000)
const dossiers = Math.round(products * 0.6)
const limitMs = 300
const rounds = 24

const actorOf = (role: Actor['role'], jurisdiction: Jurisdiction): Actor => ({ name: role, role, jurisdiction })
const ministry = actorOf('ministry-officer', { level: 'nation' })
const province = actorOf('provincial-officer', { level: 'province', provinceCode: '96' })
const commune = actorOf('commune-officer', { level: 'commune', communeCode: '32047', provinceCode: '96' })
const look =
  (who: Actor, asked: Record<string, string> = {}) =>
  () =>
    readDashboard(who, { wanted: Wanted.parse(asked), lang: 'vi' })
const rows = (who: Actor, key: 'products-holding' | 'dossiers-open', page: number) => () =>
  readRows(who, { key, wanted: Wanted.parse({}), stage: null, page, size: 50, lang: 'vi' })

async function measure(title: string, ask: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let i = -3; i < rounds; i++) {
    const start = performance.now()
    await ask()
    if (i >= 0) times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] as number
  const p95 = at(0.95)
  console.log(
    `dashboards, ${products} products, ${title}: p50 ${at(0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, limit p95 ${limitMs} ms, ratio ${(limitMs / p95).toFixed(2)}`,
  )
}

await onDatabase(async ({ url }) => {
  await seedReference()
  const sql = connect(url, { max: 1 })
  await fillRegister(sql, { products, dossiers, today: legalDateOf(new Date()) })
  await sql.end()
  await takeSnapshot()
  await measure('ministry', look(ministry))
  await measure('ministry, three years', look(ministry, { months: '36' }))
  await measure('ministry, one group and star', look(ministry, { group: 'I', star: '3' }))
  await measure('ministry looks at a province', look(ministry, { province: '01' }))
  await measure('province', look(province))
  await measure('commune', look(commune))
  await measure('rows behind a number, first page', rows(ministry, 'products-holding', 1))
  await measure('rows behind a number, page 50', rows(ministry, 'dossiers-open', 50))
  await measure('an indicator of the programme', () =>
    readIndicator({ indicator: 'products-upgraded', province: undefined }),
  )
  const onMap = { layer: 'products', isHolding: false, isSample: false } as const
  await measure('the map', () => readNationMap({ ...onMap, time: 'today' }))
  await measure('the map before July 2025', () => readNationMap({ ...onMap, time: 'before' }))
  await measure('a province on the map', () => readProvinceMap({ code: '96', question: { ...onMap, time: 'today' } }))
  await measure('circular economy and culture', () =>
    readCircular({ key: circularKeys[0], by: 'province', isSample: false, lang: 'vi' }),
  )
})

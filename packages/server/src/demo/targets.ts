import { setTarget } from '../insight/targets/set-target.ts'
import type { DemoAccounts } from './accounts.ts'

const source = 'https://demo.saolang.example/ke-hoach-mau'
const period = { from: '2026-01-01', to: '2030-12-31', source }

/** Targets to look at on the dashboards, their documents marked as sample: two of the demo's province, two of the nation. */
export async function seedDemoTargets(people: DemoAccounts): Promise<void> {
  const own = { ...period, document: 'Kế hoạch 01 (mẫu)' }
  await setTarget(people.provincialOfficer, { ...own, indicator: 'products-ranked', atLeast: 40 })
  await setTarget(people.provincialOfficer, { ...own, indicator: 'producers-cooperative', atLeast: 40 })
  const whole = { ...period, document: 'Kế hoạch 02 (mẫu)' }
  await setTarget(people.ministryOfficer, { ...whole, indicator: 'products-ranked', atLeast: 25_000 })
  await setTarget(people.ministryOfficer, { ...whole, indicator: 'products-upgraded', atLeast: 50 })
}

import { expect, test } from 'vitest'
import { balanceSeasons, findUnseasoned, type Harvest } from './mass-balance.ts'

const season = { name: 'Vụ tràm 2026', startsOn: '2026-03-01', endsOn: '2026-06-30', expectedKilograms: 100 }
const harvest = (on: string, kilograms: number | undefined): Harvest => ({ on, kilograms, lot: 'L', eventId: on })

test.each([
  [100, 'within'],
  [110, 'close'],
  [111, 'beyond'],
] as const)('%s kg of an expected 100 kg is %s', (kilograms, verdict) => {
  const [balance] = balanceSeasons([season], [harvest('2026-03-01', kilograms - 1), harvest('2026-06-30', 1)])
  expect(balance).toMatchObject({ verdict, gatheredKilograms: kilograms })
})

test('what was told in jars is in no sum, and is counted apart', () => {
  const [balance] = balanceSeasons([season], [harvest('2026-04-01', undefined), harvest('2026-04-02', 20)])
  expect(balance).toMatchObject({ gatheredKilograms: 20, untold: 1 })
})

test('a harvest outside every season has nothing to be measured by', () => {
  const late = harvest('2026-07-01', 50)
  expect(balanceSeasons([season], [late])[0]?.gatheredKilograms).toBe(0)
  expect(findUnseasoned([season], [late])).toEqual([late])
})

// Which of the 63 provinces of before July 2025 each of today's communes lies in, read from the units and successions that
// the system is installed with.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rootDir } from './list-files.ts'

const folder = join(rootDir, 'packages/server/src/people/data')
const readRows = (file: string) =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

/** A former province: its code of that time and its name. */
export type FormerProvince = { code: string; name: string }

/** By today's commune, the former province that most of its former communes lay in: eight of 3,321 lie across a border. */
export function readFormerProvinces(): Map<string, FormerProvince> {
  const parents = new Map<string, string>()
  const provinces = new Map<string, FormerProvince>()
  for (const [code = '', parent = '', from = '', , , name = ''] of readRows('units.csv')) {
    if (from >= '2025-07-01') continue
    parents.set(code, parent)
    if (!parent) provinces.set(code, { code, name })
  }
  const provinceOf = (code: string): string => (code.length === 2 ? code : provinceOf(parents.get(code) ?? '00'))
  const votes = new Map<string, string[]>()
  for (const [former = '', today = ''] of readRows('successions.csv'))
    if (today.length === 5) votes.set(today, [...(votes.get(today) ?? []), provinceOf(former)])
  return new Map(
    [...votes].map(([today, all]) => {
      const count = (code: string) => all.filter((other) => other === code).length
      const most = all.toSorted((a, b) => count(b) - count(a) || a.localeCompare(b))[0] ?? ''
      return [today, provinces.get(most) ?? { code: most, name: most }]
    }),
  )
}

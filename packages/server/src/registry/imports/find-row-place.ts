import type { Problem } from '@saolang/core/kernel/problem.ts'
import { fold } from '@saolang/core/kernel/text.ts'
import { askedPlaceOf, communeByFile, type ImportRow } from '@saolang/core/registry/import-row.ts'
import { findTodaysPlace } from '../../people/find-todays-place.ts'
import { listProvinces } from '../../people/get-place.ts'
import { askAboutPlace } from '../../people/resolve-place.ts'
import type { ActContext } from '../../platform/act.ts'

/** Today's place of a row: with its commune, or with the province alone, where the source names no commune or a person must decide. */
export type FoundRowPlace =
  | { kind: 'found'; provinceCode: string; communeCode: string | null; problems: Problem[] }
  | { kind: 'unknown-province' }

/** Finds where the place of a row lies today; what no rule may decide is put to a person, once. */
export async function findRowPlace(context: ActContext, row: ImportRow, fileName: string): Promise<FoundRowPlace> {
  const { tx } = context
  const byFile = communeByFile(row)
  const asked = askedPlaceOf(row) ?? (byFile ? { code: byFile, on: todaysUnits } : undefined)
  const province = await findProvince(context, row)
  if (!asked)
    return province ? { kind: 'found', provinceCode: province, communeCode: null, problems: [] } : unknownProvince
  const found = await findTodaysPlace(tx, asked)
  if (found.kind === 'one') return { kind: 'found', ...codesOf(found.place), problems: [] }
  // Where several heirs are possible, the file's own answer decides when it names one of them.
  const named = found.kind === 'ambiguous' && found.candidates.find(({ communeCode }) => communeCode === byFile)
  if (named) return { kind: 'found', ...codesOf(named), problems: [] }
  const provinceCode = province ?? (found.kind === 'ambiguous' ? found.candidates[0]?.provinceCode : undefined)
  if (!provinceCode) return unknownProvince
  await askAboutPlace(context, { asked, found, source: `${fileName}: ${row.product}` })
  return {
    kind: 'found',
    provinceCode,
    communeCode: null,
    problems: [
      {
        code: `import.place-${found.kind}`,
        at: 'commune_old',
        values: { place: row.commune_old || row.commune_old_code },
      },
    ],
  }
}

const todaysUnits = '2025-07-01'
const unknownProvince = { kind: 'unknown-province' } as const

const codesOf = ({ provinceCode, communeCode }: { provinceCode: string; communeCode: string }) => ({
  provinceCode,
  communeCode,
})

async function findProvince({ tx }: ActContext, row: ImportRow): Promise<string | undefined> {
  const provinces = await listProvinces(tx)
  const byCode = provinces.find(({ code }) => code === row.province_new_code)
  const key = fold(row.province_old.replace(/\(.*\)/, ''))
  return (byCode ?? provinces.find(({ name, shortName }) => fold(name) === key || fold(shortName) === key))?.code
}

import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { getDossier } from '../../../dossiers/get-dossier.ts'
import { listProvinces } from '../../../people/get-place.ts'
import { view } from '../../../platform/act.ts'
import type { Tx } from '../../../platform/sql.ts'
import { findResult, listAnchorTitles, listRunYears, listSeatsOf, type RaschRow } from './rasch.sql.ts'

/** What the run of a year says, with the words for who and what it is about. Members go by person, products by dossier or anchor. */
export type RaschRecord = {
  year: number
  years: { year: number; isOpen: boolean }[]
  run: RaschRow | null
  members: Record<string, { name: string; provinces: string[] }>
  products: Record<string, { code: string; productName: string }>
}

const mostNamed = 400

/** The newest run of a year (or of the newest year that has been run), for the Ministry and for auditors of the nation. */
export const getRasch = view(
  'rasch.read',
  async ({ tx, who }, asked: { year?: number | undefined }): Promise<RaschRecord> => {
    refuseIf(who.jurisdiction?.level === 'nation' ? [] : [{ code: 'forbidden.jurisdiction' }])
    const years = await listRunYears(tx)
    const year = asked.year ?? years[0]?.year ?? 0
    const run = (await findResult(tx, year)) ?? null
    if (run?.result.kind !== 'rasch') return { year, years, run, members: {}, products: {} }
    const { members, products } = run.result
    return {
      ...{ year, years, run },
      members: await nameMembers(
        tx,
        members.map(({ name }) => name),
      ),
      products: await nameProducts(
        tx,
        products.map(({ name }) => name),
      ),
    }
  },
)

async function nameMembers(tx: Tx, ids: readonly string[]): Promise<RaschRecord['members']> {
  const provinces = new Map((await listProvinces(tx)).map(({ code, name }) => [code, name]))
  const seats = await listSeatsOf(tx, ids)
  return Object.fromEntries(
    seats.map(({ personId, name, provinceCodes }) => [
      personId,
      { name, provinces: provinceCodes.map((code) => provinces.get(code) ?? code) },
    ]),
  )
}

// Names for as many as a page or a spreadsheet of one round holds; beyond, the id stands for the dossier.
async function nameProducts(tx: Tx, ids: readonly string[]): Promise<RaschRecord['products']> {
  const anchors = new Map((await listAnchorTitles(tx)).map(({ id, no, title }) => [`anchor ${id}`, { no, title }]))
  const named: RaschRecord['products'] = {}
  for (const id of ids.slice(0, mostNamed)) {
    const anchor = anchors.get(id)
    if (anchor) named[id] = { code: `M${anchor.no}`, productName: anchor.title }
    else if (!id.startsWith('anchor ')) {
      const { code = '', productName } = await getDossier(tx, id)
      named[id] = { code, productName }
    }
  }
  return named
}

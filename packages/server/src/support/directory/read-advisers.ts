import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type HelpedDossier, recordOf } from '@saolang/core/support/directory/adviser.ts'
import type { AdviserDeskView, AdviserLine, AdviserView } from '@saolang/web/support/directory/adviser-views.ts'
import {
  listAdvisedDossiers,
  listCouncilsOf,
  listRecognisedStars,
} from '../../councils/conflict/list-advised-dossiers.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { findOrganisation } from '../../people/get-organisation.ts'
import { listProvinces } from '../../people/get-place.ts'
import { publicView, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { listComplaints } from './complaints.sql.ts'
import { type AdviserRow, findAdviser, listHelp, listListed, listToRule } from './directory.sql.ts'

/** Who is listed, each with what their help came to. */
export const readAdvisers = publicView(
  async ({ tx }, asked: { provinceCode: string | null; subject: string | null }) => {
    const [rows, provinces] = [await listListed(tx, asked), await listProvinces(tx)]
    const lines: AdviserLine[] = []
    for (const row of rows) lines.push(toLine(row, provinces, await recordFor(tx, row)))
    return { lines, provinces: provinces.map(({ code, name }) => ({ code, name })) }
  },
)

/** One adviser with the record, for whoever may see it: who is not listed is seen by its home province and by itself. */
export const readAdviser = publicView(async ({ tx }, { id, who }: { id: string; who: Actor }): Promise<AdviserView> => {
  const row = await findAdviser(tx, id)
  const isOwn = row !== undefined && row.personId !== null && row.personId === who.personId
  const rules = row !== undefined && rulesOn(who, row.provinceCode)
  refuseIf(row && (row.standing === 'listed' || isOwn || rules) ? [] : [{ code: 'not-found.adviser' }])
  const adviser = row as AdviserRow
  const provinces = await listProvinces(tx)
  const councils = adviser.personId ? await listCouncilsOf(tx, adviser.personId) : []
  const { phone, email, about, standing, reason, worksIn } = adviser
  const nameOf = (code: string) => provinces.find((each) => each.code === code)?.name ?? code
  const record = await recordFor(tx, adviser)
  return {
    ...toLine(adviser, provinces, record),
    record,
    ...{ phone, email, about, standing, reason, worksIn: worksIn.map(nameOf) },
    ...{ councils: councils.map(({ name }) => name), mayRule: rules && who.role !== 'auditor' && !isOwn },
    mayTell: who.role === 'producer' && standing === 'listed',
  }
})

/** What a province rules on: who asks to be listed, and complaints; the nation sees all. */
export const readAdviserDesk = view('adviser.oversee', async ({ tx, who }): Promise<AdviserDeskView> => {
  const { jurisdiction } = who
  const province = jurisdiction?.level === 'nation' ? null : (jurisdiction as { provinceCode: string }).provinceCode
  const provinces = await listProvinces(tx)
  const [rows, complaints] = [await listToRule(tx, province), await listComplaints(tx, province)]
  return {
    advisers: rows.map((row) => ({ ...toLine(row, provinces, undefined), standing: row.standing })),
    complaints: await Promise.all(
      complaints.map(async ({ organisationId, madeAt, ...complaint }) => ({
        ...complaint,
        madeAt: madeAt.toISOString(),
        organisation: (await findOrganisation(tx, organisationId))?.name ?? '',
      })),
    ),
  }
})

const rulesOn = ({ role, jurisdiction }: Actor, provinceCode: string) =>
  ['provincial-officer', 'ministry-officer', 'auditor'].includes(role) &&
  (jurisdiction?.level === 'nation' ||
    (jurisdiction?.level === 'province' && jurisdiction.provinceCode === provinceCode))

/** What an adviser's help came to: dossiers that producers name, and those whose papers name the adviser as paid. */
async function recordFor(tx: Tx, { id, name, taxCode, phone }: AdviserRow): Promise<AdviserView['record']> {
  const named = (await listHelp(tx, id)).map(({ dossierId }) => dossierId)
  const paid = await listAdvisedDossiers(tx, { name, taxCode, phone })
  const ids = [...new Set([...named, ...paid])]
  const stars = await listRecognisedStars(tx, ids)
  const dossiers: HelpedDossier[] = []
  for (const dossierId of ids) {
    const { status } = await getDossier(tx, dossierId)
    dossiers.push({ dossierId, isDecided: status.startsWith('decided-'), star: stars.get(dossierId) ?? null })
  }
  return { ...recordOf(dossiers), paidInPapers: paid.length }
}

function toLine(
  { id, kind, name, taxCode, subjects, provinceCode, upheld, isDemo }: AdviserRow,
  provinces: readonly { code: string; name: string }[],
  record: AdviserView['record'] | undefined,
): AdviserLine {
  const province = provinces.find(({ code }) => code === provinceCode)?.name ?? provinceCode
  return { id, kind, name, taxCode, subjects, province, upheld, isDemo, ...(record && { record }) }
}

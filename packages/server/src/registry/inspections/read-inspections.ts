import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { getPersonName } from '../../people/get-person.ts'
import { view } from '../../platform/act.ts'
import { areaOf } from '../area-of.ts'
import { addressOf, getRecord } from '../get-product.ts'
import { listInspectors } from './find-inspector.ts'
import {
  findInspection,
  findRecord,
  getChecklist,
  listFindings,
  listInspections,
  listPhotos,
  type PhotoRow,
} from './inspections.sql.ts'

const mostListed = 300

/** The visits of the reader's area, those still to be made first. */
export const readInspections = view('inspection.read', async ({ tx, who }, { planId }: { planId?: string }) =>
  listInspections(tx, { area: areaOf(who), planId: planId ?? null, many: mostListed }),
)

/** One visit with its checklist, what was found, and who could be sent. Open to the area's officers and to the inspector. */
export const readInspection = view('inspection.read', async ({ tx, who, now }, id: string) => {
  const inspection = await findInspection(tx, id)
  if (!inspection) throw new Refused([{ code: 'not-found.inspection' }])
  const { provinceCode, communeCode, inspectorId } = inspection
  const isInspector = inspectorId === who.personId
  refuseIf(isInspector ? [] : findJurisdictionProblems(who, { provinceCode, communeCode: communeCode ?? '' }))
  const register = await getRecord(tx, inspection.productId, legalDateOf(now))
  return {
    ...inspection,
    address: addressOf(register),
    place: register.place,
    isInspector,
    inspector: await getPersonName(tx, inspectorId),
    inspectors: await listInspectors(tx, who, inspection),
    checklist: await getChecklist(tx, id),
    record: await findRecord(tx, id),
    findings: await listFindings(tx, id),
    photos: await listPhotos(tx, id),
  }
})

/** A photo of a visit, for whoever may read the visit; refuses with `not-found.photo`. */
export async function readPhoto(
  who: Parameters<typeof readInspection>[0],
  { inspectionId, sha256 }: { inspectionId: string; sha256: string },
): Promise<PhotoRow> {
  const photo = (await readInspection(who, inspectionId)).photos.find((candidate) => candidate.sha256 === sha256)
  if (!photo) throw new Refused([{ code: 'not-found.photo' }])
  return photo
}

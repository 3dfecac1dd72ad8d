import { type Carried, carryOver } from '@saolang/core/dossiers/renewal/carry-over.ts'
import { latestDecisionOn } from '@saolang/core/dossiers/renewal/decision-day.ts'
import { type CarriedSection, listCarriedSections } from '@saolang/core/dossiers/renewal/sections.ts'
import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { findCriteriaSet } from '@saolang/law/in-force.ts'
import { findTodaysPlace } from '../../people/find-todays-place.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import type { ViewContext } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import type { Dossier } from '../get-dossier.ts'
import { findSnapshot } from '../submissions.sql.ts'
import { findBase } from './renewals.sql.ts'

/** What of the last certified version a dossier took over, and what has to be asked again. */
export type CarriedReading = {
  /** Absent where the certificate was issued on a dossier that this system does not hold. */
  former?: Snapshot
  carried?: Carried
  sections: readonly CarriedSection[]
  /** The commune of the last certified version goes by another name or code today: papers are linked to that of today. */
  isRelinked: boolean
  hasMoved: boolean
}

const nothing: CarriedReading = { sections: [], isRelinked: false, hasMoved: false }

/** Reads it as it is on the day of the context; empty for a dossier that begins with nothing certified here. */
export async function readCarried(context: Pick<ViewContext, 'tx' | 'now'>, dossier: Dossier): Promise<CarriedReading> {
  const base = await findBase(context.tx, dossier.id)
  if (!base?.formerDossierId) return nothing
  const found = await findSnapshot(context.tx, base.formerDossierId, base.formerVersion as number)
  return found ? carryFrom(context, found.content, dossier) : nothing
}

/** Takes a certified version over into a dossier of an organisation. */
export async function carryFrom(
  { tx, now }: Pick<ViewContext, 'tx' | 'now'>,
  former: Snapshot,
  { kind, setNo, organisationId, baseProduct }: Pick<Dossier, 'kind' | 'setNo' | 'organisationId' | 'baseProduct'>,
): Promise<CarriedReading & { carried: Carried }> {
  const today = legalDateOf(now)
  const set = findCriteriaSet(setNo, today)
  if (!set) throw new Error(`no criteria set ${setNo} is in force`)
  const applicant = await getOrganisation(tx, organisationId)
  const hasMoved = await isElsewhere(tx, former.place.communeCode, applicant.communeCode)
  const decidedBy = latestDecisionOn(kind, baseProduct?.star, today)
  const carried = carryOver(former, { set, kind: applicant.kind, hasMoved, today, decidedBy })
  return {
    former,
    carried,
    sections: listCarriedSections(kind, { former, carried, set, applicant }),
    isRelinked: !hasMoved && former.place.communeCode !== applicant.communeCode,
    hasMoved,
  }
}

// A commune that was merged or renamed is the same place; where a register cannot tell, the applicant is asked.
async function isElsewhere(tx: Tx, formerCode: string, todaysCode: string): Promise<boolean> {
  if (formerCode === todaysCode) return false
  const found = await findTodaysPlace(tx, { code: formerCode })
  if (found.kind === 'one') return found.place.communeCode !== todaysCode
  return found.kind === 'unknown' || !found.candidates.some(({ communeCode }) => communeCode === todaysCode)
}

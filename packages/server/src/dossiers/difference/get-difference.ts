import { type Difference, differenceOf } from '@saolang/core/dossiers/renewal/difference.ts'
import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Actor, system } from '@saolang/core/people/actor.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import type { Tx } from '../../platform/sql.ts'
import { composeSnapshot } from '../freeze-dossier.ts'
import { getContents } from '../get-contents.ts'
import { type Dossier, getDossier } from '../get-dossier.ts'
import { findBase } from '../renewal/renewals.sql.ts'
import { findSnapshot } from '../submissions.sql.ts'

/** What differs from the last certified version; `isDraft` while the applicant still writes. */
export type DossierDifference = Difference & { isDraft: boolean; formerDossierId: string }

/**
 * A dossier against the version that was certified last, field by field: as it was handed in, or as it is while it is a draft.
 * Undefined for a first dossier and where the certified version is not held here. Asks for no permission: that is the caller's.
 */
export async function getDifference(tx: Tx, dossierId: string): Promise<DossierDifference | undefined> {
  const base = await findBase(tx, dossierId)
  if (!base?.formerDossierId) return undefined
  const former = await findSnapshot(tx, base.formerDossierId, base.formerVersion as number)
  if (!former) return undefined
  const handedIn = await findSnapshot(tx, dossierId)
  const now = handedIn?.content ?? (await snapshotOfDraft(tx, await getDossier(tx, dossierId)))
  return { ...differenceOf(former.content, now), isDraft: !handedIn, formerDossierId: base.formerDossierId }
}

async function snapshotOfDraft(tx: Tx, dossier: Dossier): Promise<Snapshot> {
  const who: Actor = { ...system, personId: dossier.startedBy }
  const set = getCriteriaSet(dossier.criteriaSetId)
  const contents = await getContents({ tx, who }, dossier, set)
  const now = dossier.changedAt
  const handing = { dossier, code: '', receivedOn: legalDateOf(now), set, contents }
  return composeSnapshot({ tx, who, now }, handing, 0)
}

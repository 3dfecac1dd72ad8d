import { latestDecisionOn } from '@saolang/core/dossiers/renewal/decision-day.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { view } from '../../platform/act.ts'
import { openToRead } from '../open-dossier.ts'
import { readCarried } from './read-carried.ts'

/** What of the last certified version is still to be looked at, and until when papers have to hold. */
export const readRenewal = view('dossier.read', async ({ tx, who, now }, dossierId: string) => {
  const dossier = await openToRead({ tx, who }, dossierId)
  const { kind, baseProduct } = dossier
  return {
    ...(await readCarried({ tx, now }, dossier)),
    decidedBy: latestDecisionOn(kind, baseProduct?.star, legalDateOf(now)),
  }
})

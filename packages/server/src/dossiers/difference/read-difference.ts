import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { view } from '../../platform/act.ts'
import { openToRead } from '../open-dossier.ts'
import { getRoadSteps } from '../road-steps.ts'
import { getDifference } from './get-difference.ts'

/** What changed since the last certified version, and where the dossier is, for its producer and for the officers of its place. */
export const readDifference = view('dossier.read', async ({ tx, who, now }, dossierId: string) => {
  const dossier = await openToRead({ tx, who }, dossierId)
  return {
    dossier,
    difference: await getDifference(tx, dossierId),
    steps: await getRoadSteps(tx, dossier, legalDateOf(now)),
  }
})

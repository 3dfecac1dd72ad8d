import { Refused } from '@saolang/core/kernel/problem.ts'
import { listProvinces } from '../../people/get-place.ts'
import { view } from '../../platform/act.ts'
import { listDrafts } from './drafts.sql.ts'
import { getDraft, setsInForce } from './save-draft.ts'
import { findTrial, listMoves, listTrials } from './trials.sql.ts'

/** Every draft with its newest version. */
export const readDrafts = view('policy.read', ({ tx }) => listDrafts(tx))

/** A draft, the sets in force beside it, and its trials. */
export const readDraft = view('policy.read', async ({ tx, now }, id: string) => ({
  draft: await getDraft(tx, id),
  sets: setsInForce(now),
  trials: await listTrials(tx, id),
}))

/** A trial with its draft and as many dossiers that would rise or fall as are asked for. */
export const readTrial = view('policy.read', async ({ tx }, { id, moves }: { id: string; moves: number }) => {
  const trial = await findTrial(tx, id)
  if (!trial) throw new Refused([{ code: 'not-found.trial' }])
  return {
    trial,
    draft: await getDraft(tx, trial.draftId, trial.version),
    sets: setsInForce(trial.askedAt),
    provinces: await listProvinces(tx),
    moves: trial.endedAt ? await listMoves(tx, id, moves) : [],
  }
})

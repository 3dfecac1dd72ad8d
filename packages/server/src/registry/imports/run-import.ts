import { type Actor, system } from '@saolang/core/people/actor.ts'
import { findActor } from '../../people/find-actor.ts'
import { act, publicView } from '../../platform/act.ts'
import { applyRows } from './apply-rows.ts'
import { checkRows, type Step } from './check-rows.ts'
import { type BatchState, findBatch, moveBatch } from './imports.sql.ts'
import { undoRows } from './undo-rows.ts'

const steps: Partial<Record<BatchState, (who: Actor, step: Step) => Promise<boolean>>> = {
  checking: checkRows,
  applying: applyRows,
  undoing: undoRows,
}

/** Does what was asked of an import, step by step. Told twice, or begun anew after a crash, it goes on where it stopped. */
export async function onImportAsked({ batchId }: { batchId: string }): Promise<void> {
  const who = await findAsker(batchId)
  if (who) await runSteps(batchId, who)
  else await giveUp(system, batchId)
}

/** Runs the steps of the state that an import is in, until there is no more to do. */
export async function runSteps(batchId: string, who: Actor): Promise<void> {
  const memory = { places: new Map() }
  for (;;) {
    const state = await findState(batchId)
    const step = state && steps[state]
    if (!step) return
    while (await step(who, { batchId, memory })) {}
  }
}

const findState = publicView(async ({ tx }, batchId: string) => (await findBatch(tx, batchId))?.state)

const findAsker = publicView(async ({ tx }, batchId: string): Promise<Actor | undefined> => {
  const batch = await findBatch(tx, batchId)
  return batch?.askedBy ? findActor(tx, batch.askedBy) : system
})

// Whoever asked holds the role no more: what was begun stays, nothing more enters in their name.
const giveUp = act('import.undo', async ({ tx, now, on }, batchId: string) => {
  on('import', batchId)
  await moveBatch(tx, { id: batchId, from: ['checking'], to: 'dropped', at: now })
  await moveBatch(tx, { id: batchId, from: ['applying', 'undoing'], to: 'applied', at: now })
})

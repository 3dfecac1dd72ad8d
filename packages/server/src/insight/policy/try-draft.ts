import { nationalRegulation } from '@saolang/core/councils/regulation.ts'
import { compareDossier, type Pair, pairOf, type StoredDossier } from '@saolang/core/insight/policy/compare.ts'
import { proposedSet } from '@saolang/core/insight/policy/proposal.ts'
import { countIn, emptyTally, type Tally } from '@saolang/core/insight/policy/tally.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act, view } from '../../platform/act.ts'
import { getDraft, setsInForce } from './save-draft.ts'
import { countStored, listStored, type StoredRow } from './stored.sql.ts'
import { addMoves, addTrial, endTrial, findTrial, type Move, noteProgress } from './trials.sql.ts'

const batchSize = 500
/** Dossiers between two notes of progress: each is an act with its line in the audit. */
const noteEvery = 10_000

/** Asks for a draft to be tried on every stored dossier; a worker does it. Returns the trial's id. */
export const tryDraft = act('policy.try', async (context, { draftId }: { draftId: string }) => {
  const id = context.newId()
  context.on('policy-trial', id, { draft: draftId })
  const { version } = await getDraft(context.tx, draftId)
  await addTrial(context.tx, { id, draftId, version, by: context.who.personId as string, at: context.now })
  await context.emit('PolicyTrialAsked', { trialId: id })
  return { id }
})

/** Tries a draft on every stored dossier, in stretches, so that the server answers meanwhile. Begun anew after a crash; one that ended stays. */
export async function onPolicyTrialAsked({ trialId }: { trialId: string }): Promise<void> {
  const trial = await openTrial(system, trialId)
  if (!trial) return
  await note(system, { trialId, done: 0, dossiers: trial.dossiers, moves: [] })
  const tally = emptyTally()
  let moves: Move[] = []
  for (let after: string | null = null; ; ) {
    const rows: StoredRow[] = await readStored(system, after)
    for (const row of rows) moves.push(...countRow(tally, trial.pairs, row))
    if (rows.length < batchSize) break
    after = rows.at(-1)?.id ?? null
    if (tally.dossiers % noteEvery !== 0) continue
    await note(system, { trialId, done: tally.dossiers, dossiers: trial.dossiers, moves })
    moves = []
  }
  await end(system, { trialId, tally, moves })
}

const openTrial = view('policy.tally', async ({ tx }, trialId: string) => {
  const trial = await findTrial(tx, trialId)
  if (!trial || trial.endedAt) return undefined
  const { content } = await getDraft(tx, trial.draftId, trial.version)
  const sets = setsInForce(trial.askedAt)
  const pairs = new Map(sets.map((set) => [set.id, pairOf(set, proposedSet(content, set))]))
  return { pairs, dossiers: await countStored(tx) }
})

const readStored = view('policy.tally', ({ tx }, after: string | null) => listStored(tx, after, batchSize))

type Note = { trialId: string; done: number; dossiers: number; moves: readonly Move[] }

const note = act('policy.tally', async ({ tx, on }, { trialId, done, dossiers, moves }: Note) => {
  on('policy-trial', trialId, { done })
  await noteProgress(tx, trialId, { done, dossiers })
  await addMoves(tx, trialId, moves)
})

const end = act(
  'policy.tally',
  async ({ tx, now, on }, { trialId, tally, moves }: { trialId: string; tally: Tally; moves: Move[] }) => {
    on('policy-trial', trialId, { done: tally.dossiers })
    for (let i = 0; i < moves.length; i += batchSize) await addMoves(tx, trialId, moves.slice(i, i + batchSize))
    await endTrial(tx, trialId, { result: tally, at: now })
  },
)

function countRow(tally: Tally, pairs: ReadonlyMap<string, Pair>, row: StoredRow): Move[] {
  const dossier = toDossier(row)
  const pair = pairs.get(row.setId)
  const comparison = pair && compareDossier(pair, dossier)
  countIn(tally, dossier, comparison)
  if (!comparison || comparison.gaps || comparison.before.rank === comparison.after.rank) return []
  const { before, after } = comparison
  return [
    {
      dossierId: row.id,
      before: before.rank,
      after: after.rank,
      pointsBefore: before.points,
      pointsAfter: after.points,
    },
  ]
}

function toDossier({ inputs, choices, ...facts }: StoredRow): StoredDossier {
  return inputs
    ? {
        ...facts,
        basis: 'verdict',
        cards: inputs.cards.map((card) => card.choices),
        floorRule: inputs.regulation.floorRule,
        resolutions: inputs.resolutions,
      }
    : { ...facts, basis: 'self', cards: [choices], floorRule: nationalRegulation.floorRule, resolutions: [] }
}

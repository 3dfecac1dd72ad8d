import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { type Verdict, type VerdictInputs, verdictOf } from '../verdict.ts'

/** A verdict drawn again from what it was drawn from; both as the text that is hashed, `differs` are the facts that came out otherwise. */
export type Replay = { isSame: boolean; stored: string; replayed: string; differs: string[] }

/**
 * Draws a verdict again from its stored inputs and compares it with the stored one, byte for byte in canonical JSON. Facts that a later
 * version of the rules adds to a verdict were not stored then and are left out. Throws `Refused` as `verdictOf` does.
 */
export function replayVerdict(set: CriteriaSet, inputs: VerdictInputs, stored: object): Replay {
  const again: Partial<Verdict> & Record<string, unknown> = verdictOf(set, inputs)
  const facts = Object.keys(stored)
  const replayed = Object.fromEntries(facts.map((fact) => [fact, again[fact]]))
  const differs = facts.filter(
    (fact) => canonicalJson(replayed[fact]) !== canonicalJson((stored as typeof again)[fact]),
  )
  return { isSame: differs.length === 0, stored: canonicalJson(stored), replayed: canonicalJson(replayed), differs }
}

/** JSON with the keys of every object in order: one value, one text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

import { createHash } from 'node:crypto'
import { canonicalJson, replayVerdict } from '@saolang/core/councils/replay/replay.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findCriteriaSetById } from '@saolang/law/in-force.ts'
import type { ReplayPageProps } from '@saolang/web/councils/replay/replay-page'
import type { VerdictRow } from '../decisions.sql.ts'
import { getVerdict } from '../get-verdict.ts'

/** A verdict drawn again; the hashes are SHA-256 of inputs and of both results in canonical JSON. `problem` says why it could not be. */
export type ReplayReport = ReplayPageProps['report']

/** Draws a verdict again, for whoever may read it with its members. */
export async function replayOne(who: Actor, id: string): Promise<{ report: ReplayReport; productName: string }> {
  const verdict = await getVerdict(who, id)
  return { report: reportOn(verdict), productName: verdict.dossier.productName }
}

/** What comes out when a stored verdict is drawn again from its stored inputs. */
export function reportOn({
  id,
  inputs,
  result,
  issuedAt,
}: Pick<VerdictRow, 'id' | 'inputs' | 'result' | 'issuedAt'>): ReplayReport {
  const known = {
    verdict: id,
    set: inputs.setId,
    issuedAt: issuedAt.toISOString(),
    star: result.star,
    inputs: hashOf(canonicalJson(inputs)),
  }
  const set = findCriteriaSetById(inputs.setId)
  try {
    if (!set) throw new Refused([{ code: 'not-found.criteria-set' }])
    const { stored, replayed, isSame, differs } = replayVerdict(set, inputs, result)
    return { ...known, isSame, stored: hashOf(stored), replayed: hashOf(replayed), differs }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const problem = error.problems.map(({ code }) => code).join(', ')
    return { ...known, isSame: false, stored: hashOf(canonicalJson(result)), differs: [], problem }
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

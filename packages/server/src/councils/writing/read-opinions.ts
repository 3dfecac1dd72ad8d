import { findOpinionDifferences } from '@saolang/core/councils/written-opinions.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import type { Tx } from '../../platform/sql.ts'
import { findTriggers } from '../discussion/discussion.sql.ts'
import { readVerdictInputs } from '../issue-verdict.ts'
import type { Sitting } from '../sitting.ts'

/** How the written opinions on a dossier differ, once scoring is closed. */
export async function listDifferences(tx: Tx, sitting: Sitting): Promise<Problem[]> {
  const { item } = sitting
  const triggers = (await findTriggers(tx, item.id)) ?? []
  return findOpinionDifferences(getCriteriaSet(item.setId), await readVerdictInputs(tx, sitting), triggers)
}

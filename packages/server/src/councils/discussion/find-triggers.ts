import { measuringOf } from '@saolang/core/councils/discussion/measuring.ts'
import { listTriggers, type Trigger } from '@saolang/core/councils/discussion/triggers.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import type { Tx } from '../../platform/sql.ts'
import { listIndependentScores } from '../card/list-independent-scores.ts'
import { readVerdictInputs } from '../issue-verdict.ts'
import type { Sitting } from '../sitting.ts'

/** What in the signed cards of a dossier calls for a discussion, measured by the council's other products. Nothing before closing. */
export async function findTriggersOf(tx: Tx, sitting: Sitting): Promise<Trigger[]> {
  const { item, session } = sitting
  const scores = await listIndependentScores(tx, { councilId: session.councilId })
  const past = [...Map.groupBy(scores, ({ agendaId }) => agendaId)]
    .filter(([agendaId]) => agendaId !== item.id)
    .map(([product, cards]) => ({ product, set: getCriteriaSet(cards[0]?.setId ?? ''), cards }))
  return listTriggers({
    set: getCriteriaSet(item.setId),
    inputs: await readVerdictInputs(tx, sitting),
    selfChoices: (await getDossier(tx, item.dossierId)).selfChoices,
    measuring: measuringOf(past),
  })
}

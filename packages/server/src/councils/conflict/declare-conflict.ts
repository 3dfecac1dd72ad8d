import { type Declaration, findDeclarationProblems } from '@saolang/core/councils/conflict.ts'
import { phaseAfter } from '@saolang/core/councils/session.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { act } from '../../platform/act.ts'
import { addDeclaration, movePhase } from '../sessions.sql.ts'
import { getSitting, type SittingAt, takeSeat } from '../sitting.ts'
import { proposeConflictsOn } from './propose-conflicts.ts'

/** A member says what ties them to a dossier, or that nothing does, before it opens to them; a tie noticed later is declared the same way. */
export const declareConflict = act('conflict.declare', async (context, input: SittingAt & Declaration) => {
  const { tx, who, now } = context
  const sitting = await getSitting(tx, input, 'update')
  const { memberId, kind, note } = takeSeat(sitting, who, 'declare')
  const declaration = { kind: input.kind, note: tidy(input.note) }
  refuseIf(findDeclarationProblems(declaration, kind === null ? undefined : { kind, note: note ?? '' }))
  const { id, phase } = sitting.item
  await addDeclaration(tx, { id: context.newId(), agendaId: id, memberId, ...declaration, at: now })
  await movePhase(tx, id, phase, phaseAfter(phase, 'declare') ?? phase)
  await proposeConflictsOn(context, sitting, who.personId)
  context.on('session-dossier', id, { member: memberId, kind: declaration.kind })
})

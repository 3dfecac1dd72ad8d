import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { findDossierByCode, getDossier } from '../../dossiers/get-dossier.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addComplaint } from './complaints.sql.ts'
import { type AdviserRow, addHelp, findAdviser } from './directory.sql.ts'

/** A producer says that a listed adviser helped with a dossier of theirs, and whether for pay; it counts in the adviser's record. */
export const declareHelp = act(
  'adviser-help.declare',
  async (context, input: { adviserId: string; dossierCode: string; isPaid: boolean }) => {
    const { tx, who, now } = context
    const adviser = await getListed(context, input.adviserId)
    const found = await findDossierByCode(tx, input.dossierCode.trim())
    refuseIf(found ? [] : [{ code: 'not-found.dossier', at: 'dossierCode' }])
    const { id: dossierId, organisationId } = await getDossier(tx, (found as NonNullable<typeof found>).id)
    refuseIf(organisationId === who.organisationId ? [] : [{ code: 'forbidden.not-your-dossier', at: 'dossierCode' }])
    const help = { adviserId: adviser.id, dossierId, isPaid: input.isPaid, by: who.personId as string, at: now }
    const isNew = await addHelp(tx, { ...help, id: context.newId() })
    refuseIf(isNew ? [] : [{ code: 'conflict.help-noted', at: 'dossierCode' }])
    context.on('adviser', adviser.id, { dossier: dossierId, isPaid: input.isPaid })
  },
)

/** A producer complains of a listed adviser to its home province. The words stay out of the audit. */
export const complainOfAdviser = act(
  'adviser.complain',
  async (context, input: { adviserId: string; words: string }) => {
    const { tx, who, now } = context
    const adviser = await getListed(context, input.adviserId)
    const words = tidyLines(input.words)
    refuseIf(
      listProblems([
        words.length < 20 && { code: 'adviser.complaint-too-short', at: 'words' },
        words.length > 4000 && { code: 'adviser.about-too-long', at: 'words', values: { most: 4000 } },
      ]),
    )
    const id = context.newId()
    const [organisationId, by] = [who.organisationId as string, who.personId as string]
    await addComplaint(tx, { id, adviserId: adviser.id, organisationId, words, by, at: now })
    context.on('adviser-complaint', id, { adviser: adviser.id })
    return { id }
  },
)

async function getListed({ tx }: ActContext, id: string): Promise<AdviserRow> {
  const adviser = await findAdviser(tx, id)
  refuseIf(adviser?.standing === 'listed' ? [] : [{ code: 'not-found.adviser' }])
  return adviser as AdviserRow
}

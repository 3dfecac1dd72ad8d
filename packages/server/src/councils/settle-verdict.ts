import { findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { waySources } from '@saolang/core/councils/escalation.ts'
import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { advanceDossier } from '../dossiers/advance-dossier.ts'
import { getDossier } from '../dossiers/get-dossier.ts'
import { act } from '../platform/act.ts'
import { addSettlement } from './decisions.sql.ts'
import { getVerdictRow } from './get-verdict.ts'

/** The ways that end without a decision of recognition, and where each leads the dossier. */
export const settlingWays = ['escalate', 'evaluate-again', 'decline'] as const
export type SettlingWay = (typeof settlingWays)[number]

export type SettleVerdict = { verdictId: string; way: SettlingWay; documentNumber: string; note: string }

/**
 * The province sends a product to the Ministry, has it assessed again, or gives notice that it is not recognised, each by a document
 * with a number (Điều 7 khoản 3 điểm e, điểm g; khoản 4 điểm g). Once for each verdict.
 */
export const settleVerdict = act('verdict.settle', async (context, input: SettleVerdict) => {
  const { tx, who, now } = context
  const verdict = await getVerdictRow(tx, input.verdictId)
  const { provinceCode } = await getDossier(tx, verdict.dossierId)
  refuseIf(findAuthorityProblems(who, { level: 'province', provinceCode }))
  const documentNumber = tidy(input.documentNumber)
  refuseIf(
    listProblems([
      !verdict.result.ways.includes(input.way) && {
        code: 'settlement.way-not-open',
        at: 'way',
        source: waySources[input.way],
      },
      !documentNumber && { code: 'settlement.document-missing', at: 'documentNumber' },
    ]),
  )
  const settlement = {
    way: input.way,
    documentNumber,
    note: tidy(input.note),
    settledBy: who.personId as string,
    settledAt: now,
  }
  const isFirst = await addSettlement(tx, verdict.id, settlement)
  refuseIf(isFirst ? [] : [{ code: 'conflict.verdict-settled' }])
  await advanceDossier(context, verdict.dossierId, input.way)
  context.on('verdict', verdict.id, { way: input.way, dossier: verdict.dossierId })
})

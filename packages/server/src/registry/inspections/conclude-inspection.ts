import { addDays, isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import {
  type ConclusionOutcome,
  conclusionOutcomes,
  findConclusionProblems,
} from '@saolang/core/registry/inspections/finding.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { touchProduct } from '../products.sql.ts'
import { tellProducer } from '../withdrawal/tell-producer.ts'
import { findInspector } from './find-inspector.ts'
import { addAssignment, addConclusion, findInspection, type InspectionRow, listFindings } from './inspections.sql.ts'

export type Conclusion = {
  inspectionId: string
  outcome: string
  words: string
  documentNumber: string
  concludedOn: string
  correctBy: string
}

/** Concludes a visit from its record: published with the product, and told to the producer, who may answer in public. */
export const concludeInspection = act('inspection.conclude', async (context, input: Conclusion) => {
  const { tx, who, now } = context
  const inspection = await openInspection(context, input.inspectionId)
  if (inspection.visitedOn === null) throw new Refused([{ code: 'inspection.not-recorded' }])
  const today = legalDateOf(now)
  const words = tidyLines(input.words)
  const documentNumber = tidy(input.documentNumber)
  const outcome = conclusionOutcomes.find((known) => known === input.outcome)
  const isDay = isLegalDate(input.concludedOn)
  refuseIf([
    ...listProblems([
      !outcome && { code: 'inspection.outcome-missing', at: 'outcome' },
      words.length < 10 && { code: 'inspection.conclusion-missing', at: 'words' },
      words.length > 4000 && { code: 'inspection.words-too-long', at: 'words' },
      !documentNumber && { code: 'withdrawal.number-missing', at: 'documentNumber' },
      (!isDay || input.concludedOn > today || input.concludedOn < inspection.visitedOn) && {
        code: 'inspection.day-impossible',
        at: 'concludedOn',
      },
      outcome === 'to-correct' &&
        (!isLegalDate(input.correctBy) || input.correctBy <= today || input.correctBy > addDays(today, 365)) && {
          code: 'inspection.correction-day-impossible',
          at: 'correctBy',
        },
    ]),
    ...(outcome ? findConclusionProblems(outcome, await listFindings(tx, inspection.id)) : []),
  ])
  const isFirst = await addConclusion(
    tx,
    {
      ...{ inspectionId: inspection.id, outcome: outcome as ConclusionOutcome, words, documentNumber },
      concludedOn: input.concludedOn,
      correctBy: outcome === 'to-correct' ? input.correctBy : null,
      by: who.personId ?? null,
    },
    now,
  )
  refuseIf(isFirst ? [] : [{ code: 'conflict.inspection-concluded' }])
  await touchProduct(tx, inspection.productId, now)
  const { product, organisationId } = inspection
  await tellProducer(context, { kind: 'conclusion', about: `conclusion ${inspection.id}`, product, organisationId })
  context.on('inspection', inspection.id, { outcome: outcome as string })
})

/** Sends somebody else to a visit that was not made yet. */
export const assignInspection = act(
  'inspection.assign',
  async (context, input: { inspectionId: string; inspector: string }) => {
    const inspection = await openInspection(context, input.inspectionId)
    refuseIf(inspection.visitedOn === null ? [] : [{ code: 'conflict.inspection-recorded' }])
    const inspectorId = await findInspector(context, input.inspector, inspection)
    await addAssignment(
      context.tx,
      { inspectionId: inspection.id, inspectorId, by: context.who.personId ?? null },
      context.now,
    )
    context.on('inspection', inspection.id, { inspectorId })
  },
)

async function openInspection({ tx, who }: ActContext, id: string): Promise<InspectionRow> {
  const inspection = await findInspection(tx, id)
  if (!inspection) throw new Refused([{ code: 'not-found.inspection' }])
  const { provinceCode, communeCode } = inspection
  refuseIf(findJurisdictionProblems(who, { provinceCode, communeCode: communeCode ?? '' }))
  return inspection
}

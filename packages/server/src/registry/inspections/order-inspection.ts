import { isLegalDate, type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { shortCode } from '@saolang/core/kernel/short-code.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { makeChecklist } from '@saolang/core/registry/inspections/checklist.ts'
import type { InspectionRisk } from '@saolang/core/registry/inspections/risk.ts'
import type { ActContext } from '../../platform/act.ts'
import { act } from '../../platform/act.ts'
import { getRecord } from '../get-product.ts'
import { findReport } from '../reports/reports.sql.ts'
import { findInspector } from './find-inspector.ts'
import { addAssignment, addInspection } from './inspections.sql.ts'
import { readClaims } from './read-claims.ts'

export type InspectionOrder = {
  productId: string
  /** A person, or `commune`: whoever is the officer of the product's commune. */
  inspector: string
  dueOn: string
  why: string
  reportId?: string
}

/** Orders an ad hoc visit to a product (Điều 9 khoản 1), on a report or on any other ground; gives its id. */
export const orderInspection = act('inspection.order', async (context, order: InspectionOrder) => {
  const why = tidy(order.why)
  const problems = listProblems([
    why.length < 10 && { code: 'inspection.why-missing', at: 'why' },
    why.length > 1000 && { code: 'inspection.words-too-long', at: 'why' },
    ...findDueDayProblems(order.dueOn, legalDateOf(context.now)),
  ])
  refuseIf(problems)
  const report = order.reportId ? await findReport(context.tx, order.reportId) : undefined
  if (order.reportId && report?.productId !== order.productId) throw new Refused([{ code: 'not-found.report' }])
  const id = await addVisit(context, { ...order, why, planId: null, risks: report ? ['reported'] : [] })
  context.on('inspection', id, { productId: order.productId })
  return { id }
})

/** Why a visit cannot be due on a day. */
export function findDueDayProblems(dueOn: string, today: LegalDate): Problem[] {
  return isLegalDate(dueOn) && dueOn >= today ? [] : [{ code: 'inspection.due-impossible', at: 'dueOn' }]
}

type Visit = {
  productId: string
  inspector: string
  dueOn: string
  why: string | null
  planId: string | null
  reportId?: string
  risks: InspectionRisk[]
}

/** Adds a visit with the checklist of today and gives it to its inspector; refuses what lies outside of the officer's area. */
export async function addVisit(context: ActContext, visit: Visit): Promise<string> {
  const { tx, who, now } = context
  const record = await getRecord(tx, visit.productId, legalDateOf(now))
  const { provinceCode, communeCode } = record.product
  refuseIf(findJurisdictionProblems(who, { provinceCode, communeCode: communeCode ?? '' }))
  const inspectorId = await findInspector(context, visit.inspector, record.product)
  const id = context.newId()
  await addInspection(
    tx,
    {
      id,
      code: shortCode(context.newRandom(16)),
      planId: visit.planId,
      productId: visit.productId,
      certificateId: record.current.id,
      reportId: visit.reportId ?? null,
      risks: visit.risks,
      why: visit.why,
      checklist: makeChecklist(await readClaims(tx, record, legalDateOf(now))),
      dueOn: visit.dueOn,
      by: who.personId ?? null,
    },
    now,
  )
  await addAssignment(tx, { inspectionId: id, inspectorId, by: who.personId ?? null }, now)
  return id
}

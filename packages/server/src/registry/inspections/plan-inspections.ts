import { addDays, isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type InspectionRisk, risksOf, weightOf } from '@saolang/core/registry/inspections/risk.ts'
import { expiringDays } from '@saolang/core/registry/renewal.ts'
import { act, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { areaOf } from '../area-of.ts'
import { type CandidateRow, listCandidates } from './candidates.sql.ts'
import { addPlan } from './inspections.sql.ts'
import { addVisit, findDueDayProblems } from './order-inspection.ts'

const mostConsidered = 5000
const mostSuggested = 60
const mostPlanned = 200
const yearMillis = 365 * 86_400_000

export type Candidate = CandidateRow & { risks: InspectionRisk[] }

/** Whom to visit: the products of the reader's area, or one commune of it, for which at least one of the risks holds; the gravest first. */
export const suggestInspections = view(
  'inspection.plan',
  async (
    { tx, who, now },
    wanted: { risks: readonly InspectionRisk[]; communeCode?: string },
  ): Promise<Candidate[]> => {
    const all = await listAtRisk({ tx, who, now }, wanted.communeCode)
    return all.filter(({ risks }) => wanted.risks.some((risk) => risks.includes(risk))).slice(0, mostSuggested)
  },
)

export type InspectionPlan = {
  title: string
  from: string
  to: string
  documentNumber: string
  inspector: string
  productIds: readonly string[]
}

/** Makes a plan of visits in a period (Điều 9 khoản 1, periodic checks): all of them are ordered with it, due on its last day. */
export const planInspections = act('inspection.plan', async (context, input: InspectionPlan) => {
  const { tx, who, now } = context
  const title = tidy(input.title)
  const today = legalDateOf(now)
  refuseIf(
    listProblems([
      title.length < 5 && { code: 'inspection.title-missing', at: 'title' },
      !isLegalDate(input.from) && { code: 'invalid.date', at: 'from' },
      ...findDueDayProblems(input.to, today).map((problem) => ({ ...problem, at: 'to' })),
      isLegalDate(input.from) && input.to < input.from && { code: 'inspection.period-impossible', at: 'to' },
      input.productIds.length === 0 && { code: 'inspection.nothing-chosen', at: 'product' },
      input.productIds.length > mostPlanned && {
        code: 'inspection.too-many',
        at: 'product',
        values: { most: mostPlanned },
      },
    ]),
  )
  const id = context.newId()
  const { provinceCode } = areaOf(who)
  const documentNumber = tidy(input.documentNumber) || null
  await addPlan(
    tx,
    { id, title, provinceCode, from: input.from, to: input.to, documentNumber, by: who.personId ?? null },
    now,
  )
  const known = new Map((await listAtRisk(context)).map(({ productId, risks }) => [productId, risks]))
  for (const productId of new Set(input.productIds))
    await addVisit(context, {
      ...{ productId, planId: id, why: null, inspector: input.inspector, dueOn: input.to },
      risks: known.get(productId) ?? [],
    })
  context.on('inspection-plan', id, { visits: input.productIds.length, from: input.from, to: input.to })
  return { id }
})

async function listAtRisk(
  { tx, who, now }: { tx: Tx; who: Actor; now: Date },
  communeCode?: string,
): Promise<Candidate[]> {
  const today = legalDateOf(now)
  const area = areaOf(who)
  const rows = await listCandidates(tx, {
    area: communeCode ? { ...area, communeCode } : area,
    today,
    windowEnds: addDays(today, expiringDays),
    since: new Date(now.getTime() - yearMillis),
    many: mostConsidered,
  })
  return rows
    .map((row) => ({ ...row, risks: risksOf(row, today) }))
    .sort((a, b) => weightOf(b.risks) - weightOf(a.risks))
}

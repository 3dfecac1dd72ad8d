import { newestForm, questions } from '@saolang/core/insight/reports/form.ts'
import { periodKinds, reportLevels, reportScopes } from '@saolang/core/insight/reports/period.ts'
import { reportStates, reportStatuses } from '@saolang/core/insight/reports/report.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { approveReport, correctReport, markMissing, returnReport, submitReport } from './move-report.ts'
import { openPeriod } from './open-period.ts'
import { readReporting, readUnitsBelow } from './read-periods.ts'
import { readReport } from './read-report.ts'
import { startReport, writeReport } from './write-report.ts'

const Period = z.object({
  id: z.uuid(),
  kind: z.enum(periodKinds),
  year: z.number().int(),
  from: z.iso.date().describe('first day of the figures'),
  to: z.iso.date().describe('cut-off day'),
  document: z.string(),
  isDemo: z.boolean().describe('counts fictitious products alone'),
})
const UnitState = z.object({
  code: z.string().describe('code of Decision 19/2025, or "nation"'),
  name: z.string(),
  level: z.enum(reportLevels),
  dueOn: z.iso.date(),
  state: z.enum(reportStates),
  isLate: z.boolean(),
  version: z.number().int().optional(),
  missingReason: z.string().optional(),
})
const line = z.enum(newestForm.lines as [string, ...string[]])
const Line = z.object({
  line,
  counted: z.number().nullable().describe('what the register or the units below said'),
  stated: z.number().nullable().describe('what the officer says instead'),
  reason: z.string().nullable(),
  below: z.number().nullable().describe('sum of the approved reports below'),
})
const Report = z.object({
  period: Period,
  unit: UnitState,
  version: z.number().int().optional(),
  status: z.enum(reportStatuses).optional(),
  revision: z.number().int(),
  countedAt: z.iso.datetime().optional(),
  approvedAt: z.iso.datetime().optional(),
  correctionReason: z.string().optional(),
  lines: z.array(Line),
  answers: z.array(z.object({ question: z.enum(questions), words: z.string() })),
})
const Unit = z.object({
  periodId: z.uuid(),
  code: z.string().max(10).describe('code of Decision 19/2025, or "nation"'),
})
const path = '/api/v1/periodic-reports/:periodId/:code'
const tags = ['insight']
const Done = z.object({ done: z.literal(true) })
const done = { done: true } as const

/** Periodic reports for machines: a provincial system can fill them in, hand them in and read them. */
export function periodicReportRoutes(app: App): void {
  app.get(
    '/api/v1/periodic-reports/periods',
    {
      schema: {
        ...{ tags, summary: 'The reporting periods of one’s own unit, newest first, with where its report stands' },
        response: { 200: z.object({ periods: z.array(z.object({ period: Period, own: UnitState })) }) },
      },
    },
    async ({ actor }) => ({ periods: (await readReporting(actor, undefined)).rows }),
  )
  app.post(
    '/api/v1/periodic-reports/periods',
    {
      schema: {
        ...{ tags, summary: 'Open a reporting period: the Ministry for the nation, a province for its communes' },
        body: z.object({
          kind: z.enum(periodKinds),
          year: z.number().int(),
          scope: z.enum(reportScopes),
          workingDays: z.object({ commune: z.number().int(), province: z.number().int(), nation: z.number().int() }),
          document: z.string().max(200),
          communes: z
            .array(z.string())
            .max(5000)
            .optional()
            .describe('the few that are asked; all of the scope without it'),
        }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    async ({ actor, body, isDemo }) => ({ id: await openPeriod(actor, { ...body, isDemo }) }),
  )
  reading(app)
  writing(app)
  moving(app)
}

function reading(app: App): void {
  app.get(
    `${path}/units`,
    {
      schema: {
        ...{ tags, summary: 'The units below one in a period, with where their reports stand', params: Unit },
        response: { 200: z.object({ today: z.iso.date(), units: z.array(UnitState) }) },
      },
    },
    async ({ actor, params }) => {
      const { today, lines } = await readUnitsBelow(actor, params)
      return { today, units: lines }
    },
  )
  app.get(
    path,
    {
      schema: {
        ...{ tags, summary: 'A unit’s periodic report: the newest version, or the one asked for', params: Unit },
        querystring: z.object({ version: z.coerce.number().int().min(1).max(1000).optional() }),
        response: { 200: Report },
      },
    },
    async ({ actor, params, query }) => {
      const { asks, lines, ...report } = await readReport(actor, { ...params, version: query.version })
      return { ...report, lines: [...lines], answers: asks.map(({ question, words }) => ({ question, words })) }
    },
  )
}

function writing(app: App): void {
  app.put(
    path,
    {
      schema: {
        ...{ tags, summary: 'Write in a report; another figure than the one given needs a reason', params: Unit },
        body: z.object({
          revision: z.number().int().min(0).describe('as it was read; refused when somebody wrote meanwhile'),
          lines: z.partialRecord(
            line,
            z.object({ value: z.number().int().min(0), reason: z.string().max(2000).default('') }),
          ),
          answers: z.partialRecord(z.enum(questions), z.string().max(20_000)).default({}),
        }),
        response: { 200: z.object({ revision: z.number().int() }) },
      },
    },
    async ({ actor, params, body }) => {
      const lines = Object.fromEntries(
        Object.entries(body.lines).map(([key, each]) => [
          key,
          { value: String(each?.value), reason: each?.reason ?? '' },
        ]),
      )
      await writeReport(actor, { ...params, revision: body.revision, answers: body.answers, lines })
      return { revision: body.revision + 1 }
    },
  )
}

function moving(app: App): void {
  const Reason = z.object({ reason: z.string().max(2000) })
  const plain = { start: startReport, submit: submitReport, approve: approveReport }
  const reasoned = { return: returnReport, correct: correctReport, missing: markMissing }
  const summaries = {
    start: 'Begin a report, filled in from the register and the reports below',
    submit: 'Hand a report in to the parent',
    approve: 'Approve a report and freeze it',
    return: 'Send a report back with the reason',
    correct: 'Begin a correction of an approved report, with the reason',
    missing: 'Write off a report that did not come, with the reason',
  }
  for (const name of ['start', 'submit', 'approve'] as const)
    app.post(
      `${path}/${name}`,
      { schema: { tags, summary: summaries[name], params: Unit, response: { 200: Done } } },
      async ({ actor, params }) => {
        await plain[name](actor, params)
        return done
      },
    )
  for (const name of ['return', 'correct', 'missing'] as const)
    app.post(
      `${path}/${name}`,
      { schema: { tags, summary: summaries[name], params: Unit, body: Reason, response: { 200: Done } } },
      async ({ actor, params, body }) => {
        await reasoned[name](actor, { ...params, reason: body.reason })
        return done
      },
    )
}

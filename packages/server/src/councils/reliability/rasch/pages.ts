import type { Measured } from '@saolang/core/councils/reliability/rasch/fit.ts'
import type { RaschRun } from '@saolang/core/councils/reliability/rasch/run.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { RaschPage } from '@saolang/web/councils/reliability/rasch'
import type { RaschView } from '@saolang/web/councils/reliability/rasch-view.ts'
import { say } from '@saolang/web/messages/messages.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { currentTime } from '../../../platform/act.ts'
import { csvMark, csvRow } from '../../../platform/csv.ts'
import { Fields, readText } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { getRasch, type RaschRecord } from './get-rasch.ts'
import { askForRaschRun } from './run-rasch.ts'

const Query = z.object({ year: z.coerce.number().int().optional() })

/** `/councils/rasch`: the national scale, its tables as a file, and asking for a run. */
export function raschPages(app: App): void {
  app.get('/councils/rasch', { schema: { querystring: Query } }, async (request, reply) =>
    sendPage(request, reply, RaschPage, toView(request, await getRasch(request.actor, request.query))),
  )
  app.post('/councils/rasch', { schema: { body: Fields } }, async (request, reply) => {
    const year = Number(readText(request.body, 'year'))
    await askForRaschRun(request.actor, { year })
    return reply.redirect(`/councils/rasch?year=${year}`, 303)
  })
  app.get('/councils/rasch.csv', { schema: { querystring: Query } }, async (request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="saolang-rasch.csv"')
      .header('cache-control', 'no-store')
      .send(toCsv(await getRasch(request.actor, request.query))),
  )
}

function toView({ actor }: FastifyRequest, record: RaschRecord): RaschView {
  const { run } = record
  return {
    ...record,
    thisYear: Number(legalDateOf(currentTime()).slice(0, 4)),
    criteria: run?.result.kind === 'rasch' ? nameCriteria(run.result) : {},
    mayRun: findPermissionProblems(actor, 'rasch.run').length === 0,
    run: run && { ...run, computedAt: run.computedAt.toISOString() },
  }
}

function nameCriteria({ criteria }: RaschRun): Record<string, string> {
  return Object.fromEntries(
    [...new Set(criteria.map(({ sheet }) => sheet))].flatMap((id) => {
      const set = getCriteriaSet(id)
      const leaves = listLeaves(set).map(({ leaf: { code, title } }) => [`${id} ${code}`, `${code} ${title}`])
      return [[id, `${set.no}. ${set.title}`], ...leaves]
    }),
  )
}

const titles = [
  'raschFacet',
  'person',
  'raschMeasure',
  'raschError',
  'raschInfit',
  'raschOutfit',
  'raschMarks',
] as const

/** Members and products by id: who reads the file without the page learns no names. */
function toCsv({ run }: RaschRecord): string {
  const head = csvRow([...titles.map((key) => say('vi', `councils.${key}`)), say('vi', 'councils.raschGroup')])
  if (run?.result.kind !== 'rasch') return csvMark + head
  const line = (facet: 'member' | 'criterion' | 'product', of: Measured, group: string) => {
    const { name, measure, error, infit, outfit, marks } = of
    return csvRow([say('vi', `councils.raschFacet-${facet}`), name, measure, error, infit, outfit, marks, group])
  }
  const { members, criteria, products } = run.result
  const rows = [
    ...members.map((each) => line('member', each, String(each.subset + 1))),
    ...criteria.map((each) => line('criterion', each, each.sheet)),
    ...products.map((each) => line('product', each, String(each.subset + 1))),
  ]
  return csvMark + head + rows.join('')
}

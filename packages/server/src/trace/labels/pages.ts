import { Readable } from 'node:stream'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { LabelsPage } from '@saolang/web/trace/labels/labels-page'
import { RunPage } from '@saolang/web/trace/labels/run-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { csvMark, csvRow } from '../../platform/csv.ts'
import { readStored } from '../../platform/files.ts'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { type Coding, codeOf, readCoding } from './list-codes.ts'
import { orderLabels, readLabels, readRun } from './order-labels.ts'

const Lot = z.object({ lotId: z.uuid() })
const Run = Lot.extend({ runId: z.uuid() })
const firstValues = { layout: 'a4-40', amount: '', kind: 'serials', carrier: 'qr' }

/** Seconds after which a page on which something is being drawn looks again. */
const lookAgain = 4

/** `/trace/labels/{lot}`: codes and labels of a lot; a run of them with its files and its list of codes. */
export function labelPages(app: App): void {
  app.get('/trace/labels/:lotId', { schema: { params: Lot } }, (request, reply) =>
    sendLabels(request, reply, request.params.lotId, firstValues, []),
  )
  app.post('/trace/labels/:lotId', { schema: { params: Lot, body: Fields } }, (request, reply) => {
    refuseIf(findPermissionProblems(request.actor, 'label.order'))
    const { lotId } = request.params
    const read = (name: string) => readText(request.body, name)
    const values = { layout: read('layout'), amount: read('amount'), kind: read('kind'), carrier: read('carrier') }
    const amount = Number(values.amount.replaceAll(/[.\s]/g, '') || Number.NaN)
    return goOrShow(
      reply,
      async () => {
        const { layout, carrier, kind } = values
        const order = { amount, layout, carrier, withSerials: kind !== 'lot' }
        return `/trace/labels/${lotId}/${await orderLabels(request.actor, { lotId, ...order })}`
      },
      (problems) => sendLabels(request, reply, lotId, values, problems),
    )
  })
  runPages(app)
}

async function sendLabels(
  request: FastifyRequest,
  reply: FastifyReply,
  lotId: string,
  values: typeof firstValues,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { lot, runs, star } = await readLabels(request.actor, { lotId })
  const isOwn = request.actor.role === 'producer'
  const page = {
    lot: {
      ...{ id: lot.id, number: lot.number, name: lot.name },
      backHref: isOwn ? '/trace/publish' : `/trace/publish?organisation=${lot.organisationId}`,
    },
    ...(star && { star }),
    runs: runs.map(({ id, askedAt, amount, drawn, layout, firstNo, lastNo }) => ({
      ...{ id, askedAt: askedAt.toISOString(), amount, drawn, layout },
      ...(firstNo !== null && lastNo !== null && { firstNo, lastNo }),
    })),
    values,
    mayOrder: findPermissionProblems(request.actor, 'label.order').length === 0,
    problems,
  }
  return sendPage(request, reply, LabelsPage, page, statusFor(problems))
}

function runPages(app: App): void {
  app.get('/trace/labels/:lotId/:runId', { schema: { params: Run } }, async (request, reply) => {
    const { run, lot, parts } = await readRun(request.actor, request.params)
    const isReady = parts.reduce((sum, { labels }) => sum + labels, 0) >= run.amount
    if (!isReady) reply.header('refresh', String(lookAgain))
    const { id, amount, askedAt, firstNo, lastNo } = run
    return sendPage(request, reply, RunPage, {
      lot: { id: lot.id, number: lot.number },
      run: {
        ...{ id, amount, askedAt: askedAt.toISOString() },
        ...(firstNo !== null && lastNo !== null && { firstNo, lastNo }),
      },
      parts,
    })
  })
  const Part = Run.extend({ no: z.coerce.number().int().positive() })
  app.get('/trace/labels/:lotId/:runId/:no.pdf', { schema: { params: Part } }, async (request, reply) => {
    const { lot, parts } = await readRun(request.actor, request.params)
    const part = parts.find(({ no }) => no === request.params.no)
    if (!part) throw new Refused([{ code: 'not-found.labels' }])
    return reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="tem-${lot.id.slice(-6)}-${part.no}.pdf"`)
      .header('cache-control', 'private, no-store')
      .send(await readStored(part.sha256))
  })
  app.get('/trace/labels/:lotId/:runId/codes.csv', { schema: { params: Run } }, async (request, reply) => {
    const coding = await readCoding(request.actor, request.params.runId)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="ma-tem.csv"')
      .header('cache-control', 'private, no-store')
      .send(Readable.from(listRows(coding)))
  })
}

const rowsAtOnce = 500

function* listRows(coding: Coding): Generator<string> {
  yield csvMark + csvRow(['stt', 'so', 'lo', 'ma'])
  for (let no = 0; no < coding.run.amount; no += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, coding.run.amount - no) }, (_, i) => {
      const { address, serial } = codeOf(coding, no + i)
      return csvRow([String(no + i + 1), serial ?? '', coding.lot, address])
    })
    yield rows.join('')
  }
}

import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { LinePage } from '@saolang/web/people/audit/line-page'
import { LogPage } from '@saolang/web/people/audit/log-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { eraseLine, erasureGrounds } from './erase-line.ts'
import { writeLog } from './export-log.ts'
import { listCheckpoints, readLine, readLines } from './read-line.ts'
import { readLogState } from './read-log.ts'
import { verifyReceipt } from './verify-log.mjs'

const Seq = z.object({ seq: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) })
const Erasure = z.object({
  part: z.enum(['who', 'what']).catch('who'),
  ground: z.enum(erasureGrounds).catch('person-asked'),
  document: z.string().trim().max(200).catch(''),
})

/** `/log` for everybody: what the log is, who witnesses it, how to check it. Lines with their proofs, and the whole log, for who may read the audit. */
export function logPages(app: App): void {
  app.get('/log', async (request, reply) => {
    const { key: verifier, ...state } = await readLogState(undefined)
    return sendPage(request, reply, LogPage, { ...state, verifier, address: request.publicUrl })
  })

  for (const name of ['verify-log.mjs', 'watch-log.mjs'])
    app.get(`/log/${name}`, async (_, reply) =>
      reply.type('text/javascript; charset=utf-8').send(await readFile(new URL(name, import.meta.url))),
    )

  app.get('/audit/log.jsonl', async (request, reply) => {
    const { key, size, checkpoints } = await listCheckpoints(request.actor, undefined)
    return reply
      .type('application/jsonl; charset=utf-8')
      .header('content-disposition', 'attachment; filename="saolang-audit-log.jsonl"')
      .header('cache-control', 'no-store')
      .send(Readable.from(writeLog(key, checkpoints, linesOf(request.actor, size))))
  })

  app.get('/audit/lines/:seq', { schema: { params: Seq } }, (request, reply) =>
    sendLine(request, reply, request.params.seq),
  )

  app.get('/audit/lines/:seq/receipt.json', { schema: { params: Seq } }, async (request, reply) => {
    const { receipt } = await readLine(request.actor, request.params.seq)
    if (!receipt) throw new Refused([{ code: 'not-found.checkpoint' }])
    return reply
      .header('content-disposition', `attachment; filename="saolang-audit-line-${request.params.seq}.json"`)
      .header('cache-control', 'no-store')
      .send(receipt)
  })

  app.post('/audit/lines/:seq/erase', { schema: { params: Seq, body: Erasure } }, async (request, reply) => {
    const { seq } = request.params
    try {
      await eraseLine(request.actor, { seq, ...request.body })
      return reply.redirect(`/audit/lines/${seq}`, 303)
    } catch (error) {
      if (!(error instanceof Refused) || findPermissionProblems(request.actor, 'audit.erase').length > 0) throw error
      return sendLine(request, reply, seq, error)
    }
  })
}

async function sendLine(
  request: FastifyRequest,
  reply: FastifyReply,
  seq: number,
  error?: Refused,
): Promise<FastifyReply> {
  const { line, key, receipt } = await readLine(request.actor, seq)
  const props = {
    line,
    ...(receipt && {
      proof: {
        checkpoint: receipt.checkpoint,
        path: receipt.path,
        findings: verifyReceipt(receipt, { key }).map(({ says }) => says),
      },
    }),
    mayErase: findPermissionProblems(request.actor, 'audit.erase').length === 0 && line.action !== 'audit.erase',
    values: (request.body ?? {}) as Partial<z.infer<typeof Erasure>>,
    problems: error?.problems ?? [],
  }
  return sendPage(request, reply, LinePage, props, error ? 422 : 200)
}

async function* linesOf(who: Actor, upTo: number) {
  for (let after = 0; after < upTo; after += 1000) yield readLines(who, { after, upTo })
}

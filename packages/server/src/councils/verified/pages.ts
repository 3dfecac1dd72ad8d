import type { Problem } from '@saolang/core/kernel/problem.ts'
import { findLeaf, type Leaf } from '@saolang/law/criteria-set.ts'
import { TicksPage } from '@saolang/web/councils/verified/ticks'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readGroup, readIds, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { addressOf } from '../pages/session-view.ts'
import type { SittingAt } from '../sitting.ts'
import { getTicks } from './get-ticks.ts'
import { tickVerified } from './tick-verified.ts'

const At = z.object({ sessionId: z.uuid(), dossierId: z.uuid() })
const address = '/councils/sessions/:sessionId/dossiers/:dossierId/verified'

/** Where an officer records what the advisory group ticked. */
export function verifiedPages(app: App): void {
  app.get(address, { schema: { params: At } }, (request, reply) => sendTicks(request, reply, request.params, {}, []))
  app.post(address, { schema: { params: At, body: Fields } }, (request, reply) => {
    const { params: at, body } = request
    return goOrShow(
      reply,
      async () => {
        await tickVerified(request.actor, { ...at, ticks: readTicks(body) })
        return `${addressOf(at)}/verified`
      },
      (problems) => sendTicks(request, reply, at, body, problems),
    )
  })
}

function readTicks(fields: Fields) {
  return Object.entries(readGroup(fields, 'mark-'))
    .filter(([, mark]) => mark !== '')
    .map(([criterion, mark]) => ({
      criterion,
      mark,
      evidence: readIds(fields, `evidence-${criterion}`),
      basis: readText(fields, `basis-${criterion}`),
    }))
}

async function sendTicks(
  request: FastifyRequest,
  reply: FastifyReply,
  at: SittingAt,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { set, verified, ticks, dossier, evidence, isOpen } = await getTicks(request.actor, at)
  const filled = new Map(readTicks(fields).map((tick) => [tick.criterion, tick]))
  const page = {
    action: `${addressOf(at)}/verified`,
    sessionHref: `/councils/sessions/${at.sessionId}`,
    productName: dossier.productName,
    code: dossier.code ?? '',
    rows: verified.map((criterion) => {
      const kept = ticks.find((tick) => tick.criterion === criterion)
      const { mark = '', evidence: files = [], basis = '' } = filled.get(criterion) ?? kept ?? {}
      return {
        leaf: findLeaf(set, criterion) as Leaf,
        mark,
        evidence: files,
        basis,
        claimed: dossier.selfChoices[criterion] ?? '',
        isTicked: kept !== undefined,
      }
    }),
    files: evidence.map(({ id, criterion, caption, file }) => ({ id, criterion, caption: caption || file.fileName })),
    isOpen,
    problems,
  }
  return sendPage(request, reply, TicksPage, page, statusFor(problems))
}

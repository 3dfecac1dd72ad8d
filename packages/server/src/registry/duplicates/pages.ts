import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { DuplicatesPage } from '@saolang/web/registry/duplicates/duplicates-page'
import { PairPage, type SideFact } from '@saolang/web/registry/duplicates/pair-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { addressOf, type RegisterRecord } from '../get-product.ts'
import { mergeProducts, readMerges, undoMerge } from '../merges/merge-products.ts'
import { dismissDuplicate, type PairId, readDuplicate, readDuplicates } from './decide-duplicate.ts'

const Id = z.object({ id: z.uuid() })
const Pair = z.object({ firstId: z.uuid(), secondId: z.uuid() })
const path = '/registry/duplicates/:firstId/:secondId'

/** `/registry/duplicates`: pairs of products that may be one, side by side; merges and their undoing. */
export function duplicatePages(app: App): void {
  app.get('/registry/duplicates', (request, reply) => sendList(request, reply, []))
  app.get(path, { schema: { params: Pair } }, (request, reply) => sendPair(request, reply, request.params))
  app.post(path, { schema: { params: Pair, body: Fields } }, (request, reply) => {
    const { params, body } = request
    return goOrShow(
      reply,
      async () => {
        await decide(request, params, body)
        return '/registry/duplicates'
      },
      (problems) => sendPair(request, reply, params, { body, problems }),
    )
  })
  app.post('/registry/merges/:id/undo', { schema: { params: Id, body: Fields } }, (request, reply) =>
    goOrShow(
      reply,
      async () => {
        await undoMerge(request.actor, { id: request.params.id, reason: readText(request.body, 'reason') })
        return '/registry/duplicates'
      },
      (problems) => sendList(request, reply, problems),
    ),
  )
}

async function decide({ actor }: FastifyRequest, { firstId, secondId }: PairId, body: Fields): Promise<void> {
  const reason = readText(body, 'reason')
  const into = readText(body, 'into')
  if (into === 'different') await dismissDuplicate(actor, { firstId, secondId, reason })
  else {
    refuseIf(into === firstId || into === secondId ? [] : [{ code: 'merge.choice-missing', at: 'into' }])
    await mergeProducts(actor, { intoId: into, fromId: into === firstId ? secondId : firstId, reason })
  }
}

async function sendList(
  request: FastifyRequest,
  reply: FastifyReply,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const pairs = await readDuplicates(request.actor, undefined)
  const merges = await readMerges(request.actor, undefined)
  const props = {
    pairs: pairs.map(({ firstId, secondId, score, reasons, records: [a, b] }) => ({
      ...{ href: `/registry/duplicates/${firstId}/${secondId}`, score, reasons },
      names: [a.product.name, b.product.name] as const,
      producers: [a.product.producer ?? '', b.product.producer ?? ''] as const,
    })),
    merges: merges.map(({ id, fromName, intoName, reason, madeAt, undoneAt, undoReason }) => ({
      ...{ id, from: fromName, into: intoName, reason, madeAt: madeAt.toISOString() },
      ...(undoneAt && { undoneAt: undoneAt.toISOString(), undoReason: undoReason ?? '' }),
    })),
    canMerge: findPermissionProblems(request.actor, 'product.merge').length === 0,
    problems,
  }
  return sendPage(request, reply, DuplicatesPage, props, statusFor(problems))
}

type Shown = { body: Fields; problems: readonly Problem[] }

async function sendPair(
  request: FastifyRequest,
  reply: FastifyReply,
  id: PairId,
  { body, problems }: Shown = { body: {}, problems: [] },
): Promise<FastifyReply> {
  const { pair, sides } = await readDuplicate(request.actor, id)
  const [a, b] = sides
  if (!a || !b) throw new Refused([{ code: 'not-found.duplicate' }])
  const lang = languageOf(request)
  const tiesOf = ({ ties }: typeof a) =>
    ties.map(({ kind, count }) => `${say(lang, `registry.tie.${kind}` as never)}: ${count}`).join(', ')
  const facts = [factsOf(a.record), factsOf(b.record)] as const
  const words = Object.keys(facts[0]) as (keyof (typeof facts)[0])[]
  const props = {
    ...{ href: `/registry/duplicates/${id.firstId}/${id.secondId}`, score: pair.score, reasons: pair.reasons },
    sides: [sideOf(a.record), sideOf(b.record)] as const,
    facts: [
      ...words.map((what): SideFact => ({ what, values: [facts[0][what], facts[1][what]] })),
      { what: 'ties', values: [tiesOf(a), tiesOf(b)] } as const,
    ],
    ...(pair.decision && { decision: { kind: pair.decision, reason: pair.reason ?? '' } }),
    canDecide: findPermissionProblems(request.actor, 'product.merge').length === 0,
    values: { into: readText(body, 'into'), reason: readText(body, 'reason') },
    problems,
  }
  return sendPage(request, reply, PairPage, props, statusFor(problems))
}

const sideOf = (record: RegisterRecord) => ({
  id: record.product.id,
  name: record.product.name,
  address: addressOf(record),
})

function factsOf({ product, place, legalCode, formerCodes, verificationCode, current, recognitions }: RegisterRecord) {
  return {
    name: product.name,
    producer: product.producer ?? '',
    place: placeInWords(place.commune, place.province),
    recordedPlace: product.recordedPlace,
    industry: classification.find(({ code }) => code === product.industryCode)?.title ?? '',
    codes: [legalCode, ...formerCodes, verificationCode, product.gtin].filter(Boolean).join(', '),
    stars: current.star === null ? '' : String(current.star),
    recognitions: recognitions
      .map(({ year, star, decisionNumber }) => [year, star && `${star}★`, decisionNumber].filter(Boolean).join(' '))
      .join('; '),
  }
}

import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { DuplicatesPage, movedKinds } from '@saolang/web/registry/duplicates/duplicates-page'
import { PairPage } from '@saolang/web/registry/duplicates/pair-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { mergeProducers } from '../merges/merge-producers.ts'
import { mergeProducts } from '../merges/merge-products.ts'
import { type ReadMerge, readMerges, undoMerge } from '../merges/undo-merge.ts'
import {
  dismissDuplicate,
  readDuplicate,
  readDuplicates,
  readProducerDuplicate,
  readProducerDuplicates,
} from './decide-duplicate.ts'
import type { KindOfPair } from './pairs.sql.ts'
import { producerFacts, productFacts, productSide } from './side-facts.ts'

const Id = z.object({ id: z.uuid() })
const Pair = z.object({ firstId: z.uuid(), secondId: z.uuid() })
const paths = {
  product: '/registry/duplicates/:firstId/:secondId',
  producer: '/registry/duplicates/producers/:firstId/:secondId',
} as const

/** `/registry/duplicates`: pairs of products and of producers that may be one, side by side; merges and their undoing. */
export function duplicatePages(app: App): void {
  app.get('/registry/duplicates', (request, reply) => sendList(request, reply, []))
  for (const kind of ['product', 'producer'] as const) {
    app.get(paths[kind], { schema: { params: Pair } }, (request, reply) =>
      sendPair(request, reply, { kind, ...request.params }),
    )
    app.post(paths[kind], { schema: { params: Pair, body: Fields } }, (request, reply) => {
      const pair = { kind, ...request.params }
      return goOrShow(
        reply,
        async () => {
          await decide(request, pair, request.body)
          return '/registry/duplicates'
        },
        (problems) => sendPair(request, reply, pair, { body: request.body, problems }),
      )
    })
  }
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

const merges = { product: mergeProducts, producer: mergeProducers } as const

async function decide({ actor }: FastifyRequest, { kind, firstId, secondId }: KindOfPair, body: Fields): Promise<void> {
  const reason = readText(body, 'reason')
  const into = readText(body, 'into')
  if (into === 'different') await dismissDuplicate(actor, { kind, firstId, secondId, reason })
  else {
    refuseIf(into === firstId || into === secondId ? [] : [{ code: 'merge.choice-missing', at: 'into' }])
    await merges[kind](actor, { intoId: into, fromId: into === firstId ? secondId : firstId, reason })
  }
}

async function sendList(
  request: FastifyRequest,
  reply: FastifyReply,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const pairs = await readDuplicates(request.actor, undefined)
  const producerPairs = await readProducerDuplicates(request.actor, undefined)
  const props = {
    pairs: pairs.map(({ firstId, secondId, score, reasons, records: [a, b] }) => ({
      ...{ href: `/registry/duplicates/${firstId}/${secondId}`, score, reasons },
      names: [a.product.name, b.product.name] as const,
      beside: [a.product.producer ?? '', b.product.producer ?? ''] as const,
    })),
    producerPairs: producerPairs.map(({ firstId, secondId, score, reasons, sides: [a, b] }) => ({
      ...{ href: `/registry/duplicates/producers/${firstId}/${secondId}`, score, reasons },
      names: [a.name, b.name] as const,
      beside: [a.address, b.address] as const,
    })),
    merges: (await readMerges(request.actor, undefined)).map(toRow),
    canMerge: findPermissionProblems(request.actor, 'product.merge').length === 0,
    problems,
  }
  return sendPage(request, reply, DuplicatesPage, props, statusFor(problems))
}

function toRow({ id, kind, fromName, intoName, reason, madeAt, undoneAt, undoReason, moved }: ReadMerge) {
  return {
    ...{ id, kind, from: fromName, into: intoName, reason, madeAt: madeAt.toISOString() },
    moved: movedKinds.flatMap((kind) => (moved[kind] ? [{ kind, count: moved[kind] }] : [])),
    ...(undoneAt && { undoneAt: undoneAt.toISOString(), undoReason: undoReason ?? '' }),
  }
}

type Shown = { body: Fields; problems: readonly Problem[] }

async function sendPair(
  request: FastifyRequest,
  reply: FastifyReply,
  id: KindOfPair,
  { body, problems }: Shown = { body: {}, problems: [] },
): Promise<FastifyReply> {
  const { pair, ...beside } = await (id.kind === 'product' ? readProducts(request, id) : readProducers(request, id))
  const props = {
    ...{ kind: id.kind, href: request.url, score: pair.score, reasons: pair.reasons, ...beside },
    ...(pair.decision && { decision: { kind: pair.decision, reason: pair.reason ?? '' } }),
    canDecide: findPermissionProblems(request.actor, `${id.kind}.merge`).length === 0,
    values: { into: readText(body, 'into'), reason: readText(body, 'reason') },
    problems,
  }
  return sendPage(request, reply, PairPage, props, statusFor(problems))
}

async function readProducts(request: FastifyRequest, id: KindOfPair) {
  const { pair, sides } = await readDuplicate(request.actor, id)
  const [a, b] = sides
  if (!a?.record || !b?.record) throw new Refused([{ code: 'not-found.duplicate' }])
  const facts = productFacts(languageOf(request), [a, b])
  return { pair, sides: [productSide(a.record), productSide(b.record)] as const, facts }
}

async function readProducers(request: FastifyRequest, id: KindOfPair) {
  const { pair, sides } = await readProducerDuplicate(request.actor, id)
  const [a, b] = sides
  const sideOf = ({ organisation, place }: typeof a) => ({
    id: organisation.id,
    name: organisation.name,
    ...{ href: `/organisations/${organisation.id}`, place: placeInWords(place?.communeName, place?.provinceName) },
  })
  return { pair, sides: [sideOf(a), sideOf(b)] as const, facts: producerFacts(languageOf(request), [a, b]) }
}

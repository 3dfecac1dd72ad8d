import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findPaperProblems, type PaperKind, paperKinds } from '@saolang/core/market/live/papers.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { getOrganisation } from '../../people/get-organisation.ts'
import { act, view } from '../../platform/act.ts'
import { type StoredFile, storeUpload } from '../../platform/files.ts'
import type { Tx } from '../../platform/sql.ts'
import { listProducts } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import { getLiveInArea } from './get-live.ts'
import { addKnownHost, addPaperRow, findPaper, type PaperRow, refusePaperRow } from './law.sql.ts'

export type PaperSent = {
  organisationId?: string | undefined
  kind: string
  productId: string
  number: string
  issuedOn: string
  untilOn: string
}

const keepPaper = act('live-paper.add', async (context, { sent, file }: { sent: PaperSent; file: StoredFile }) => {
  const { tx, who, now } = context
  const seat = await getSeat(tx, who, sent.organisationId)
  const { kind, productId } = await readWhat(tx, seat.id, sent)
  const said = { number: tidy(sent.number), issuedOn: sent.issuedOn, untilOn: sent.untilOn }
  refuseIf(findPaperProblems(said, legalDateOf(now)))
  const id = context.newId()
  const { sha256, mediaType, fileName } = file
  const paper = {
    id,
    organisationId: seat.id,
    kind,
    productId,
    ...said,
    untilOn: said.untilOn || null,
    sha256,
    mediaType,
    fileName,
  }
  await addPaperRow(tx, paper, { at: now, by: who.personId ?? null })
  context.on('live-paper', id, { kind })
})

/** Keeps a paper that a seller shows for selling live: of the business, or of one of their products. */
export async function addPaper(
  who: Actor,
  sent: PaperSent,
  upload: { bytes: Buffer; fileName: string } | undefined,
): Promise<void> {
  refuseIf(upload ? [] : [{ code: 'live.paper-file', at: 'file' }])
  await keepPaper(who, { sent, file: await storeUpload(upload as { bytes: Buffer; fileName: string }) })
}

async function readWhat(
  tx: Tx,
  organisationId: string,
  sent: PaperSent,
): Promise<{ kind: PaperKind; productId: string | null }> {
  const kind = paperKinds.find((known) => known === sent.kind)
  const own = (await listProducts(tx, organisationId)).find(({ id }) => id === sent.productId)
  refuseIf(
    listProblems([
      !kind && { code: 'live.paper-kind', at: 'kind' },
      kind !== undefined && kind !== 'business' && !own && { code: 'live.paper-product', at: 'productId' },
    ]),
  )
  return { kind: kind as PaperKind, productId: kind === 'business' ? null : (own?.id ?? null) }
}

/** An officer of the area refuses a paper with a reason: it counts as missing from then on. */
export const refusePaper = act('live-paper.refuse', async (context, { id, why }: { id: string; why: string }) => {
  const paper = await getPaperInArea(context.tx, context.who, id)
  const words = tidy(why)
  refuseIf(words.length < 5 ? [{ code: 'live.paper-why', at: `why-${id}` }] : [])
  const isFirst = await refusePaperRow(context.tx, { id, why: words, by: context.who.personId as string }, context.now)
  refuseIf(isFirst ? [] : [{ code: 'conflict.live-paper-refused' }])
  context.on('live-paper', id, { kind: paper.kind })
})

/** A paper with its file, for its seller and for officers of the area. */
export const readPaper = view('live-paper.read', ({ tx, who }, id: string) => getPaperInArea(tx, who, id))

async function getPaperInArea(tx: Tx, who: Actor, id: string): Promise<PaperRow> {
  const paper = await findPaper(tx, id)
  if (!paper) throw new Refused([{ code: 'not-found.live-paper' }])
  if (who.role === 'producer') await getSeat(tx, who, paper.organisationId)
  else refuseIf(findJurisdictionProblems(who, await getOrganisation(tx, paper.organisationId)))
  return paper
}

/** An officer who met a host in person says that they are who they say: nothing of their papers is kept. */
export const verifyHost = act('live-host.verify', async (context, sessionId: string) => {
  const { live } = await getLiveInArea(context.tx, context.who, sessionId)
  if (!live.hostId) throw new Refused([{ code: 'live.no-host' }])
  refuseIf(live.hostId === context.who.personId ? [{ code: 'forbidden.own-identity' }] : [])
  const known = { organisationId: live.sellerId, personId: live.hostId, by: context.who.personId as string }
  await addKnownHost(context.tx, known, context.now)
  context.on('live', sessionId, { hostId: live.hostId })
})

import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { findOwner } from '@saolang/core/trace/reach.ts'
import { type Effectiveness, measureRecall } from '@saolang/core/trace/recall/effectiveness.ts'
import { type StoryThing, toStoryThing } from '@saolang/core/trace/story/story-thing.ts'
import { findOrganisation, type Organisation } from '../../people/get-organisation.ts'
import { publicView, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { addressOf, getRecord } from '../../registry/get-product.ts'
import { nameThings } from '../story/name-story.ts'
import { findOwnerProblems } from './find-roots.ts'
import { type HolderRow, listHolders } from './holders.sql.ts'
import { listMovedSince, listThings, type ReachedEvent, type ReachedThing } from './reached.sql.ts'
import { findRecall, listRecalls, listRecallsAbout, type RecallRow } from './recalls.sql.ts'

/** A recall in a list, with whose it is and how far it is. */
export type ListedRecall = RecallRow & {
  maker: Organisation | undefined
  effect: Effectiveness
  isRun: boolean
  holderId: string | null
}

/**
 * The recalls that concern somebody: a producer's or a system's own and those that reached it, an authority's those of makers in
 * its jurisdiction, an auditor all. `isRun`: whoever asks runs it; `holderId`: as which holder it answers.
 */
export const readRecalls = view('recall.read', async ({ tx, who, now }, _: undefined): Promise<ListedRecall[]> => {
  const ownerId = findOwner(who)
  const rows = ownerId ? await listRecallsAbout(tx, ownerId) : await listRecalls(tx, { size: 500, offset: 0 })
  const all = await Promise.all(rows.map((row) => toListed(tx, row, who, now)))
  return ownerId || who.role === 'auditor' ? all : all.filter(({ isRun }) => isRun)
})

async function toListed(tx: Tx, row: RecallRow, who: Actor, now: Date): Promise<ListedRecall> {
  const maker = row.organisationId ? await findOrganisation(tx, row.organisationId) : undefined
  const holders = await listHolders(tx, row.id)
  const ownerId = findOwner(who)
  const holderId = holders.find((holder) => ownerId !== undefined && holder.ownerId === ownerId)?.id ?? null
  return { ...row, maker, holderId, effect: effectOf(row, holders, now), isRun: await runs(tx, who, row) }
}

async function runs(tx: Tx, who: Actor, { ownerId }: RecallRow): Promise<boolean> {
  if (findPermissionProblems(who, 'recall.open').length > 0) return false
  return (await findOwnerProblems(tx, who, ownerId)).length === 0
}

/** How a recall stands: until it was closed, or until now. */
export function effectOf(row: RecallRow, holders: readonly HolderRow[], now: Date): Effectiveness {
  const states = holders.map(({ toldAt, answer }) => ({ toldAt, answer: answer ?? undefined }))
  return measureRecall({ detectedAt: row.detectedAt, made: row.made, holders: states }, row.closedAt ?? now)
}

/** A recall with all that who runs it has to see; a holder sees its own part. */
export type WholeRecall = ListedRecall & {
  things: (ReachedThing & { thing: StoryThing })[]
  holders: (HolderRow & { isOwn: boolean })[]
  movedSince: ReachedEvent[]
  mayAnswerFor: 'all' | 'own' | 'nobody'
}

/** One recall: whole for who runs it and for auditors, its own part for a holder. Refuses with `not-found.recall` whom it does not concern. */
export const readRecall = view('recall.read', async ({ tx, who, now }, id: string): Promise<WholeRecall> => {
  const row = await findRecall(tx, { id })
  if (!row) throw new Refused([{ code: 'not-found.recall' }])
  const [listed, things, rows] = [
    await toListed(tx, row, who, now),
    await listThings(tx, id),
    await listHolders(tx, id),
  ]
  const named = await nameAll(
    tx,
    things.map(({ text }) => text),
  )
  const ownerId = findOwner(who)
  const holders = rows.map((holder) => ({ ...holder, isOwn: ownerId !== undefined && holder.ownerId === ownerId }))
  const seesAll = listed.isRun || who.role === 'auditor'
  const own = holders.filter(({ isOwn }) => isOwn)
  if (!seesAll && own.length === 0) throw new Refused([{ code: 'not-found.recall' }])
  return {
    ...{ ...listed, holders: seesAll ? holders : own },
    things: things.map((one, i) => ({ ...one, thing: named[i] as StoryThing })),
    movedSince: seesAll ? await listMovedSince(tx, id, row.openedAt) : [],
    mayAnswerFor: row.closedAt ? 'nobody' : listed.isRun ? 'all' : own.length > 0 ? 'own' : 'nobody',
  }
})

/** What anybody may know of a recall: no holder by name, no amount of anybody. */
export type PublicRecall = Pick<
  RecallRow,
  'code' | 'productName' | 'hazard' | 'reason' | 'advice' | 'openedAt' | 'closedAt' | 'disposal' | 'closing'
> & {
  isCompulsory: boolean
  isSample: boolean
  maker: { name: string; provinceCode: string } | undefined
  /** Path of the product's page. */
  productHref: string | undefined
  roots: StoryThing[]
  reached: number
  holders: number
  answered: number
}

const mostListed = 500

/** Every recall there was, the open ones first. */
export const readPublicRecalls = publicView(async ({ tx, now }, _: undefined): Promise<PublicRecall[]> => {
  const rows = await listRecalls(tx, { size: mostListed, offset: 0 })
  return Promise.all(rows.map((row) => toPublic(tx, row, now)))
})

/** One recall by its public code. Refuses with `not-found.recall`. */
export const readPublicRecall = publicView(async ({ tx, now }, code: string): Promise<PublicRecall> => {
  const row = await findRecall(tx, { code })
  if (!row) throw new Refused([{ code: 'not-found.recall' }])
  return toPublic(tx, row, now)
})

async function toPublic(tx: Tx, row: RecallRow, now: Date): Promise<PublicRecall> {
  const maker = row.organisationId ? await findOrganisation(tx, row.organisationId) : undefined
  const record = row.productId ? await getRecord(tx, row.productId, legalDateOf(now)) : undefined
  const things = (await listThings(tx, row.id)).filter(({ leftAt }) => leftAt === null)
  const { holders, answered } = effectOf(row, await listHolders(tx, row.id), now)
  const { code, productName, hazard, reason, advice, openedAt, closedAt, disposal, closing } = row
  return {
    ...{ code, productName, hazard, reason, advice, openedAt, closedAt, disposal, closing, holders, answered },
    ...{ isCompulsory: row.openedAs !== 'producer', isSample: maker?.isDemo ?? false },
    maker: maker && { name: maker.name, provinceCode: maker.provinceCode },
    productHref: record && `/products/${addressOf(record)}`,
    roots: await nameAll(
      tx,
      things.filter(({ isRoot }) => isRoot).map(({ text }) => text),
    ),
    reached: things.length,
  }
}

async function nameAll(tx: Tx, texts: readonly string[]): Promise<StoryThing[]> {
  const names = { things: await nameThings(tx, texts), places: new Map() }
  return texts.map((text) => toStoryThing(text, names))
}

import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { readChainEvent } from '@saolang/core/trace/continuity/chain-event.ts'
import { isBareClass, normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { readCodeParts } from '@saolang/core/trace/recall/code-parts.ts'
import { findOrganisation } from '../../people/get-organisation.ts'
import type { Tx } from '../../platform/sql.ts'
import { findProductByGtin, getProduct } from '../../registry/get-product.ts'
import { getLot } from '../diary/read-diary.ts'
import { findKey, findKeyByGtin } from '../product-keys.sql.ts'
import { listNames } from './find-recall-status.ts'
import { followRecalled } from './follow-recalled.ts'

/** What a recall is opened on: in normal form, whose it is, what it is called. `code` as it was typed. */
export type Root = { code: string; text: string; ownerId: string; productId: string | null; name: string }

/** What somebody may open a recall on, all of one maker. Refuses with every reason against it. */
export async function getRoots(tx: Tx, who: Actor, codes: readonly string[]): Promise<[Root, ...Root[]]> {
  const found = await Promise.all(codes.map((code) => findRoot(tx, code)))
  const roots = found.filter((one) => 'text' in one)
  const owners = new Set(roots.map(({ ownerId }) => ownerId))
  const [ownerId] = owners
  refuseIf([
    ...found.filter((one) => !('text' in one)),
    ...(owners.size > 1 ? [{ code: 'recall.several-makers', at: 'codes' }] : []),
    ...(ownerId === undefined ? [] : await findOwnerProblems(tx, who, ownerId)),
  ])
  return roots as [Root, ...Root[]]
}

/** Reasons why somebody may not open or run a recall of an owner's things: a producer its own, an authority those of makers in its jurisdiction. */
export async function findOwnerProblems(tx: Tx, who: Actor, ownerId: string): Promise<Problem[]> {
  if (who.role === 'integrator') return [{ code: 'forbidden.recall-of-others' }]
  if (who.role === 'producer') return who.organisationId === ownerId ? [] : [{ code: 'forbidden.recall-of-others' }]
  const organisation = await findOrganisation(tx, ownerId)
  if (organisation) return findJurisdictionProblems(who, organisation)
  return who.jurisdiction?.level === 'nation' ? [] : [{ code: 'forbidden.jurisdiction' }]
}

async function findRoot(tx: Tx, code: string): Promise<Root | Problem> {
  const text = normalIdentifier(code)
  const problem = (name: string): Problem => ({ code: `recall.${name}`, at: 'codes', values: { code } })
  if (isBareClass(text)) return problem('whole-class')
  for (const identifier of await listNames(tx, code)) {
    const lot = await getLot(tx, { identifier })
    if (!lot) continue
    const isLotItself = readCodeParts(code)?.serial === undefined
    const facts = { ownerId: lot.organisationId, productId: lot.productId, name: lot.name }
    return { code, text: isLotItself ? normalIdentifier(lot.identifier) : text, ...facts }
  }
  const maker = (await findMaker(tx, code)) ?? (await findTeller(tx, text))
  return maker ? { code, text, ...maker } : problem('unknown-thing')
}

type Maker = Omit<Root, 'code' | 'text'>

/** Who made it, by the register's word on the key or the GTIN in the code. */
async function findMaker(tx: Tx, code: string): Promise<Maker | undefined> {
  const { key, gtin } = readCodeParts(code) ?? {}
  const row = key ? await findKey(tx, key) : gtin ? await findKeyByGtin(tx, gtin) : undefined
  const id = row?.productId ?? (gtin ? (await findProductByGtin(tx, gtin))?.id : undefined)
  const product = id ? await getProduct(tx, id) : undefined
  return product?.organisationId
    ? { ownerId: product.organisationId, productId: product.id, name: product.name }
    : undefined
}

/** Who told that it came into being; undefined when nobody did, or several. */
async function findTeller(tx: Tx, text: string): Promise<Maker | undefined> {
  const { events } = await followRecalled(tx, [text])
  const tellers = new Set(
    events.filter(({ body }) => readChainEvent(body).born.includes(text)).map(({ ownerId }) => ownerId),
  )
  const [ownerId] = tellers
  return ownerId && tellers.size === 1 ? { ownerId, productId: null, name: text } : undefined
}

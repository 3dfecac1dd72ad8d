import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { ownCode, parseOwnCode } from '@saolang/core/trace/own-code.ts'
import { writeDigitalLink } from '@saolang/epcis/digital-link/canonical.ts'
import { parseDigitalLink } from '@saolang/epcis/digital-link/parse.ts'
import { inWords } from '@saolang/epcis/problem.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { addressOf, findProductByGtin, getLivingRecord } from '../../registry/get-product.ts'
import { findKey, findKeyByGtin } from '../product-keys.sql.ts'
import { findRecallStatus, listOpenRecalls } from '../recall/find-recall-status.ts'
import { type ExternalLinkRow, isMentionedInPublic, listExternalLinks } from './links.sql.ts'

/** One level of a thing: its identifier under our domain, and our own page about it. */
export type Level = { anchor: string; page: string; lot?: string; serial?: string }

/** What an identifier leads to. `levels`: the finest first, the primary key last. Only products of the register have links of their own. */
export type Thing = {
  identifier: string
  levels: readonly [Level, ...Level[]]
  product?: { name: string; address: string; verificationCode: string | null; external: readonly ExternalLinkRow[] }
  /** The code of the recall that reaches it: for a product as a whole, of one of its lots that is open. */
  recallCode?: string
}

/**
 * The thing that an address under our domain names, as a Digital Link or as one of our own codes. Refuses with every problem of
 * its syntax (400), and with `not-found.identifier` when it is well formed and nothing is known of it.
 */
export const findThing = publicView(
  async ({ tx, now }, { origin, path }: { origin: string; path: string }): Promise<Thing> => {
    const own = parseOwnCode(origin + path)
    if (own) {
      const row = await findKey(tx, own.key)
      return row?.productId ? readProductThing(tx, row.productId, { ...own, origin, now }) : unknown()
    }
    const link = parseDigitalLink(origin + path, { shortGtin: true })
    if (!link.ok)
      throw new Refused(
        link.problems.map((problem) => ({ code: 'malformed.digital-link', values: { reason: inWords(problem) } })),
      )
    const [[ai, value] = ['', ''], ...qualifiers] = link.value.path
    const lot = qualifiers.find(([qualifier]) => qualifier === '10')?.[1]
    const serial = qualifiers.find(([qualifier]) => qualifier === '21')?.[1]
    const productId = ai === '01' ? await findProductId(tx, value.padStart(14, '0')) : undefined
    if (productId)
      return readProductThing(tx, productId.id, { origin, key: productId.key, gtin: value, lot, serial, now })
    const identifier = normalIdentifier(writeDigitalLink(origin, link.value.path, []))
    if (!(await isMentionedInPublic(tx, identifier))) return unknown()
    const page = `${origin}/api/v1/trace?epc=${encodeURIComponent(identifier)}`
    const recall = await findRecallStatus(tx, identifier)
    const levels = [{ anchor: writeDigitalLink(origin, link.value.path, []), page }] as const
    return { identifier, levels, ...(recall && { recallCode: recall.code }) }
  },
)

function unknown(): never {
  throw new Refused([{ code: 'not-found.identifier' }])
}

async function findProductId(tx: Tx, gtin: string): Promise<{ id: string; key?: string } | undefined> {
  const bound = await findKeyByGtin(tx, gtin)
  if (bound?.productId) return { id: bound.productId, key: bound.key }
  const claimed = await findProductByGtin(tx, gtin)
  return claimed && { id: claimed.id }
}

type Named = {
  origin: string
  key?: string | undefined
  gtin?: string
  lot?: string | undefined
  serial?: string | undefined
  now: Date
}

async function readProductThing(
  tx: Tx,
  productId: string,
  { origin, key, gtin, lot, serial, now }: Named,
): Promise<Thing> {
  const [record, external] = await Promise.all([
    getLivingRecord(tx, productId, legalDateOf(now)),
    listExternalLinks(tx, productId),
  ])
  const address = addressOf(record)
  const level = (parts: { lot?: string | undefined; serial?: string | undefined }): Level => {
    const named = { ...(parts.lot && { lot: parts.lot }), ...(parts.serial && { serial: parts.serial }) }
    const path: [string, string][] = [['01', (gtin ?? '').padStart(14, '0')]]
    if (parts.lot) path.push(['10', parts.lot])
    if (parts.serial) path.push(['21', parts.serial])
    const page = key ? ownCode({ origin, key, ...named }) : `${origin}/products/${address}`
    return { anchor: gtin ? writeDigitalLink(origin, path, []) : page, page, ...named }
  }
  const levels = [...(serial ? [level({ lot, serial })] : []), ...(lot ? [level({ lot })] : []), level({})]
  const { anchor } = levels[0] as Level
  const recall = lot || serial ? await findRecallStatus(tx, anchor) : (await listOpenRecalls(tx, productId))[0]
  return {
    identifier: normalIdentifier(anchor),
    levels: levels as [Level, ...Level[]],
    ...(recall && { recallCode: recall.code }),
    product: { name: record.product.name, address, verificationCode: record.verificationCode, external },
  }
}

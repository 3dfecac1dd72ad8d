import { isLot, listKeys, normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { lotIdentifier, parseOwnCode } from '@saolang/core/trace/own-code.ts'
import { listItems } from '@saolang/core/trace/trace-event.ts'
import type { Tx } from '../../platform/sql.ts'
import { followChain } from '../follow-thing.ts'
import { listTrueBodies } from '../graph.sql.ts'
import { codeOrigin } from '../product-key.ts'
import { type EventRow, findEvents } from '../query.sql.ts'
import { listLotCodes, type ThingKind } from './reached.sql.ts'

/** What became of something: every event of it, and everything that it reaches. */
export type Fate = { events: EventRow[]; things: { text: string; kind: ThingKind }[] }

const everything = { level: 'nation' } as const

/**
 * Follows what is recalled down the chain over all events that there are, not only those that somebody may see: its lots, what was
 * made of them, the pieces that are named with their lot, what carries any of it, by every name that they have. Things in normal form.
 */
export async function followRecalled(tx: Tx, roots: readonly string[]): Promise<Fate> {
  const followed = new Set(roots)
  for (;;) {
    const [first = '', ...also] = followed
    const chain = await followChain(tx, everything, { epc: first, direction: 'downstream', also })
    const things = new Set([...followed, ...chain.things])
    const lots = [...things].filter(isLot)
    const more = [...(await listPieces(tx, lots)), ...(await listOtherNames(tx, lots))].filter((id) => !things.has(id))
    if (more.length === 0)
      return {
        events: chain.refs.length > 0 ? await findEvents(tx, chain.refs, everything) : [],
        things: [...things].map((text) => ({ text, kind: kindOf(text) })),
      }
    for (const id of more) followed.add(id)
  }
}

/** The serials that events name together with one of these lots, in normal form. */
async function listPieces(tx: Tx, lots: readonly string[]): Promise<string[]> {
  const wanted = new Set(lots)
  const isOfThem = (uri: string) => listKeys(uri).some(({ text, level }) => level === 'lot' && wanted.has(text))
  const items = (await listTrueBodies(tx, lots, 'lot')).flatMap(listItems)
  return items.filter(({ uri }) => isOfThem(uri)).map(({ uri }) => normalIdentifier(uri))
}

/** The other names of lots: a GTIN that came later, or the own code that labels bore before. */
async function listOtherNames(tx: Tx, lots: readonly string[]): Promise<string[]> {
  return (await listLotCodes(tx, lots)).flatMap(({ key, gtin, number }) =>
    [gtin, null].map((one) => normalIdentifier(lotIdentifier({ origin: codeOrigin(), key, gtin: one, lot: number }))),
  )
}

function kindOf(text: string): ThingKind {
  if (isLot(text)) return 'lot'
  if (parseOwnCode(text)?.serial !== undefined || /^https:\/\/id\.gs1\.org\/(01|8006|8010)\/.*\/21\//.test(text))
    return 'serial'
  return /^https:\/\/id\.gs1\.org\/(00|8003|8004)\//.test(text) ? 'logistic-unit' : 'other'
}

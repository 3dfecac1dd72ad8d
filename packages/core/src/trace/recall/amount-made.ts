import type { ChainEvent } from '../continuity/chain-event.ts'
import { unitCodes } from '../diary/units.ts'

/**
 * How much there was of what is recalled, in the state in which it is to be brought back: lots that were worked into others count
 * as what they became. `units`: words for pieces, by lot. Undefined where amounts were not told, or not in one unit.
 */
export function amountMade(
  events: readonly ChainEvent[],
  { things, units }: { things: ReadonlySet<string>; units: ReadonlyMap<string, string> },
): { made: number; unit: string } | undefined {
  const worked = new Set(events.flatMap(({ kind, inputs }) => (kind === 'TransformationEvent' ? inputs : [])))
  const sums = new Map<string, number>()
  for (const { bornAmounts } of events)
    for (const { id, quantity, uom } of bornAmounts) {
      if (!things.has(id) || worked.has(id)) continue
      const unit = units.get(id) ?? unitWord(uom)
      sums.set(unit, (sums.get(unit) ?? 0) + quantity)
    }
  const [only, ...others] = sums
  return only && others.length === 0 ? { unit: only[0], made: Math.round(only[1] * 1000) / 1000 } : undefined
}

const words = new Map<string, string>(Object.entries(unitCodes).flatMap(([word, code]) => (code ? [[code, word]] : [])))

function unitWord(uom: string): string {
  return words.get(uom) ?? uom
}

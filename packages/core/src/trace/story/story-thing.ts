import type { QuantityElement } from '@saolang/epcis/document/event.ts'
import { listKeys, normalIdentifier } from '../identifier.ts'
import { parseOwnCode } from '../own-code.ts'
import { readCodeParts } from '../recall/code-parts.ts'

/** What somebody calls the things and places of a story, by normal identifier; a lot's name holds for its pieces, a product's for its lots. */
export type StoryNames = {
  things: ReadonlyMap<string, { name: string; unit?: string }>
  places: ReadonlyMap<string, StoryPlaceName>
}

/** A place by its own name, or by its kind and where it is, as far as a reader may know them. */
export type StoryPlaceName = { name?: string; kind?: string; commune?: string; province?: string; address?: string }

/** A thing of a story: by name where it has one, else by what its code says. `unit`: a word, or a code of UN/ECE Recommendation 20. */
export type StoryThing = {
  id: string
  name?: string
  lot?: string
  serial?: string
  gtin?: string
  /** Serial shipping container code of a logistic unit (AI 00). */
  sscc?: string
  quantity?: number
  unit?: string
}

/** A place of a story; `gln` and `geo` where it has no name here. */
export type StoryPlace = StoryPlaceName & { id: string; gln?: string; geo?: string }

/** Reads what an event mentions as itself (an instance, a parent). */
export function toStoryThing(id: string, names: StoryNames): StoryThing {
  const parts = readCodeParts(id)
  const own = parseOwnCode(id)
  const normal = normalIdentifier(id)
  const named = findName(id, names)
  const sscc = /^https:\/\/id\.gs1\.org\/00\/(\d{18})$/.exec(normal)?.[1]
  return {
    id: normal,
    ...(named && { name: named.name, ...(named.unit && { unit: named.unit }) }),
    ...((parts?.lot ?? own?.lot) && { lot: parts?.lot ?? own?.lot }),
    ...(parts?.serial && { serial: parts.serial }),
    ...(parts?.gtin && { gtin: parts.gtin }),
    ...(sscc && { sscc }),
  } as StoryThing
}

/** Reads an amount of a class or a lot. */
export function toStoryAmount({ epcClass, quantity, uom }: QuantityElement, names: StoryNames): StoryThing {
  const { unit, ...thing } = toStoryThing(epcClass, names)
  if (quantity === undefined) return thing
  const told = uom ?? unit
  return { ...thing, quantity, ...(told && { unit: told }) }
}

/** Reads a place; undefined where the event names none. */
export function toStoryPlace(id: string | undefined, { places }: StoryNames): StoryPlace | undefined {
  if (!id) return undefined
  const normal = normalIdentifier(id)
  const gln = /^https:\/\/id\.gs1\.org\/41[47]\/(\d{13})/.exec(normal)?.[1]
  const geo = /^geo:(-?[\d.]+,-?[\d.]+)/.exec(id)?.[1]
  return { id: normal, ...places.get(normal), ...(gln && { gln }), ...(geo && { geo }) }
}

function findName(id: string, { things }: StoryNames): { name: string; unit?: string } | undefined {
  for (const { text } of listKeys(id)) {
    const found = things.get(text)
    if (found) return found
  }
  return undefined
}

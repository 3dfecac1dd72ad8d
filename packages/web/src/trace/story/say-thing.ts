import type { StoryPlace, StoryThing } from '@saolang/core/trace/story/story-thing.ts'
import { formatNumber } from '../../kit/format.ts'
import type { Lang } from '../../messages/message-rows.ts'
import { type MessageKey, messages, say } from '../../messages/messages.ts'

/** A thing with its amount: "118,5 kg mật ong thô (lô 0311-01)". */
export function sayThing(lang: Lang, thing: StoryThing): string {
  const name = sayName(lang, thing)
  if (thing.quantity === undefined) return name
  const n = formatNumber(lang, thing.quantity)
  return thing.unit
    ? say(lang, 'trace.story.amountUnit', { n, name, unit: sayUnit(lang, thing.unit) })
    : say(lang, 'trace.story.amount', { n, name })
}

/** A thing without its amount. */
export function sayName(lang: Lang, { name, lot, serial, gtin, sscc, id }: StoryThing): string {
  if (sscc) return say(lang, 'trace.story.thingSscc', { sscc })
  const what = name ?? (gtin ? say(lang, 'trace.story.thingGtin', { gtin }) : undefined)
  if (!what && !lot && !serial) return say(lang, 'trace.story.thingCode', { code: id })
  const values = { name: what ?? say(lang, 'trace.story.thingOwn'), lot: lot ?? '', serial: serial ?? '' }
  if (lot && serial) return say(lang, 'trace.story.thingLotSerial', values)
  if (lot) return say(lang, 'trace.story.thingLot', values)
  return serial ? say(lang, 'trace.story.thingSerial', values) : values.name
}

const most = 4

/** Several things in one breath, the rest counted. */
export function sayThings(lang: Lang, things: readonly StoryThing[]): string {
  const shown = things.slice(0, most).map((thing) => sayThing(lang, thing))
  const rest = things.length - shown.length
  if (rest > 0) shown.push(say(lang, 'trace.story.more', { n: rest }))
  const last = shown.pop() ?? ''
  return shown.length === 0 ? last : `${shown.join(', ')}${say(lang, 'trace.story.and')}${last}`
}

/** A place: by its name and commune, by its kind and where it is, else by what its identifier says. */
export function sayPlace(lang: Lang, place: StoryPlace): string {
  const { name, kind, commune, province, address, gln, geo, id } = place
  const kindKey = `trace.story.kind.${kind}`
  const called = name ?? (hasWords(kindKey) ? say(lang, kindKey) : undefined)
  const where = [commune, province].flatMap((unit) => (unit ? lowerFirst(unit) : [])).join(', ') || address
  if (called) return where ? say(lang, 'trace.story.placeIn', { name: called, where }) : called
  if (where) return where
  if (gln) return say(lang, 'trace.story.placeGln', { gln })
  return geo ? say(lang, 'trace.story.placeGeo', { geo }) : say(lang, 'trace.story.placeCode', { code: id })
}

/** "Xã U Minh" within a sentence; "Đóng chai" likewise. */
export const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)

/** "Mật ong thô" where a name stands by itself. */
export const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

function sayUnit(lang: Lang, unit: string): string {
  const key = `trace.story.unit.${unit}`
  return hasWords(key) ? say(lang, key) : unit
}

/** Whether a key of this room is one that has words. */
export function hasWords(key: string): key is MessageKey & `trace.${string}` {
  return Object.hasOwn(messages.trace, key.slice('trace.'.length))
}

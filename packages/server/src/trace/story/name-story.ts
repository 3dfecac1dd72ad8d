import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { ownCode, parseOwnCode } from '@saolang/core/trace/own-code.ts'
import type { Reach } from '@saolang/core/trace/reach.ts'
import { readCodeParts } from '@saolang/core/trace/recall/code-parts.ts'
import type { StoryNames, StoryPlaceName } from '@saolang/core/trace/story/story-thing.ts'
import { readTraceEvent } from '@saolang/core/trace/trace-event.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import { getPlace } from '../../people/get-place.ts'
import type { Tx } from '../../platform/sql.ts'
import { getProduct } from '../../registry/get-product.ts'
import { findAreaByKey } from '../areas/areas.sql.ts'
import { codeOrigin } from '../product-key.ts'
import { listLotUnits, listNamedKeys, listToldPlaces, type NamedKey } from './story.sql.ts'

/**
 * What a reader may call the things and places of a chain. Places of others go by their kind and commune: what a household calls
 * its yard is its own, unless the reader is the household or an authority over it.
 */
export async function nameStory(tx: Tx, events: readonly EpcisEvent[], reach: Reach): Promise<StoryNames> {
  const things = await nameThings(tx, [...new Set(events.flatMap((event) => readTraceEvent(event).mentions))])
  return { things, places: await namePlaces(tx, [...new Set(events.flatMap(placesOf))], reach) }
}

/** What things are called by the register and by diaries, by identifiers in normal form. */
export async function nameThings(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { name: string; unit?: string }>> {
  const parts = ids.flatMap((id) => readCodeParts(id) ?? [])
  const list = (values: (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined))]
  const lots = await listLotUnits(tx, ids)
  const keys = await listNamedKeys(
    tx,
    list([...parts.map(({ key }) => key), ...lots.map(({ key }) => key)]),
    list(parts.map(({ gtin }) => gtin)),
  )
  const names = new Map<string, { name: string; unit?: string }>()
  const byKey = new Map<string, string>()
  for (const row of keys) {
    const name = await nameOf(tx, row)
    byKey.set(row.key, name)
    names.set(ownCode({ origin: codeOrigin(), key: row.key }), { name })
    if (row.gtin) names.set(normalIdentifier(`https://id.gs1.org/01/${row.gtin}`), { name })
  }
  for (const { identifier, key, unit } of lots)
    names.set(normalIdentifier(identifier), { name: byKey.get(key) ?? '', unit })
  return names
}

async function nameOf(tx: Tx, { productId, materialName }: NamedKey): Promise<string> {
  if (productId) return (await getProduct(tx, productId)).name
  const name = materialName ?? ''
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
}

function placesOf(event: EpcisEvent): string[] {
  const { readPoint, bizLocation } = event
  const partners = [
    ...(event.sourceList ?? []).map(({ source }) => source),
    ...(event.destinationList ?? []).map(({ destination }) => destination),
  ]
  return [readPoint?.id, bizLocation?.id, ...partners].flatMap((id) => (id ? [normalIdentifier(id)] : []))
}

async function namePlaces(tx: Tx, ids: readonly string[], reach: Reach): Promise<Map<string, StoryPlaceName>> {
  const places = new Map<string, StoryPlaceName>()
  for (const { id, attributes } of await listToldPlaces(tx, ids, reach)) {
    const say = (name: string) => attributes[`{urn:epcglobal:cbv:mda:}${name}`]?.[0]
    const address = [say('streetAddressOne'), say('city'), say('state')].filter(Boolean).join(', ')
    const name = say('name')
    places.set(id, { ...(name && { name }), ...(address && { address }) })
  }
  for (const id of ids) {
    const key = parseOwnCode(id)?.key
    const area = key ? await findAreaByKey(tx, key) : undefined
    if (!area) continue
    const { communeName: commune, provinceName } = await getPlace(tx, area.communeCode)
    const isKnown = mayName(reach, area)
    places.set(id, {
      ...{ kind: area.kind, commune },
      ...(isKnown ? { name: area.name } : { province: provinceName }),
    })
  }
  return places
}

function mayName(reach: Reach, area: { organisationId: string; communeCode: string; provinceCode: string }): boolean {
  switch (reach.level) {
    case 'owner':
      return reach.ownerId === area.organisationId
    case 'commune':
      return reach.communeCode === area.communeCode
    case 'province':
      return reach.provinceCode === area.provinceCode
    case 'nation':
      return true
    case 'public':
      return false
  }
}

import { qualifiedName } from './facts.ts'
import type { MasterData } from './master-data.ts'

/** What the register knows of a thing, in the words of CBV 2.0 section 9 (trade items and locations). */
export type RegisterFacts = Pick<MasterData, 'attributes'> & { ids: string[] }

/** A product of the register; `ids` are its GTIN's link and its own code, as far as it has them. */
export function productFacts(
  ids: string[],
  { name, producer }: { name: string; producer: string | null },
): RegisterFacts {
  return {
    ids,
    attributes: attributesOf({
      descriptionShort: name,
      tradeItemDescription: name,
      manufacturerOfTradeItemPartyName: producer,
      countryOfOrigin: 'VN',
    }),
  }
}

type Place = {
  name: string
  communeName: string
  provinceName: string
  latitude?: number | null
  longitude?: number | null
}

/** A place or a party of the register, by what it is called and where it is. */
export function placeFacts(ids: string[], place: Place): RegisterFacts {
  return {
    ids,
    attributes: attributesOf({
      name: place.name,
      city: place.communeName,
      state: place.provinceName,
      countryCode: 'VN',
      latitude: place.latitude,
      longitude: place.longitude,
    }),
  }
}

function attributesOf(said: Record<string, string | number | null | undefined>): MasterData['attributes'] {
  const pairs = Object.entries(said).flatMap(([name, value]): [string, string[]][] =>
    value === null || value === undefined ? [] : [[qualifiedName(mda, name), [String(value)]]],
  )
  return Object.fromEntries(pairs)
}

const mda = 'urn:epcglobal:cbv:mda:'

/** The ids of what has one of these attributes, with one of these values where they are given. */
export function listIdsWith(
  facts: readonly RegisterFacts[],
  names: readonly string[],
  values: readonly string[] | undefined,
): string[] {
  return facts
    .filter(({ attributes }) =>
      names.some((name) => attributes[name]?.some((value) => values === undefined || values.includes(value))),
    )
    .flatMap(({ ids }) => ids)
}

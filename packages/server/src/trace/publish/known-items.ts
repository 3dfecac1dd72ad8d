import { placeInWords } from '@saolang/core/people/place-name.ts'
import { yieldsMaterial } from '@saolang/core/trace/areas/area.ts'
import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { ownIdentifier } from '@saolang/core/trace/party.ts'
import type { KnownItems } from '@saolang/core/trace/publish/minimum.ts'
import { listPlaceless, type Stage } from '@saolang/core/trace/publish/stage.ts'
import { formatDate, formatDay } from '@saolang/web/kit/format.ts'
import type { Organisation } from '../../people/get-organisation.ts'
import { getPlace } from '../../people/get-place.ts'
import type { Tx } from '../../platform/sql.ts'
import type { RegisterRecord } from '../../registry/get-product.ts'
import type { NamedLot } from '../diary/read-diary.ts'
import type { ProductFacts } from './product-facts.sql.ts'
import type { KnownPlace } from './read-way.ts'

/** What a product tells of itself: the register, its maker, and what the maker added. */
export type ProductSide = {
  record: RegisterRecord
  organisation: Organisation
  facts: ProductFacts | undefined
  gtin: string | null
}

/** What is known of the product's items of the legal minimum. */
export async function knowProductItems(
  tx: Tx,
  { record, organisation, facts, gtin }: ProductSide,
): Promise<KnownItems> {
  const place = await getPlace(tx, organisation.communeCode)
  const { current } = record
  const paper = current.number ?? current.decisionNumber
  return {
    'product-name': record.product.name,
    'product-image': facts?.photo ?? undefined,
    'maker-name': organisation.name,
    'maker-address': [organisation.address, placeInWords(place.communeName, place.provinceName)]
      .filter(Boolean)
      .join(', '),
    'maker-identifier': identifierOf(organisation),
    gtin: gtin ?? undefined,
    brand: facts?.brand ?? undefined,
    standards: facts?.standards ?? undefined,
    'shelf-life': facts?.shelfLife ?? undefined,
    warnings: facts?.warnings ?? undefined,
    certificates:
      current.standing.holds && current.star ? `OCOP ${current.star} sao${paper ? `, số ${paper}` : ''}` : undefined,
  }
}

/** The number that an organisation is known by. A household's tax code is its owner's personal number, so it is never shown. */
function identifierOf({ id, kind, registrationNo, taxCode }: Organisation): string {
  const isHousehold = kind === 'household-producer' || kind === 'registered-household'
  return registrationNo ?? (isHousehold ? undefined : taxCode) ?? ownIdentifier(id)
}

/** What is known of a lot's items of the legal minimum. `places` by the identifiers of its stages. */
export function knowLotItems(
  lot: NamedLot,
  stages: readonly Stage[],
  places: ReadonlyMap<string, KnownPlace>,
): KnownItems {
  const placeOf = ({ place }: Stage) => (place ? places.get(place) : undefined)
  const own = normalIdentifier(lot.identifier)
  const making = stages.findLast(({ born }) => born.includes(own)) ?? stages.findLast(({ makes }) => makes)
  const growing = stages.map(placeOf).filter((place) => place && yieldsMaterial(place.kind)) as KnownPlace[]
  const harvests = stages.flatMap(({ harvestedOn }) => harvestedOn ?? []).toSorted()
  const processed = making && placeOf(making)
  return {
    'trace-code': lot.identifier,
    'made-on': formatDay(lot.madeOn),
    'expires-on': lot.expiresOn ? formatDay(lot.expiresOn) : undefined,
    // Makers who buy their material have a facility and no growing area (Decision 25/QĐ-BNNMT: area or facility).
    'growing-place': namesOf(growing.length > 0 ? growing : processed ? [processed] : []),
    'harvested-on': spanOf(harvests),
    origin: namesOf(processed ? [processed] : growing),
    stages: stages.length > 0 ? stages.map(({ at }) => formatDate(at)).join(' · ') : undefined,
    'stage-places':
      stages.length > 0 && listPlaceless(stages).length === 0
        ? namesOf(stages.map(placeOf).filter((place) => place !== undefined)) || undefined
        : undefined,
  }
}

function namesOf(places: readonly KnownPlace[]): string | undefined {
  const names = new Set(places.map(({ name }) => name))
  return names.size > 0 ? [...names].join('; ') : undefined
}

function spanOf(days: readonly string[]): string | undefined {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return undefined
  return first === last ? formatDay(first) : `${formatDay(first)} – ${formatDay(last)}`
}

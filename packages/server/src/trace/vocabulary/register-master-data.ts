import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { ownCode } from '@saolang/core/trace/own-code.ts'
import { ownIdentifier } from '@saolang/core/trace/party.ts'
import type { AttributeField } from '@saolang/core/trace/query.ts'
import type { Reach } from '@saolang/core/trace/reach.ts'
import { listIdsWith, placeFacts, productFacts, type RegisterFacts } from '@saolang/core/trace/register-facts.ts'
import { findOrganisation, listOrganisationsIn, type Organisation } from '../../people/get-organisation.ts'
import { getPlace } from '../../people/get-place.ts'
import type { Tx } from '../../platform/sql.ts'
import { listIdentified } from '../../registry/get-product.ts'
import { listParties, type Party } from '../access/parties.sql.ts'
import { type AreaRow, listAreasIn, listAreasOf } from '../areas/areas.sql.ts'
import { codeOrigin } from '../product-key.ts'
import { listProductKeys } from '../product-keys.sql.ts'

type Asked = {
  field: AttributeField
  names: readonly string[]
  values: readonly string[] | undefined
  reach: Reach
}

/**
 * What the register itself knows to have an attribute, beside what documents tell: products, which are public; an owner's own
 * organisation and areas, and to authorities those of their jurisdiction; to the ministry no area.
 */
export async function listKnownWith(tx: Tx, { field, names, values, reach }: Asked): Promise<string[]> {
  if (reach.level === 'public' || field === 'bizStep' || field === 'disposition') return []
  const facts = field === 'epcClass' ? await listProductFacts(tx) : await listPlaceFacts(tx, reach)
  return listIdsWith(facts, names, values)
}

const most = 50_000
const link = 'https://id.gs1.org'
const own = (key: string) => normalIdentifier(ownCode({ origin: codeOrigin(), key }))

async function listProductFacts(tx: Tx): Promise<RegisterFacts[]> {
  const keys = new Map((await listProductKeys(tx, most)).map(({ key, productId }) => [productId, key]))
  const products = await listIdentified(tx, { ids: [...keys.keys()], most })
  return products.map(({ id, gtin, name, producer }) => {
    const key = keys.get(id)
    return productFacts([...(gtin ? [`${link}/01/${gtin}`] : []), ...(key ? [own(key)] : [])], { name, producer })
  })
}

async function listPlaceFacts(tx: Tx, reach: Exclude<Reach, { level: 'public' }>): Promise<RegisterFacts[]> {
  const parties = (await listPartiesIn(tx, reach)).filter(({ confirmedAt }) => confirmedAt !== null)
  const organisations = await listOrganisationsWithin(tx, reach, parties)
  const areas = await listAreasWithin(tx, reach)
  const communes = [...new Set([...organisations, ...areas].map(({ communeCode }) => communeCode))]
  const places = new Map(await Promise.all(communes.map(async (code) => [code, await getPlace(tx, code)] as const)))
  const named = (code: string) => places.get(code) as Awaited<ReturnType<typeof getPlace>>
  return [
    ...organisations.map(({ id, name, communeCode }) =>
      placeFacts(idsOf(id, parties), { name, ...named(communeCode) }),
    ),
    ...areas.map((area) => placeFacts([own(area.key)], { ...area, ...named(area.communeCode) })),
  ]
}

function listPartiesIn(tx: Tx, reach: Exclude<Reach, { level: 'public' }>): Promise<Party[]> {
  if (reach.level === 'owner') return listParties(tx, { ownerId: reach.ownerId })
  return listParties(tx, reach.level === 'commune' ? { communeCode: reach.communeCode } : {})
}

/** A province and the ministry know organisations by identifiers that were confirmed. */
async function listOrganisationsWithin(
  tx: Tx,
  reach: Exclude<Reach, { level: 'public' }>,
  parties: readonly Party[],
): Promise<Organisation[]> {
  if (reach.level === 'commune') return listOrganisationsIn(tx, reach.communeCode)
  const ids = reach.level === 'owner' ? [reach.ownerId] : [...new Set(parties.map(({ ownerId }) => ownerId))]
  const found = await Promise.all(ids.map((id) => findOrganisation(tx, id)))
  return found.filter(
    (one): one is Organisation =>
      one !== undefined && (reach.level !== 'province' || one.provinceCode === reach.provinceCode),
  )
}

async function listAreasWithin(tx: Tx, reach: Exclude<Reach, { level: 'public' }>): Promise<AreaRow[]> {
  if (reach.level === 'owner') return listAreasOf(tx, reach.ownerId)
  if (reach.level === 'province') return listAreasIn(tx, { communeCode: null, provinceCode: reach.provinceCode })
  if (reach.level !== 'commune') return []
  const { provinceCode } = await getPlace(tx, reach.communeCode)
  return listAreasIn(tx, { communeCode: reach.communeCode, provinceCode })
}

/** A GLN names a party (417) and its places (414); anything else that was confirmed is its own name. */
function idsOf(organisationId: string, parties: readonly Party[]): string[] {
  const keys = parties.filter(({ ownerId }) => ownerId === organisationId).map(({ key }) => key)
  return [
    normalIdentifier(ownIdentifier(organisationId)),
    ...keys.flatMap((key) =>
      key.startsWith('gln:') ? [`${link}/414/${key.slice(4)}`, `${link}/417/${key.slice(4)}`] : [key],
    ),
  ]
}

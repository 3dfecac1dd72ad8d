import { placeInWords } from '@saolang/core/people/place-name.ts'
import { isLot } from '@saolang/core/trace/identifier.ts'
import { parseOwnCode } from '@saolang/core/trace/own-code.ts'
import { ownIdentifier } from '@saolang/core/trace/party.ts'
import { readStage, type Stage } from '@saolang/core/trace/publish/stage.ts'
import { getPlace } from '../../people/get-place.ts'
import type { Tx } from '../../platform/sql.ts'
import { listConfirmedKeys } from '../access/parties.sql.ts'
import { type AreaRow, findAreaByKey } from '../areas/areas.sql.ts'
import { followChain } from '../follow-thing.ts'
import type { EventRef } from '../query.sql.ts'

/** The way of a lot as its maker may tell it: its stages by time, what their rows are found by, the lots that it holds. */
export type Way = { stages: Stage[]; refs: EventRef[]; things: string[] }

/** Follows a lot back to its beginnings over what its maker told, was named in, or was published by those before it. */
export async function readWay(
  tx: Tx,
  { identifier, organisationId }: { identifier: string; organisationId: string },
): Promise<Way> {
  const parties = [ownIdentifier(organisationId), ...(await listConfirmedKeys(tx, organisationId))]
  const reach = { level: 'owner', ownerId: organisationId, parties, withPublic: true } as const
  const chain = await followChain(tx, reach, { epc: identifier, direction: 'upstream' })
  return { stages: chain.events.map(readStage), refs: chain.refs, things: [chain.epc, ...chain.lots].filter(isLot) }
}

/** A place of a stage as anybody may know it: its kind and its commune, never its outline or its name. */
export type KnownPlace = Pick<AreaRow, 'id' | 'kind' | 'longitude' | 'latitude' | 'organisationId'> & {
  /** Commune and province, by today's names. */
  name: string
}

/** The places of stages that are areas or workshops of ours, by the identifier that events name them by. */
export async function readPlaces(
  tx: Tx,
  identifiers: readonly (string | undefined)[],
): Promise<Map<string, KnownPlace>> {
  const places = new Map<string, KnownPlace>()
  for (const identifier of new Set(identifiers)) {
    const key = identifier && parseOwnCode(identifier)?.key
    const area = key ? await findAreaByKey(tx, key) : undefined
    if (!identifier || !area) continue
    const { id, kind, longitude, latitude, organisationId } = area
    const { communeName, provinceName } = await getPlace(tx, area.communeCode)
    const name = placeInWords(communeName, provinceName)
    places.set(identifier, { id, kind, longitude, latitude, organisationId, name })
  }
  return places
}

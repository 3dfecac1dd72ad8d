import type { AreaKind, ShapeWay } from '@saolang/core/trace/areas/area.ts'
import type { Shape } from '@saolang/core/trace/areas/shape.ts'
import type { Tx } from '../../platform/sql.ts'

/** An area or a place as it stands. */
export type AreaRow = {
  id: string
  organisationId: string
  key: string
  kind: AreaKind
  name: string
  crop: string | null
  communeCode: string
  provinceCode: string
  growerName: string | null
  shape: Shape | null
  squareMetres: number | null
  longitude: number | null
  latitude: number | null
  endedAt: Date | null
}

/** What may change of an area; the box goes with its outline. */
export type AreaFacts = Omit<AreaRow, 'organisationId' | 'key' | 'endedAt'> & {
  box: { west: number; south: number; east: number; north: number } | undefined
}

const columns = (tx: Tx) => tx`
  id, organisation_id as "organisationId", key, kind, name, crop, commune_code as "communeCode", province_code as "provinceCode",
  grower_name as "growerName", shape, square_metres as "squareMetres", longitude, latitude, ended_at as "endedAt"`

/** Adds an area; false when its key is taken. */
export async function addArea(
  tx: Tx,
  area: AreaFacts & Pick<AreaRow, 'organisationId' | 'key'>,
  at: Date,
): Promise<boolean> {
  const { box } = area
  const rows = await tx`
    insert into trace.area (id, organisation_id, key, kind, name, crop, commune_code, province_code, grower_name, shape,
      square_metres, longitude, latitude, west, south, east, north, made_at, changed_at)
    values (${area.id}, ${area.organisationId}, ${area.key}, ${area.kind}, ${area.name}, ${area.crop}, ${area.communeCode},
      ${area.provinceCode}, ${area.growerName}, ${writeShape(area.shape)}::text::jsonb, ${area.squareMetres}, ${area.longitude},
      ${area.latitude}, ${box?.west ?? null}, ${box?.south ?? null}, ${box?.east ?? null}, ${box?.north ?? null}, ${at}, ${at})
    on conflict (key) do nothing returning id`
  return rows.length > 0
}

/** Writes an area's facts anew. */
export async function saveAreaFacts(tx: Tx, area: AreaFacts, at: Date): Promise<void> {
  const { box } = area
  await tx`
    update trace.area set kind = ${area.kind}, name = ${area.name}, crop = ${area.crop}, commune_code = ${area.communeCode},
      province_code = ${area.provinceCode}, grower_name = ${area.growerName}, shape = ${writeShape(area.shape)}::text::jsonb,
      square_metres = ${area.squareMetres}, longitude = ${area.longitude}, latitude = ${area.latitude},
      west = ${box?.west ?? null}, south = ${box?.south ?? null}, east = ${box?.east ?? null}, north = ${box?.north ?? null},
      changed_at = ${at}
    where id = ${area.id}`
}

/** Adds the next outline to an area's history. */
export async function addShape(
  tx: Tx,
  {
    id,
    shape,
    squareMetres,
    way,
    by,
  }: Pick<AreaRow, 'id' | 'shape' | 'squareMetres'> & { way: ShapeWay; by: string | null },
  at: Date,
): Promise<void> {
  await tx`
    insert into trace.area_shape (area_id, version, shape, square_metres, way, at, by)
    select ${id}, coalesce(max(version), 0) + 1, ${writeShape(shape)}::text::jsonb, ${squareMetres}, ${way}, ${at}, ${by}
    from trace.area_shape where area_id = ${id}`
}

/** Ends an area: it is offered no more, and stays where events name it. */
export async function endArea(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update trace.area set ended_at = ${at}, changed_at = ${at} where id = ${id} and ended_at is null`
}

/** The area of an id. */
export async function findArea(tx: Tx, id: string): Promise<AreaRow | undefined> {
  const [row] = await tx<AreaRow[]>`select ${columns(tx)} from trace.area where id = ${id}`
  return row
}

/** The area of a key. */
export async function findAreaByKey(tx: Tx, key: string): Promise<AreaRow | undefined> {
  const [row] = await tx<AreaRow[]>`select ${columns(tx)} from trace.area where key = ${key}`
  return row
}

/** The areas of an organisation that are not ended, by name. */
export async function listAreasOf(tx: Tx, organisationId: string): Promise<AreaRow[]> {
  return tx<AreaRow[]>`
    select ${columns(tx)} from trace.area where organisation_id = ${organisationId} and ended_at is null
    order by name collate "vi-x-icu", id`
}

/** The areas of a commune (or of a whole province, without one) that are not ended. */
export async function listAreasIn(
  tx: Tx,
  { communeCode, provinceCode }: { communeCode: string | null; provinceCode: string },
): Promise<AreaRow[]> {
  return tx<AreaRow[]>`
    select ${columns(tx)} from trace.area
    where ended_at is null and province_code = ${provinceCode} and (${communeCode}::text is null or commune_code = ${communeCode})
    order by name collate "vi-x-icu", id limit 2000`
}

/** Areas of anybody whose box meets this one; the area itself is left out. */
export async function listNear(
  tx: Tx,
  { id, box }: { id: string; box: NonNullable<AreaFacts['box']> },
): Promise<{ id: string; organisationId: string; name: string; shape: Shape }[]> {
  return tx<{ id: string; organisationId: string; name: string; shape: Shape }[]>`
    select id, organisation_id as "organisationId", name, shape from trace.area
    where ended_at is null and shape is not null and id <> ${id}
      and west <= ${box.east} and east >= ${box.west} and south <= ${box.north} and north >= ${box.south}
    limit 200`
}

const writeShape = (shape: Shape | null) => (shape ? JSON.stringify(shape) : null)

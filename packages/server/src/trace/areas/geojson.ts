import type { Actor } from '@saolang/core/people/actor.ts'
import type { ToldArea } from '@saolang/core/trace/areas/shape.ts'
import { placeCode } from '@saolang/core/trace/diary/to-events.ts'
import { codeOrigin } from '../product-key.ts'
import type { AreaRow } from './areas.sql.ts'
import { type AreaInput, saveArea } from './save-area.ts'

/** Areas as GeoJSON (RFC 7946): outlines, or points; without growers, who are nobody else's business. */
export function toGeoJson(areas: readonly AreaRow[]): object {
  const features = areas
    .filter(({ shape, longitude }) => shape !== null || longitude !== null)
    .map(({ id, key, name, kind, crop, communeCode, squareMetres, shape, longitude, latitude }) => ({
      type: 'Feature',
      id,
      geometry: shape ?? { type: 'Point', coordinates: [longitude, latitude] },
      properties: { name, kind, crop, communeCode, squareMetres, code: placeCode(codeOrigin(), key) },
    }))
  return { type: 'FeatureCollection', features }
}

/** Keeps every polygon of a file as an area; names that the file does not tell are numbered. Gives how many. */
export async function importAreas(
  who: Actor,
  { areas, common }: { areas: readonly ToldArea[]; common: Omit<AreaInput, 'location' | 'id'> },
): Promise<number> {
  for (const [i, { name, shape }] of areas.entries()) {
    const numbered = areas.length > 1 ? `${common.form.name} ${i + 1}` : common.form.name
    await saveArea(who, {
      ...common,
      form: { ...common.form, name: name ?? numbered },
      location: { shape, way: 'file' },
    })
  }
  return areas.length
}

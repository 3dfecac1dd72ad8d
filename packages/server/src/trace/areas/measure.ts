import type { Shape } from '@saolang/core/trace/areas/shape.ts'

/** The area of a polygon on the ellipsoid's sphere, in square metres. */
export async function measureSquareMetres(shape: Shape): Promise<number> {
  const { area } = await import('@turf/area')
  return Math.round(area(shape))
}

/** Whether an outline crosses itself, so that it has no inside. */
export async function crossesItself(shape: Shape): Promise<boolean> {
  const [{ kinks }, { booleanValid }] = await Promise.all([import('@turf/kinks'), import('@turf/boolean-valid')])
  return kinks(shape).features.length > 0 || !booleanValid(shape)
}

/** How much two polygons share, in square metres. */
export async function measureOverlap(one: Shape, other: Shape): Promise<number> {
  const [{ intersect }, { area }] = await Promise.all([import('@turf/intersect'), import('@turf/area')])
  const feature = (geometry: Shape) => ({ type: 'Feature' as const, properties: {}, geometry })
  const common = intersect({ type: 'FeatureCollection', features: [feature(one), feature(other)] })
  return common ? Math.round(area(common)) : 0
}

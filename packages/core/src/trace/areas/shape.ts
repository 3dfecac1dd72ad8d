import type { Problem } from '../../kernel/problem.ts'

/** Degrees, longitude first, as GeoJSON has it (RFC 7946). */
export type Position = [longitude: number, latitude: number]

/** A polygon of GeoJSON: its outline, then its holes; every ring ends where it begins. */
export type Shape = { type: 'Polygon'; coordinates: Position[][] }

const mostCorners = 2000
const land = { west: 101.5, east: 118, south: 5.5, north: 24 }

/** Whether a position lies in Viet Nam's land or sea, Hoàng Sa and Trường Sa included, roughly. */
export function isInVietnam([longitude, latitude]: Position): boolean {
  return longitude >= land.west && longitude <= land.east && latitude >= land.south && latitude <= land.north
}

/**
 * Corners from text: a position a line, or separated by semicolons, "9.4102, 104.9631" as phones and maps show it; longitude first
 * is understood too, because in Viet Nam one is always above 100. Undefined when a line is no position.
 */
export function readPositions(text: string): Position[] | undefined {
  const lines = text
    .split(/[\n;]+/)
    .map((line) => line.trim())
    .filter(Boolean)
  const positions = lines.map(readPosition)
  return positions.every((position) => position !== undefined) ? positions : undefined
}

function readPosition(line: string): Position | undefined {
  const numbers = line.match(/^\s*(-?\d+(?:\.\d+)?)°?\s*[,\s]\s*(-?\d+(?:\.\d+)?)°?\s*$/)
  if (!numbers) return undefined
  const [first, second] = [Number(numbers[1]), Number(numbers[2])]
  return first > 90 ? [first, second] : [second, first]
}

/** The polygon around corners in their order; a last corner that repeats the first is one. Undefined with fewer than three. */
export function toShape(corners: readonly Position[]): Shape | undefined {
  const ring = corners.filter(([x, y], i) => i === 0 || x !== corners[i - 1]?.[0] || y !== corners[i - 1]?.[1])
  const [first] = ring
  const last = ring.at(-1)
  if (first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1]) ring.pop()
  return first && ring.length >= 3 ? { type: 'Polygon', coordinates: [[...ring, first]] } : undefined
}

/** An area as a file of GeoJSON tells it. */
export type ToldArea = { name: string | undefined; shape: Shape }

/** The polygons of a GeoJSON text (feature, collection or bare geometry; of a multi-polygon each part). Undefined when it is none. */
export function readGeoJson(text: string): ToldArea[] | undefined {
  try {
    const areas = listAreas(JSON.parse(text), undefined)
    return areas.length > 0 && areas.every(({ shape }) => isPolygon(shape)) ? areas : undefined
  } catch {
    return undefined
  }
}

type Json = {
  type?: string
  features?: Json[]
  geometry?: Json
  coordinates?: unknown
  properties?: { name?: unknown }
}

function listAreas(value: Json, name: string | undefined): ToldArea[] {
  switch (value.type) {
    case 'FeatureCollection':
      return (value.features ?? []).flatMap((feature) => listAreas(feature, undefined))
    case 'Feature':
      return listAreas(
        value.geometry ?? {},
        typeof value.properties?.name === 'string' ? value.properties.name : undefined,
      )
    case 'Polygon':
      return [{ name, shape: { type: 'Polygon', coordinates: value.coordinates as Position[][] } }]
    case 'MultiPolygon':
      return (value.coordinates as Position[][][]).map((coordinates) => ({
        name,
        shape: { type: 'Polygon', coordinates },
      }))
    default:
      return []
  }
}

function isPolygon({ coordinates }: Shape): boolean {
  return Array.isArray(coordinates) && coordinates.length > 0 && coordinates.every(isRing)
}

function isRing(ring: unknown): boolean {
  if (!Array.isArray(ring) || ring.length < 4) return false
  const isPair = (at: unknown) => Array.isArray(at) && at.length >= 2 && at.slice(0, 2).every(Number.isFinite)
  const [first, last] = [ring[0], ring.at(-1)] as [Position, Position]
  return ring.every(isPair) && first[0] === last[0] && first[1] === last[1]
}

/** Reasons why a polygon cannot be an area, but for crossing itself, which is measured: too many corners, outside the country. */
export function findShapeProblems({ coordinates }: Shape): Problem[] {
  const corners = coordinates.flat()
  if (corners.length > mostCorners)
    return [{ code: 'area.too-many-corners', at: 'shape', values: { most: mostCorners } }]
  return corners.every(isInVietnam) ? [] : [{ code: 'area.outside-vietnam', at: 'shape' }]
}

/** The box around a polygon. */
export function boundsOf({ coordinates }: Shape): { west: number; south: number; east: number; north: number } {
  const corners = coordinates.flat()
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) }
}

/** Corners as a person reads and types them, a line each, latitude first. */
export function writePositions({ coordinates: [outline = []] }: Shape): string {
  return outline
    .slice(0, -1)
    .map(([longitude, latitude]) => `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`)
    .join('\n')
}

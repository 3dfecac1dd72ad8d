// Draws the map of the 34 provinces that pages show: `node tools/draw-map.ts <provinces.topojson> > packages/web/src/kit/vietnam-map.json`.
// The source holds each province as its communes: they are merged, then borders are cut where three shapes meet and each
// piece is simplified once (Visvalingam), so that neighbours keep sharing it. Small islands become dots, and Hoàng Sa and
// Trường Sa are dots by name: at this scale their islands would be smaller than a pixel.
import { readFileSync } from 'node:fs'
import { mergeArcs } from 'topojson-client'
import {
  area,
  decodeArc,
  distance,
  innermost,
  mercator,
  middle,
  type Point,
  stitch,
  type Topology,
  thin,
  toPath,
} from './draw-path.ts'

type Provinces = Topology & { objects: { provinces: { geometries: Province[] } } }
type Province = { type: 'MultiPolygon'; arcs: number[][][]; properties: { code: string; name: string } }
type Outline = { code: string; name: string; rings: Point[][] }

const width = 1000
const west = 102.0
const east = 117.6
const north = 23.6
const unitsPerRadian = width / (((east - west) * Math.PI) / 180)
const leastTriangle = 2.5
const leastIsland = 60
const keyOf = ([x, y]: Point) => `${x},${y}`

const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: node tools/draw-map.ts <provinces.topojson>')
function drawMap() {
  const drawn = outlines.map(drawProvince)
  const lowest = Math.max(...drawn.flatMap(({ bottom }) => bottom))
  return {
    width,
    height: Math.ceil(lowest + 24),
    provinces: drawn.map(({ code, name, path, dots, at }) => ({ code, name, path, dots, at })),
    archipelagos: [
      { name: 'Hoàng Sa', provinceCode: '48', dots: drawn.find(({ code }) => code === '48')?.far ?? [] },
      { name: 'Trường Sa', provinceCode: '56', dots: drawn.find(({ code }) => code === '56')?.far ?? [] },
    ],
  }
}

function drawProvince({ code, name, rings: exact }: Outline) {
  const rings = exact.map(simplifyRing)
  const large = rings.filter((ring) => Math.abs(area(ring)) >= leastIsland)
  const islands = rings.filter((ring) => Math.abs(area(ring)) < leastIsland).map(middle)
  const isFar = ([x]: Point) => x > project(109.6, 0)[0]
  const near = islands.filter((at) => !isFar(at) && distance(at, large) > 14)
  const main = [...large].sort((a, b) => Math.abs(area(b)) - Math.abs(area(a)))[0] ?? []
  return {
    code,
    name,
    path: large.map(toPath).join(''),
    dots: thin(near, 8),
    far: thin(islands.filter(isFar), 7),
    at: innermost(main).map(Math.round),
    bottom: rings.flat().map(([, y]) => y),
  }
}

/** The rings of a province without the borders between its communes, as indices of arcs. */
function merge(province: Province): number[][] {
  const [library, shapes] = [topology, [province]] as unknown as Parameters<typeof mergeArcs>
  return mergeArcs(library, shapes).arcs.flat()
}

function project(longitude: number, latitude: number): Point {
  return [
    ((longitude - west) * Math.PI * unitsPerRadian) / 180,
    (mercator(north) - mercator(latitude)) * unitsPerRadian,
  ]
}

/** Which points each point is joined to, over all rings: more than two where borders meet. */
function findNeighbours(rings: Point[][]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const ring of rings) {
    ring.forEach((point, i) => {
      const around = found.get(keyOf(point)) ?? new Set()
      found.set(keyOf(point), around.add(keyOf(ring.at(i - 1)!)).add(keyOf(ring[(i + 1) % ring.length]!)))
    })
  }
  return found
}

/** A closed ring, each of its pieces between meeting points simplified the same way from both sides. */
function simplifyRing(ring: Point[]): Point[] {
  const first = ring.findIndex(isMeeting)
  const start = first >= 0 ? first : ring.map(keyOf).indexOf([...ring.map(keyOf)].sort()[0]!)
  const turned = [...ring.slice(start), ...ring.slice(0, start), ring[start]!]
  const cuts = turned.flatMap((point, i) => (i === 0 || i === turned.length - 1 || isMeeting(point) ? [i] : []))
  return cuts.slice(1).flatMap((end, i) => simplifyPiece(turned.slice(cuts[i]!, end + 1)).slice(1))
}

const isMeeting = (point: Point) => (neighbours.get(keyOf(point))?.size ?? 0) > 2

function simplifyPiece(piece: Point[]): Point[] {
  const isForward = keyOf(piece[0]!) + keyOf(piece[1]!) <= keyOf(piece.at(-1)!) + keyOf(piece.at(-2)!)
  return isForward ? simplify(piece) : simplify([...piece].reverse()).reverse()
}

/** Drops, again and again, the point whose triangle with its neighbours is smallest, down to `leastTriangle` square units. */
function simplify(piece: Point[]): Point[] {
  const kept = [...piece]
  while (kept.length > 2) {
    const areas = kept.slice(1, -1).map((point, i) => triangle(kept[i]!, point, kept[i + 2]!))
    const least = Math.min(...areas)
    if (least >= leastTriangle) break
    kept.splice(areas.indexOf(least) + 1, 1)
  }
  return kept
}

function triangle([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
}

const topology: Provinces = JSON.parse(readFileSync(file, 'utf8'))
const arcs = topology.arcs.map((arc) => decodeArc(topology, arc, project))
const outlines = topology.objects.provinces.geometries.map(
  (province): Outline => ({ ...province.properties, rings: merge(province).map((ring) => stitch(arcs, ring)) }),
)
const neighbours = findNeighbours(outlines.flatMap(({ rings }) => rings))
process.stdout.write(`${JSON.stringify(drawMap())}\n`)

// Draws the map of the 34 provinces that pages show: `node tools/draw-map.ts <provinces.topojson> > packages/web/src/kit/vietnam-map.json`.
// The source holds each province as its communes: they are merged, then borders are cut where three shapes meet and each
// piece is simplified once (Visvalingam), so that neighbours keep sharing it. Small islands become dots, and Hoàng Sa and
// Trường Sa are dots by name: at this scale their islands would be smaller than a pixel.
import { readFileSync } from 'node:fs'
import { mergeArcs } from 'topojson-client'

type Point = readonly [x: number, y: number]
type Topology = {
  transform: { scale: [number, number]; translate: [number, number] }
  arcs: [number, number][][]
  objects: { provinces: { geometries: Province[] } }
}
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
const mercator = (latitude: number) => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))

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

function decodeArc(arc: [number, number][]): Point[] {
  const { scale, translate } = topology.transform
  let x = 0
  let y = 0
  return arc.map(([dx, dy]) => {
    x += dx
    y += dy
    return project(x * scale[0] + translate[0], y * scale[1] + translate[1])
  })
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

/** Arcs of one ring, end to end; `~i` is arc i walked backwards. */
function stitch(indices: number[]): Point[] {
  return indices.flatMap((i) => (i >= 0 ? arcs[i]! : [...arcs[~i]!].reverse()).slice(1))
}

function area(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

function middle(ring: readonly Point[]): Point {
  const sum = ring.reduce<Point>(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0])
  return [sum[0] / ring.length, sum[1] / ring.length]
}

/** Distance from a point to the nearest corner of any ring. */
function distance([x, y]: Point, rings: readonly Point[][]): number {
  return Math.min(...rings.flat().map(([rx, ry]) => Math.hypot(rx - x, ry - y)))
}

/** Points at least `gap` apart, as whole units. */
function thin(points: readonly Point[], gap: number): number[][] {
  const kept: number[][] = []
  for (const [x, y] of points)
    if (kept.every(([kx = 0, ky = 0]) => Math.hypot(kx - x, ky - y) >= gap)) kept.push([Math.round(x), Math.round(y)])
  return kept
}

/** The point of a grid over the ring that lies deepest inside it. */
function innermost(ring: readonly Point[]): number[] {
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  let best = { depth: -1, at: [0, 0] }
  for (let x = Math.min(...xs); x <= Math.max(...xs); x += 3)
    for (let y = Math.min(...ys); y <= Math.max(...ys); y += 3) {
      const depth = isInside(x, y, ring) ? distance([x, y], [[...ring]]) : -1
      if (depth > best.depth) best = { depth, at: [x, y] }
    }
  return best.at
}

function isInside(x: number, y: number, ring: readonly Point[]): boolean {
  return ring.reduce((inside, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside
  }, false)
}

/** An SVG path in whole units, relative to the point before. */
function toPath(ring: readonly Point[]): string {
  const whole = ring.map(([x, y]) => [Math.round(x), Math.round(y)] as const)
  const steps = whole.slice(1).map(([x, y], i) => [x - whole[i]![0], y - whole[i]![1]] as const)
  const words = steps.filter(([dx, dy]) => dx !== 0 || dy !== 0).map(([dx, dy]) => `${dx}${dy < 0 ? dy : ` ${dy}`}`)
  return `M${whole[0]!.join(' ')}l${words.join(' ').replace(/ -/g, '-')}z`
}

const topology: Topology = JSON.parse(readFileSync(file, 'utf8'))
const arcs = topology.arcs.map(decodeArc)
const outlines = topology.objects.provinces.geometries.map(
  (province): Outline => ({ ...province.properties, rings: merge(province).map(stitch) }),
)
const neighbours = findNeighbours(outlines.flatMap(({ rings }) => rings))
process.stdout.write(`${JSON.stringify(drawMap())}\n`)

// Draws each province with its communes: `node tools/draw-communes.ts <communes.topojson>` writes a drawing a province into
// packages/server/src/insight/map/data/drawings. Borders come simplified and shared from the source. An island too far out to the
// mainland's drawing gets a frame of its own below it; islands smaller than can be drawn become dots.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mergeArcs } from 'topojson-client'
import {
  area,
  decodeArc,
  distance,
  dotPath,
  innermost,
  mercator,
  middle,
  type Point,
  type Ring,
  stitch,
  type Topology,
  thin,
  toPath,
} from './draw-path.ts'
import { readFormerProvinces } from './former-provinces.ts'
import { rootDir } from './list-files.ts'

type Commune = {
  type: 'Polygon' | 'MultiPolygon'
  arcs: number[][] | number[][][]
  properties: { code: string; p: string }
}
type Communes = Topology & { objects: { communes: { geometries: Commune[] } } }
type Box = { west: number; south: number; east: number; north: number }

const width = 1000
const tallest = 1150
const edge = 12
const frame = { width: 320, height: 200, gap: 20 }
/** How many times larger the drawing may become for an island, before the island gets a frame of its own. */
const mostStretch = 1.35
const leastIsland = 14

const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: node tools/draw-communes.ts <communes.topojson>')
const topology: Communes = JSON.parse(readFileSync(file, 'utf8'))
// Radians of longitude, north up: the sphere as Mercator unrolls it, before any scale.
const arcs = topology.arcs.map((arc) => decodeArc(topology, arc, (x, y) => [(x * Math.PI) / 180, -mercator(y)]))
const former = readFormerProvinces()
const out = join(rootDir, 'packages/server/src/insight/map/data/drawings')

function drawProvince(communes: Commune[]) {
  const rings = new Map(communes.map((commune) => [commune, outline([commune])]))
  const boxOf = (some: readonly Commune[]) => boxAround(some.flatMap((commune) => rings.get(commune)!.flat()))
  const far = communes.filter((commune) => {
    const rest = boxOf(communes.filter((other) => other !== commune))
    return sizeOf(boxOf(communes)) > mostStretch * sizeOf(rest) && isFarther(rings.get(commune)!, rest)
  })
  const near = communes.filter((commune) => !far.includes(commune))
  const main = fitInto(boxOf(near), { x: 0, y: 0, width, height: tallest })
  const frames = far.map((commune, i) => ({
    code: commune.properties.code,
    x: i * (frame.width + frame.gap) + 2,
    y: main.height + frame.gap,
    ...{ width: frame.width, height: frame.height },
  }))
  const placeOf = (commune: Commune) => {
    const at = frames.find(({ code }) => code === commune.properties.code)
    return at ? fitInto(boxOf([commune]), { ...at, height: at.height - 44 }).place : main.place
  }
  return {
    width,
    height: Math.ceil(main.height + (far.length > 0 ? frame.gap + frame.height + 4 : 0)),
    communes: communes.map((commune) => drawCommune(commune, rings.get(commune)!, placeOf(commune))),
    frames,
    former: drawFormer(near, main.place),
  }
}

function drawCommune({ properties: { code } }: Commune, rings: Point[][], place: (point: Point) => Point) {
  const placed = rings.map((ring) => ring.map(place))
  const large = placed.filter((ring) => Math.abs(area(ring)) >= leastIsland)
  const islands = placed.filter((ring) => Math.abs(area(ring)) < leastIsland).map(middle)
  const dots = thin(large.length > 0 ? islands.filter((at) => distance(at, large) > 8) : islands, 8)
  const main = large.toSorted((a, b) => Math.abs(area(b)) - Math.abs(area(a)))[0]
  const at = main ? innermost(main, 4).map(Math.round) : dots[Math.floor(dots.length / 2)]
  return { code, path: [...large.map(toPath), ...dots.map(dotPath)].join(''), at, former: former.get(code)?.code }
}

/** The outlines of the former provinces on this one's ground; none where there was only one. */
function drawFormer(communes: readonly Commune[], place: (point: Point) => Point) {
  const groups = Map.groupBy(communes, ({ properties }) => former.get(properties.code)!)
  const byCode = Map.groupBy(groups.keys(), ({ code }) => code)
  return [...byCode.values()].map(([first]) => {
    const its = communes.filter(({ properties }) => former.get(properties.code)?.code === first!.code)
    const large = outline(its)
      .map((ring) => ring.map(place))
      .filter((ring) => Math.abs(area(ring)) >= leastIsland * 4)
    return { ...first!, path: byCode.size > 1 ? large.map(toPath).join('') : '' }
  })
}

/** The rings around communes without the borders between them. */
function outline(communes: readonly Commune[]): Point[][] {
  const shapes = communes.map(({ type, arcs }) => ({ type: 'MultiPolygon', arcs: type === 'Polygon' ? [arcs] : arcs }))
  const [library, objects] = [topology, shapes] as unknown as Parameters<typeof mergeArcs>
  return mergeArcs(library, objects)
    .arcs.flat()
    .map((ring) => stitch(arcs, ring))
}

function boxAround(points: Ring): Box {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return { west: Math.min(...xs), south: Math.max(...ys), east: Math.max(...xs), north: Math.min(...ys) }
}

const sizeOf = ({ west, south, east, north }: Box) => (east - west) * (south - north)

/** Whether an island lies outside the box of all others. */
function isFarther(rings: Point[][], box: Box): boolean {
  const own = boxAround(rings.flat())
  return own.west > box.east || own.east < box.west || own.north > box.south || own.south < box.north
}

/** A box of the sphere put into a box of the drawing, as large as it goes; its height is what it then takes. */
function fitInto(box: Box, into: { x: number; y: number; width: number; height: number }) {
  const scale = Math.min(
    (into.width - 2 * edge) / (box.east - box.west),
    (into.height - 2 * edge) / (box.south - box.north),
  )
  const left = into.x + (into.width - scale * (box.east - box.west)) / 2
  const place = ([x, y]: Point): Point => [left + (x - box.west) * scale, into.y + edge + (y - box.north) * scale]
  return { place, height: Math.ceil(scale * (box.south - box.north) + 2 * edge) }
}

mkdirSync(out, { recursive: true })
const provinces = Map.groupBy(topology.objects.communes.geometries, ({ properties }) => properties.p)
for (const [code, communes] of provinces) {
  const drawing = drawProvince(communes.toSorted((a, b) => a.properties.code.localeCompare(b.properties.code)))
  writeFileSync(join(out, `${code}.json`), `${JSON.stringify(drawing)}\n`)
}

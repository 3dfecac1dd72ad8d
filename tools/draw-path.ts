// What maps are drawn with: Mercator, rings, islands as dots, paths in whole units.

export type Point = readonly [x: number, y: number]
export type Ring = readonly Point[]
export type Topology = {
  transform: { scale: [number, number]; translate: [number, number] }
  arcs: [number, number][][]
}

/** Latitude as Mercator draws it, in radians of longitude. */
export const mercator = (latitude: number) => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))

/** The points of an arc of a topology, through a projection from longitude and latitude. */
export function decodeArc(
  { transform: { scale, translate } }: Topology,
  arc: [number, number][],
  project: (longitude: number, latitude: number) => Point,
): Point[] {
  let x = 0
  let y = 0
  return arc.map(([dx, dy]) => {
    x += dx
    y += dy
    return project(x * scale[0] + translate[0], y * scale[1] + translate[1])
  })
}

/** Arcs of one ring, end to end; `~i` is arc i walked backwards. */
export function stitch(arcs: readonly Point[][], indices: readonly number[]): Point[] {
  return indices.flatMap((i) => (i >= 0 ? arcs[i]! : [...arcs[~i]!].reverse()).slice(1))
}

/** In square units; negative for a ring drawn the other way round. */
export function area(ring: Ring): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

/** The mean of a ring's points. */
export function middle(ring: Ring): Point {
  const sum = ring.reduce<Point>(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0])
  return [sum[0] / ring.length, sum[1] / ring.length]
}

/** Distance from a point to the nearest corner of any ring. */
export function distance([x, y]: Point, rings: readonly Ring[]): number {
  return Math.min(...rings.flat().map(([rx, ry]) => Math.hypot(rx - x, ry - y)))
}

/** Points at least `gap` apart, as whole units. */
export function thin(points: Ring, gap: number): number[][] {
  const kept: number[][] = []
  for (const [x, y] of points)
    if (kept.every(([kx = 0, ky = 0]) => Math.hypot(kx - x, ky - y) >= gap)) kept.push([Math.round(x), Math.round(y)])
  return kept
}

/** The point of a grid over the ring that lies deepest inside it. */
export function innermost(ring: Ring, step = 3): number[] {
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  let best = { depth: -1, at: [0, 0] }
  for (let x = Math.min(...xs); x <= Math.max(...xs); x += step)
    for (let y = Math.min(...ys); y <= Math.max(...ys); y += step) {
      const depth = isInside(x, y, ring) ? distance([x, y], [[...ring]]) : -1
      if (depth > best.depth) best = { depth, at: [x, y] }
    }
  return best.at
}

function isInside(x: number, y: number, ring: Ring): boolean {
  return ring.reduce((inside, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside
  }, false)
}

/** An SVG path in whole units, relative to the point before. */
export function toPath(ring: Ring): string {
  const whole = ring.map(([x, y]) => [Math.round(x), Math.round(y)] as const)
  const steps = whole.slice(1).map(([x, y], i) => [x - whole[i]![0], y - whole[i]![1]] as const)
  const words = steps.filter(([dx, dy]) => dx !== 0 || dy !== 0).map(([dx, dy]) => `${dx}${dy < 0 ? dy : ` ${dy}`}`)
  return `M${whole[0]!.join(' ')}l${words.join(' ').replace(/ -/g, '-')}z`
}

/** A dot of the drawing: an island smaller than can be drawn. */
export const dotPath = ([x = 0, y = 0]: readonly number[]) => `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`

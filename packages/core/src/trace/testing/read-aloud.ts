import type { Direction } from '../follow.ts'
import { isBareClass, isLot } from '../identifier.ts'
import type { TraceEvent } from '../trace-event.ts'

type Bond = { child: string; parent: string; a: number; b: number }
type Turn = { input: string; output: string; i: TraceEvent; o: TraceEvent }
type World = { all: readonly TraceEvent[]; inside: Bond[]; attached: Bond[]; turns: Turn[] }
type Told = { world: World; found: Set<string>; taken: Set<string>; seen: Set<string> }

/**
 * What `docs/trace.md` defines, read aloud: for tests, to hold `startTrace` against. Every set is made by looking at every event
 * there is, and nothing is clever.
 */
export function traceReadAloud(
  all: readonly TraceEvent[],
  x: string,
  direction: Direction,
): { events: string[]; lots: string[] } {
  const bonds = (kind: string) =>
    all.filter((e) => e.kind === kind && e.action === 'ADD').flatMap((e) => bondsOf(all, e))
  const world = { all, inside: bonds('AggregationEvent'), attached: bonds('AssociationEvent'), turns: turnsOf(all) }
  const told: Told = { world, found: new Set(), taken: new Set(), seen: new Set() }
  if (direction === 'upstream') hist(told, x, Number.POSITIVE_INFINITY)
  else fate(told, x, Number.NEGATIVE_INFINITY)
  return { events: [...told.found].sort(), lots: [...told.taken].filter((id) => id !== x && isLot(id)).sort() }
}

function bondsOf(all: readonly TraceEvent[], add: TraceEvent): Bond[] {
  return add.children.map((child) => {
    const ends = all.filter(
      (e) =>
        e.kind === add.kind &&
        e.action === 'DELETE' &&
        e.parent === add.parent &&
        e.time >= add.time &&
        (e.children.length === 0 || e.children.includes(child)),
    )
    return { child, parent: add.parent as string, a: add.time, b: Math.min(...ends.map(({ time }) => time)) }
  })
}

function turnsOf(all: readonly TraceEvent[]): Turn[] {
  const changes = all.filter(({ kind }) => kind === 'TransformationEvent')
  const areOne = (i: TraceEvent, o: TraceEvent) =>
    i === o || (i.transformation !== undefined && i.transformation === o.transformation)
  return changes.flatMap((i) =>
    changes
      .filter((o) => i.time <= o.time && areOne(i, o))
      .flatMap((o) => i.inputs.flatMap((input) => o.outputs.map((output) => ({ input, output, i, o })))),
  )
}

function mentioning({ world, found }: Told, id: string, { a, b }: { a: number; b: number }): void {
  for (const e of world.all) if (e.mentions.includes(id) && e.time >= a && e.time <= b) found.add(e.id)
}

function ofAttached(told: Told, y: string, { a, b }: { a: number; b: number }): void {
  for (const bond of told.world.attached)
    if (bond.parent === y && !isBareClass(bond.child))
      mentioning(told, bond.child, { a: Math.max(a, bond.a), b: Math.min(b, bond.b) })
}

function carry(told: Told, p: string, { a, b }: { a: number; b: number }): void {
  if (a > b || isBareClass(p) || !isNew(told, `carry ${p} ${a} ${b}`)) return
  mentioning(told, p, { a, b })
  ofAttached(told, p, { a, b })
  for (const bond of [...told.world.inside, ...told.world.attached])
    if (bond.child === p) carry(told, bond.parent, { a: Math.max(a, bond.a), b: Math.min(b, bond.b) })
}

function hist(told: Told, y: string, t: number): void {
  if (isBareClass(y) || !isNew(told, `hist ${y} ${t}`)) return
  const { inside, attached, turns } = told.world
  told.taken.add(y)
  mentioning(told, y, { a: Number.NEGATIVE_INFINITY, b: t })
  ofAttached(told, y, { a: Number.NEGATIVE_INFINITY, b: t })
  for (const { child, parent, a, b } of [...inside, ...attached])
    if (child === y && a <= t) carry(told, parent, { a, b: Math.min(b, t) })
  for (const { input, output, i, o } of turns) {
    if (output !== y || o.time > t) continue
    told.found.add(i.id).add(o.id)
    hist(told, input, i.time)
  }
  for (const { child, parent, a, b } of inside) if (parent === y && a <= t) hist(told, child, Math.min(b, t))
}

function fate(told: Told, y: string, s: number): void {
  if (isBareClass(y) || !isNew(told, `fate ${y} ${s}`)) return
  const { inside, attached, turns } = told.world
  told.taken.add(y)
  mentioning(told, y, { a: s, b: Number.POSITIVE_INFINITY })
  ofAttached(told, y, { a: s, b: Number.POSITIVE_INFINITY })
  for (const { child, parent, a, b } of [...inside, ...attached])
    if (child === y && b >= s) carry(told, parent, { a: Math.max(a, s), b })
  for (const { input, output, i, o } of turns) {
    if (input !== y || i.time < s) continue
    told.found.add(i.id).add(o.id)
    fate(told, output, o.time)
  }
}

function isNew({ seen }: Told, key: string): boolean {
  return seen.has(key) ? false : seen.add(key).has(key)
}

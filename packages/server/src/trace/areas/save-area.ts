import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { shortCode } from '@saolang/core/kernel/short-code.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type AreaForm, findAreaProblems, type ShapeWay } from '@saolang/core/trace/areas/area.ts'
import { boundsOf, findShapeProblems, isInVietnam, type Position, type Shape } from '@saolang/core/trace/areas/shape.ts'
import { getPlace } from '../../people/get-place.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getSeat } from '../seat.ts'
import { type AreaFacts, type AreaRow, addArea, addShape, endArea, findArea, saveAreaFacts } from './areas.sql.ts'
import { crossesItself, measureSquareMetres } from './measure.ts'

/** Where an area lies: an outline, or only a point; `undefined` leaves what is known. */
export type Location = { shape?: Shape | undefined; point?: Position | undefined; way: ShapeWay }

/** A new area of an organisation, or with `id` the facts of one anew. */
export type AreaInput = {
  id?: string | undefined
  organisationId?: string | undefined
  form: AreaForm
  location?: Location | undefined
}

/**
 * Keeps an area as its owner (or its commune's officer) tells it, measured on the ground; each outline stays in its history.
 * Refuses an outline that crosses itself or lies elsewhere. Gives the id.
 */
export const saveArea = act('area.save', async (context, { id, organisationId, form, location }: AreaInput) => {
  const { tx, who, now } = context
  const known = id ? await getAreaOf(tx, who, id) : undefined
  const seat = await getSeat(tx, who, known?.organisationId ?? organisationId)
  const problems = [...findAreaProblems(form), ...(location ? await findLocationProblems(location) : [])]
  refuseIf(problems)
  const { provinceCode } = await getPlace(tx, form.communeCode)
  const facts: AreaFacts = {
    id: known?.id ?? context.newId(),
    kind: form.kind,
    name: tidy(form.name),
    crop: tidy(form.crop ?? '') || null,
    communeCode: form.communeCode,
    provinceCode,
    growerName: tidy(form.growerName ?? '') || null,
    ...(location ? await measure(location) : keep(known)),
  }
  if (known) await saveAreaFacts(tx, facts, now)
  else await addNew(context, { ...facts, organisationId: seat.id })
  if (location) await addShape(tx, { ...facts, way: location.way, by: who.personId ?? null }, now)
  context.on('area', facts.id, {
    kind: facts.kind,
    squareMetres: facts.squareMetres,
    outlined: Boolean(location?.shape),
  })
  return { id: facts.id, squareMetres: facts.squareMetres }
})

/** Ends an area: the diary offers it no more. */
export const closeArea = act('area.save', async (context, { id }: { id: string }) => {
  await getAreaOf(context.tx, context.who, id)
  await endArea(context.tx, id, context.now)
  context.on('area', id, { ended: true })
})

/** The area of an id that somebody may work on; refuses with `not-found.area` any other, so that its being there is not told. */
export async function getAreaOf(tx: Tx, who: Actor, id: string): Promise<AreaRow> {
  const area = await findArea(tx, id)
  const isHere =
    area &&
    (who.role === 'producer'
      ? area.organisationId === who.organisationId
      : who.jurisdiction?.level === 'commune'
        ? area.communeCode === who.jurisdiction.communeCode
        : who.jurisdiction?.level === 'province' && area.provinceCode === who.jurisdiction.provinceCode)
  if (!area || !isHere) throw new Refused([{ code: 'not-found.area' }])
  return area
}

async function addNew(context: ActContext, facts: AreaFacts & { organisationId: string }): Promise<void> {
  while (!(await addArea(context.tx, { ...facts, key: shortCode(context.newRandom(16)) }, context.now)));
}

async function findLocationProblems({ shape, point }: Location) {
  if (point && !isInVietnam(point)) return [{ code: 'area.outside-vietnam', at: 'shape' }]
  if (!shape) return []
  const problems = findShapeProblems(shape)
  if (problems.length > 0) return problems
  return (await crossesItself(shape)) ? [{ code: 'area.crosses-itself', at: 'shape' }] : []
}

type Measures = Pick<AreaFacts, 'shape' | 'squareMetres' | 'longitude' | 'latitude' | 'box'>

async function measure({ shape, point }: Location): Promise<Measures> {
  const box = shape && boundsOf(shape)
  const [longitude, latitude] = point ?? (box ? [(box.west + box.east) / 2, (box.south + box.north) / 2] : [null, null])
  return {
    shape: shape ?? null,
    squareMetres: shape ? await measureSquareMetres(shape) : null,
    longitude,
    latitude,
    box,
  }
}

function keep(known: AreaRow | undefined): Measures {
  const { shape = null, squareMetres = null, longitude = null, latitude = null } = known ?? {}
  return { shape, squareMetres, longitude, latitude, box: shape ? boundsOf(shape) : undefined }
}

import { system } from '@saolang/core/people/actor.ts'
import { leastLikeness, likenessOf, matchKeys } from '@saolang/core/registry/duplicates/likeness.ts'
import { producerKeys, producerLikeness } from '@saolang/core/registry/duplicates/producer-likeness.ts'
import { listOrganisationsSince, listOrganisationsToCompare } from '../../people/merges/join-organisations.ts'
import { act } from '../../platform/act.ts'
import {
  findMark,
  listChanged,
  listMeetings,
  listSubjects,
  type NewPair,
  saveKeys,
  saveMark,
  savePairs,
} from './duplicates.sql.ts'

const manyAtOnce = 500

/**
 * Looks for twins among the products that changed since the last look: each is compared only with those that share a key.
 * Gives how many products were looked at.
 */
const look = act('duplicate.find', async (context, _: undefined): Promise<number> => {
  const { tx, now } = context
  const changed = await listChanged(tx, manyAtOnce)
  context.on('register', 'duplicates', { looked: changed.length })
  const last = changed.at(-1)
  if (!last) return 0
  const keys = changed.flatMap((subject) => matchKeys(subject).map((key) => ({ id: subject.id, key })))
  await saveKeys(tx, 'product', keys)
  const ids = changed.map(({ id }) => id)
  const meetings = await listMeetings(tx, 'product', ids)
  const met = await listSubjects(tx, [...new Set(meetings.flatMap(({ id, other }) => [id, other]))])
  const byId = new Map(met.map((subject) => [subject.id, subject]))
  const pairs = meetings.flatMap(({ id, other }): NewPair[] => {
    const [a, b] = [byId.get(id), byId.get(other)]
    const likeness = a && b && likenessOf(a, b)
    if (!likeness || likeness.score < leastLikeness) return []
    return [{ firstId: id, secondId: other, ...likeness, provinces: [...new Set([a.provinceCode, b.provinceCode])] }]
  })
  if (pairs.length > 0) await savePairs(tx, 'product', pairs, now)
  await saveMark(tx, { ...last, kind: 'product' })
  return changed.length
})

/** As `look`, of producers: by tax code, number, name and place. */
const lookAtProducers = act('duplicate.find', async (context, _: undefined): Promise<number> => {
  const { tx, now } = context
  const changed = await listOrganisationsSince(tx, { since: await findMark(tx, 'producer'), many: manyAtOnce })
  context.on('register', 'duplicates', { lookedAtProducers: changed.length })
  const last = changed.at(-1)
  if (!last) return 0
  await saveKeys(
    tx,
    'producer',
    changed.flatMap((one) => producerKeys(one).map((key) => ({ id: one.id, key }))),
  )
  const meetings = await listMeetings(
    tx,
    'producer',
    changed.map(({ id }) => id),
  )
  const met = await listOrganisationsToCompare(tx, [...new Set(meetings.flatMap(({ id, other }) => [id, other]))])
  const byId = new Map(met.map((one) => [one.id, one]))
  const pairs = meetings.flatMap(({ id, other }): NewPair[] => {
    const [a, b] = [byId.get(id), byId.get(other)]
    const likeness = a && b && producerLikeness(a, b)
    if (!likeness || likeness.score < leastLikeness) return []
    return [{ firstId: id, secondId: other, ...likeness, provinces: [...new Set([a.provinceCode, b.provinceCode])] }]
  })
  if (pairs.length > 0) await savePairs(tx, 'producer', pairs, now)
  await saveMark(tx, { ...last, kind: 'producer' })
  return changed.length
})

/** Looks for twins among products and producers until nothing is left to look at. */
export async function findDuplicates(): Promise<void> {
  while ((await look(system, undefined)) === manyAtOnce) {}
  while ((await lookAtProducers(system, undefined)) === manyAtOnce) {}
}

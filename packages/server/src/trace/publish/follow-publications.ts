import { system } from '@saolang/core/people/actor.ts'
import { act, view } from '../../platform/act.ts'
import { getProduct } from '../../registry/get-product.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { publishEvents } from '../access/published-events.sql.ts'
import { getLot } from '../diary/read-diary.ts'
import { followTold, listTexts } from '../follow/follow-told.ts'
import type { Told } from '../follow/told-since.sql.ts'
import { listBehind, noteFollowed, type PublicationRow } from './publications.sql.ts'
import { readWay } from './read-way.ts'

/** Publishes what was told about public lots since they were made public: later stages, and what puts earlier ones right. */
export function followPublications(): Promise<number> {
  return followTold('publications', async (told) => {
    const behind = await listWhatIsBehind(system, told)
    for (const publication of behind) await follow(system, publication)
    return behind.length
  })
}

const listWhatIsBehind = view('publication.follow', ({ tx }, told: readonly Told[]) =>
  listBehind(
    tx,
    listTexts(told).map((one) => ({ text: one.text, recordedAt: one.told.time })),
  ),
)

const follow = act('publication.follow', async (context, { id, lotId, productId, subject }: PublicationRow) => {
  const { tx, now } = context
  const lot = await getLot(tx, { id: lotId as string })
  const { organisationId } = await getProduct(tx, productId)
  if (!lot || !organisationId) throw new Error(`publication ${id} is of no lot`)
  const way = await readWay(tx, { identifier: lot.identifier, organisationId })
  await publishEvents(tx, { subject, events: way.refs, at: now })
  await noteFollowed(tx, { id, things: way.things, at: now })
  await context.emit('PublicationChanged', { productId })
  context.on('lot', lot.id, { events: way.refs.length })
  await renewProductPage(context, productId)
})

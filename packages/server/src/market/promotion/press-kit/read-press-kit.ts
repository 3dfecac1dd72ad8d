import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { findPublicPhone } from '../../../people/privacy/find-consents.ts'
import { publicView } from '../../../platform/act.ts'
import { getRecord, type RegisterRecord } from '../../../registry/get-product.ts'
import { listSeasons, type SeasonRow } from '../calendar/seasons.sql.ts'
import { findPublicStory, type PublicStory } from '../stories/read-stories.ts'

/** What the press may be given of a product at a moment: the register's record, its approved story with pictures, its season, and a telephone only where its owner agreed. */
export type PressKit = { record: RegisterRecord; at: Date; story?: PublicStory; season?: SeasonRow; phone?: string }

/** The press kit of a product as of now. Nothing in it is kept anywhere: whoever opens it tomorrow gets tomorrow's facts. */
export const readPressKit = publicView(async ({ tx, now }, productId: string): Promise<PressKit> => {
  const record = await getRecord(tx, productId, legalDateOf(now))
  const { organisationId } = record.product
  const found = await findPublicStory({ tx, now }, productId)
  const [season] = await listSeasons(tx, [productId])
  const phone = organisationId ? await findPublicPhone(tx, organisationId) : undefined
  const story = found?.story.takenDownAt ? undefined : found
  return { record, at: now, ...(story && { story }), ...(season && { season }), ...(phone && { phone }) }
})

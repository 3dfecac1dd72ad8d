import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { getOrganisation } from '../../../people/get-organisation.ts'
import type { Tx } from '../../../platform/sql.ts'
import { listPublicLives } from '../../live/sessions.sql.ts'
import type { Occurrence, Span } from './occurrence.ts'

/** Live sales that are announced or on air, on the days of a span. */
export async function listLives(tx: Tx, { from, until, provinceCode }: Span): Promise<Occurrence[]> {
  const lives = await listPublicLives(tx, new Date(`${from}T00:00:00+07:00`))
  const ahead = lives.filter(({ status, startsAt }) => {
    const day = legalDateOf(startsAt)
    return (status === 'planned' || status === 'live') && day >= from && day <= until
  })
  const found: Occurrence[] = []
  for (const { id, sellerId, title, about, startsAt, isDemo } of ahead) {
    const seller = await getOrganisation(tx, sellerId)
    if (provinceCode !== null && seller.provinceCode !== provinceCode) continue
    const day = legalDateOf(startsAt)
    found.push({
      ...{
        id,
        kind: 'live',
        titleVi: title,
        titleEn: '',
        aboutVi: about,
        aboutEn: '',
        place: seller.name,
        isDemo,
        startsAt,
      },
      ...{ startsOn: day, endsOn: day, source: '', sourceUrl: '', changedAt: startsAt, cancelledWhy: null },
      href: `/live/${id}`,
    })
  }
  return found
}

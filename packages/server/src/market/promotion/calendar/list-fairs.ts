import type { Tx } from '../../../platform/sql.ts'
import { listFairs } from '../../fairs/fairs.sql.ts'
import type { Occurrence, Span } from './occurrence.ts'

/** Fairs that are held on days of a span. */
export async function listFairDays(tx: Tx, { from, until, provinceCode }: Span): Promise<Occurrence[]> {
  return (await listFairs(tx, from))
    .filter((fair) => fair.fromOn <= until && fair.untilOn >= from)
    .filter((fair) => provinceCode === null || fair.provinceCode === provinceCode)
    .map(({ id, name, about, place, fromOn, untilOn, isDemo }) => ({
      ...{
        id,
        kind: 'fair',
        titleVi: name,
        titleEn: '',
        aboutVi: about,
        aboutEn: '',
        place,
        isDemo,
        cancelledWhy: null,
      },
      ...{
        startsOn: fromOn,
        endsOn: untilOn,
        source: '',
        sourceUrl: '',
        changedAt: new Date(`${fromOn}T00:00:00+07:00`),
      },
    }))
}

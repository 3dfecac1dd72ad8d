import { daysBetween, isLegalDate, type LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'

/** What gathers people around products: a festival, a market day, a fair that others hold, a harvest day. */
export const occasionKinds = ['festival', 'market', 'fair', 'harvest'] as const
export type OccasionKind = (typeof occasionKinds)[number]

export type OccasionForm = {
  kind: string
  titleVi: string
  titleEn: string
  aboutVi: string
  aboutEn: string
  place: string
  provinceCode: string
  startsOn: string
  endsOn: string
  source: string
  sourceUrl: string
}

const longestDays = 120

/** Why an occasion cannot be announced so. Its source is asked for: a wrong day sends people on a road for nothing. */
export function findOccasionProblems(form: OccasionForm, today: LegalDate): Problem[] {
  const { kind, titleVi, titleEn, aboutVi, aboutEn, place, provinceCode, startsOn, endsOn, source, sourceUrl } = form
  const areDays = isLegalDate(startsOn) && isLegalDate(endsOn)
  return listProblems([
    !(occasionKinds as readonly string[]).includes(kind) && { code: 'occasion.kind', at: 'kind' },
    (titleVi.length < 5 || titleVi.length > 140) && { code: 'occasion.title', at: 'titleVi' },
    titleEn.length > 140 && { code: 'occasion.title', at: 'titleEn' },
    aboutVi.length > 1000 && { code: 'occasion.about', at: 'aboutVi' },
    aboutEn.length > 1000 && { code: 'occasion.about', at: 'aboutEn' },
    (place.length < 3 || place.length > 200) && { code: 'occasion.place', at: 'place' },
    !/^\d{2}$/.test(provinceCode) && { code: 'occasion.province', at: 'provinceCode' },
    !(areDays && endsOn >= startsOn && endsOn >= today && daysBetween(startsOn, endsOn) < longestDays) && {
      code: 'occasion.days',
      at: 'startsOn',
    },
    (source.length < 3 || source.length > 200) && { code: 'occasion.source', at: 'source' },
    sourceUrl !== '' && !isWebAddress(sourceUrl) && { code: 'occasion.source-url', at: 'sourceUrl' },
  ])
}

/** Whether a text is an address of the web that a reader may be sent to. */
export function isWebAddress(text: string): boolean {
  return text.length <= 500 && /^https?:\/\/[\p{L}\p{N}][\p{L}\p{N}.-]*(:\d{1,5})?([/?#]\S*)?$/u.test(text)
}

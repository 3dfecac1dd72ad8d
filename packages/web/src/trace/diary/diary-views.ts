/** A lot to choose: `ref` is what the form sends, `lot:<id>` or an identifier. */
export type LotChoice = { ref: string; number: string; name: string; left: number; unit: string }

/** Whose diary a page is of, and how its addresses carry it: an officer's name the organisation. */
export type DiaryOwner = { name: string; organisationId: string; isHelped: boolean }

/** An address of the diary, with the organisation when an officer helps. */
export function diaryHref(path: string, { organisationId, isHelped }: DiaryOwner): string {
  return isHelped ? `${path}${path.includes('?') ? '&' : '?'}organisation=${organisationId}` : path
}

/** An entry as pages show it. */
export type EntryView = {
  id: string
  code: string
  step: string
  happenedAt: string
  receivedAt: string
  toldAt: string
  clock: { verdict: 'right' | 'corrected' | 'flagged'; hours: number }
  by: string
  what: string
  areaName?: string
  lot?: { number: string; identifier: string }
  state: 'received' | 'corrected' | 'withdrawn'
  correctedBy?: string
  corrects?: string
  reason?: string
  photos: string[]
  eventId: string
  details: { label: string; value: string }[]
}

/** A lot as pages show it. */
export type LotView = {
  id: string
  number: string
  name: string
  identifier: string
  area?: string
  madeOn: string
  expiresOn?: string
  made: number
  left: number
  unit: string
}

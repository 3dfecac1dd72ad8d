import { listProblems, type Problem } from '../../kernel/problem.ts'

/** What may be said of a live sale at any time. */
export const liveStatuses = ['planned', 'live', 'ended', 'stopped', 'cancelled'] as const
export type LiveStatus = (typeof liveStatuses)[number]

/** Who moves a live sale: who sells, an officer of the area, our own clock. */
export type LiveParty = 'seller' | 'officer' | 'system'

type Transition = { from: readonly LiveStatus[]; to: LiveStatus; by: readonly LiveParty[] }

/** The life of a live sale, whole. An officer may stop one before it begins, and close the recording of one that is over. */
export const liveActs = {
  begin: { from: ['planned'], to: 'live', by: ['seller'] },
  end: { from: ['live'], to: 'ended', by: ['seller', 'system'] },
  cancel: { from: ['planned'], to: 'cancelled', by: ['seller'] },
  stop: { from: ['planned', 'live', 'ended'], to: 'stopped', by: ['officer'] },
} as const satisfies Record<string, Transition>

export type LiveAct = keyof typeof liveActs

/** Reasons why a party may not do this with a live sale as it stands. */
export function findLiveProblems(status: LiveStatus, act: LiveAct, party: LiveParty): Problem[] {
  const { from, by }: Transition = liveActs[act]
  if (!by.includes(party)) return [{ code: 'forbidden.live-party' }]
  return from.includes(status) ? [] : [{ code: 'conflict.live-moved-on' }]
}

/** Seconds that a host who dropped has to come back before the sale is over: phones lose their network. */
export const graceSeconds = 45

/** Seconds from going live to the first picture. */
export const firstPictureSeconds = 600

/** When a sale without pictures is over. */
export function silenceEndsAt(silentSince: Date, hadPictures: boolean): Date {
  return new Date(silentSince.getTime() + (hadPictures ? graceSeconds : firstPictureSeconds) * 1000)
}

/** Days that recording, chat and complaints of a live sale are kept after it: three years (Luật 122/2025/QH15; a setting until its decree is read). */
export const liveKeptDays = 1096

/** What is asked to announce a live sale. */
export type LiveForm = { title: string; about: string; startsAt: Date }

const longestAheadMillis = 90 * 86_400_000

/** Why a live sale cannot be announced so. */
export function findLiveFormProblems({ title, about, startsAt }: LiveForm, now: Date): Problem[] {
  const ahead = startsAt.getTime() - now.getTime()
  return listProblems([
    (title.length < 5 || title.length > 120) && { code: 'live.title', at: 'title' },
    about.length > 1000 && { code: 'live.about', at: 'about' },
    !(ahead > -3_600_000 && ahead < longestAheadMillis) && { code: 'live.starts-at', at: 'startsAt' },
  ])
}

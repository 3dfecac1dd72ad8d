import { listProblems, type Problem } from './problem.ts'

/** The parts of the system that people use, as the status page names them. */
export const statusParts = ['register', 'codes', 'filing', 'shop', 'mail'] as const
export type StatusPart = (typeof statusParts)[number]

/** What an incident is about: one of the parts, or all of them. */
export const incidentParts = ['all', ...statusParts] as const
export type IncidentPart = (typeof incidentParts)[number]

/** How a part stands now. `off`: nobody has switched it on. */
export type PartState = 'works' | 'slow' | 'down' | 'off'

/** An incident as the administrator tells it; English may be missing. */
export type IncidentTold = { part: string; titleVi: string; titleEn: string; beganAt: Date | undefined }

const shortest = 5
const longestTitle = 200
const longestWords = 2000

/** What is wrong with an incident as it was told. */
export function findIncidentProblems(told: IncidentTold, now: Date): Problem[] {
  const { part, titleVi, titleEn, beganAt } = told
  return listProblems([
    !(incidentParts as readonly string[]).includes(part) && { code: 'incident.part-missing', at: 'part' },
    (titleVi.length < shortest || titleVi.length > longestTitle) && { code: 'incident.title', at: 'titleVi' },
    titleEn.length > longestTitle && { code: 'incident.title', at: 'titleEn' },
    !beganAt && { code: 'incident.began-missing', at: 'beganAt' },
    beganAt !== undefined && beganAt > now && { code: 'incident.began-later', at: 'beganAt' },
  ])
}

/** What is wrong with what is said of an incident as it goes on. */
export function findWordProblems({ saysVi, saysEn }: { saysVi: string; saysEn: string }): Problem[] {
  return listProblems([
    (saysVi.length < shortest || saysVi.length > longestWords) && { code: 'incident.words', at: 'saysVi' },
    saysEn.length > longestWords && { code: 'incident.words', at: 'saysEn' },
  ])
}

/** What is wrong with the reason for which work is tried again or dropped. */
export function findReasonProblems(reason: string): Problem[] {
  return reason.length < shortest || reason.length > longestTitle ? [{ code: 'job.reason', at: 'reason' }] : []
}

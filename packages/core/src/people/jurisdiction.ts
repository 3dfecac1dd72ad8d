import type { Problem } from '../kernel/problem.ts'
import type { Actor, Jurisdiction } from './actor.ts'

/** A place by today's codes (Decision 19/2025/QĐ-TTg). */
export type Place = { communeCode: string; provinceCode: string }

/** Whether a jurisdiction reaches a place: the nation reaches all, a province its communes, a commune itself. */
export function covers(jurisdiction: Jurisdiction, place: Place): boolean {
  switch (jurisdiction.level) {
    case 'nation':
      return true
    case 'province':
      return jurisdiction.provinceCode === place.provinceCode
    case 'commune':
      return jurisdiction.communeCode === place.communeCode
  }
}

/** Reasons why an actor may not act in a place: theirs is another commune or province, or none at all; a sandbox reaches samples only. */
export function findJurisdictionProblems(who: Actor, place: Place & { isDemo?: boolean }): Problem[] {
  if (who.client?.isSandbox && place.isDemo !== true) return [{ code: 'forbidden.sandbox' }]
  return who.jurisdiction && covers(who.jurisdiction, place) ? [] : [{ code: 'forbidden.jurisdiction' }]
}

import type { Actor } from '@saolang/core/people/actor.ts'
import type { Area } from './staff.sql.ts'

/** The area that an officer looks after. */
export function areaOf({ jurisdiction }: Pick<Actor, 'jurisdiction'>): Area {
  return {
    provinceCode: jurisdiction?.level === 'province' ? jurisdiction.provinceCode : null,
    communeCode: jurisdiction?.level === 'commune' ? jurisdiction.communeCode : null,
  }
}

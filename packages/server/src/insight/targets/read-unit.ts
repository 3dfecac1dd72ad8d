import { Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { unitOf } from './set-target.ts'
import { listTargetRows, type TargetRow } from './targets.sql.ts'

/** The name of the province whose targets an actor sets; undefined for the nation. */
export const readUnitName = publicView(async ({ tx }, who: Actor): Promise<string | undefined> => {
  const code = unitOf(who)
  return code === null ? undefined : (await listProvinces(tx)).find((province) => province.code === code)?.name
})

/** A target that still counts. Refused when there is none. */
export const getOpenTarget = publicView(async ({ tx }, id: string): Promise<TargetRow> => {
  const target = (await listTargetRows(tx)).find((row) => row.id === id)
  if (!target) throw new Refused([{ code: 'not-found.target' }])
  return target
})

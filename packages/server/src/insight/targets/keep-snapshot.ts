import { indicatorKeys, measure, measureByProvince, type Register } from '@saolang/core/insight/indicator.ts'
import { type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act } from '../../platform/act.ts'
import { getRegister } from './read-register.ts'
import { addSnapshots, type SnapshotRow } from './targets.sql.ts'

/** The unit of a snapshot that is the whole country's. */
export const nation = 'nation'

/** Keeps every indicator as it is today, for the nation and each province; a second time on one day changes nothing. */
export const keepSnapshot = act('snapshot.keep', async (context, _: undefined) => {
  const today = legalDateOf(context.now)
  const kept = await addSnapshots(context.tx, snapshotsOf(await getRegister(context.tx, today), today))
  context.on('register', today, { snapshots: kept })
  return kept
})

/** The nightly job. */
export function takeSnapshot(): Promise<number> {
  return keepSnapshot(system, undefined)
}

/** Every indicator of a register on a day, for the nation and each province. */
export function snapshotsOf(register: Register, takenOn: LegalDate): SnapshotRow[] {
  return indicatorKeys.flatMap((indicator) => {
    const whole = measure(indicator, register)
    if (!whole) return []
    const provinces = measureByProvince(indicator, register).map(({ provinceCode, ...rest }) => ({
      ...{ takenOn, indicator, unit: provinceCode },
      ...rest,
    }))
    return [{ takenOn, indicator, unit: nation, ...whole }, ...provinces]
  })
}

import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { processing } from '@saolang/core/people/privacy/processing.ts'
import { act } from '../../platform/act.ts'
import { forgetReadsBefore } from '../../platform/personal/follow-reads.ts'
import { forgetDevices } from './erase-account.sql.ts'

const dayMillis = 86_400_000

const forgetOldDevices = act('session.forget', async (context, _: undefined) => {
  const before = new Date(context.now.getTime() - processing.session.kept.days * dayMillis)
  const forgotten = await forgetDevices(context.tx, before)
  context.on('register', legalDateOf(context.now), { devices: forgotten })
  return forgotten
})

const forgetOldReads = act('personal-read.forget', async (context, _: undefined) => {
  const before = addDays(legalDateOf(context.now), -processing['personal-read'].kept.days)
  const forgotten = await forgetReadsBefore(context.tx, before)
  context.on('register', legalDateOf(context.now), { lines: forgotten })
  return forgotten
})

/** Forgets what the register of processing says is kept no longer: devices of ended sessions, who read what. Runs daily. */
export async function forgetOldPersonalData(): Promise<{ devices: number; reads: number }> {
  return { devices: await forgetOldDevices(system, undefined), reads: await forgetOldReads(system, undefined) }
}

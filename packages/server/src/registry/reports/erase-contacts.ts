import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { contactKeptDays } from '@saolang/core/registry/reports/report-clock.ts'
import { act } from '../../platform/act.ts'
import { eraseContacts } from './reports.sql.ts'

const dayMillis = 86_400_000

const forgetContacts = act('report.forget', async (context, _: undefined) => {
  const answeredUpTo = new Date(context.now.getTime() - contactKeptDays * dayMillis)
  const erased = await eraseContacts(context.tx, answeredUpTo, context.now)
  context.on('register', legalDateOf(context.now), { contactsErased: erased })
  return erased
})

/** Erases the contacts of reports that were answered long enough ago; gives how many. Runs daily. */
export function eraseOldContacts(): Promise<number> {
  return forgetContacts(system, undefined)
}

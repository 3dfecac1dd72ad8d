import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act } from '../../platform/act.ts'
import { destroySalts, foldScans } from './scans.sql.ts'

/** So long single scans are kept; then only their number a month is. */
const keptDays = 90

/**
 * Every night: destroys the salts of days that are over, after which no mark can be made from a reader again, and folds scans older
 * than 90 days into the numbers of their month.
 */
export const forgetScans = () => forget(system, undefined)

const forget = act('scan.forget', async (context, _: undefined) => {
  const today = legalDateOf(context.now)
  const salts = await destroySalts(context.tx, today)
  const folded = await foldScans(context.tx, new Date(`${addDays(today, -keptDays)}T00:00:00+07:00`))
  context.on('scan', today, { salts, folded })
})

import { type ReportReminder, reminderOn } from '@saolang/core/insight/reports/period.ts'
import { addDays, type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { periodName, reportAddress } from '@saolang/web/insight/reports/report-view.ts'
import { formatDay } from '@saolang/web/kit/format.ts'
import type { MessageValues } from '@saolang/web/messages/message-rows.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import {
  type Contact,
  listCommuneOfficers,
  listMinistryOfficers,
  listProvincialOfficers,
} from '../../people/get-person.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { publicAddress } from '../../platform/messenger/messenger.ts'
import { queueMessage } from '../../platform/messenger/queue-message.ts'
import type { Tx } from '../../platform/sql.ts'
import { addReminder, findPeriod, listUnits, type PeriodRow, type UnitRow } from './periods.sql.ts'

const words = (key: MessageKey, values?: MessageValues) => say('vi', key, values)
const isLateKind = (kind: ReportReminder) => kind === 'late' || kind === 'very-late'

/** A report that is later than this is in the overdue list and is told no more; how far ahead a reminder can be, Tết included. */
const [toldWithinDays, toldAheadDays] = [60, 21]

type Told = { unit: UnitRow; period: PeriodRow; kind: ReportReminder }

/** Tells units of the reports that they owe, before, on and after the last day, each once; parents hear who is late. */
export const remindUnits = act('periodic-report.remind', async (context, _: undefined) => {
  const today = legalDateOf(context.now)
  const told = await noteDue(context, today)
  let queued = 0
  for (const each of told) queued += await writeToUnit(context, each)
  const late = told.filter(({ kind, unit }) => isLateKind(kind) && unit.parentCode !== null)
  for (const group of Map.groupBy(late, ({ unit }) => `${unit.periodId} ${unit.parentCode}`).values())
    queued += await writeToParent(context, group, today)
  context.on('register', today, { reminders: told.length, messages: queued })
  return told.length
})

/** The daily job. */
export function remindOfReports(): Promise<number> {
  return remindUnits(system, undefined)
}

async function noteDue({ tx, now }: ActContext, today: LegalDate): Promise<Told[]> {
  const owing = (
    await listUnits(tx, { dueFrom: addDays(today, -toldWithinDays), dueTo: addDays(today, toldAheadDays) })
  ).filter(({ approvedId, missingReason, status }) => !approvedId && missingReason === null && status !== 'submitted')
  const periods = new Map<string, PeriodRow>()
  const told: Told[] = []
  for (const unit of owing) {
    const kind = reminderOn(today, unit.dueOn)
    if (!kind) continue
    if (!(await addReminder(tx, { periodId: unit.periodId, code: unit.code, kind, at: now }))) continue
    const period = periods.get(unit.periodId) ?? (await findPeriod(tx, unit.periodId))
    if (!period) continue
    periods.set(unit.periodId, period)
    told.push({ unit, period, kind })
  }
  return told
}

function officersOf(tx: Tx, { level, code }: Pick<UnitRow, 'level' | 'code'>): Promise<Contact[]> {
  if (level === 'nation') return listMinistryOfficers(tx)
  return level === 'province' ? listProvincialOfficers(tx, code) : listCommuneOfficers(tx, code)
}

async function writeToUnit(context: ActContext, { unit, period, kind }: Told): Promise<number> {
  const what = words(`insight.remind-${kind}`, { day: formatDay(unit.dueOn) })
  const name = periodName(words, period)
  const link = publicAddress() + reportAddress(period.id, unit.code)
  const subject = words('insight.remindSubject', { period: name, what })
  const body = words('insight.remindBody', { unit: unit.name, period: name, what, link })
  let queued = 0
  for (const { id, email } of await officersOf(context.tx, unit)) {
    const about = `periodic report ${period.id} ${unit.code} ${kind} ${id}`
    queued += await queueMessage(context, { about, subject, body, to: { email } })
  }
  return queued
}

async function writeToParent(context: ActContext, group: readonly Told[], today: LegalDate): Promise<number> {
  const [first] = group
  if (!first?.unit.parentCode) return 0
  const { period, unit } = first
  const code = unit.parentCode as string
  const name = periodName(words, period)
  const names = group.map((each) => each.unit.name).join(', ')
  const link = `${publicAddress()}${reportAddress(period.id, code)}/units?state=late`
  const subject = words('insight.remindParentSubject', { period: name, n: group.length })
  const body = words('insight.remindParentBody', { period: name, names, link })
  const level = unit.level === 'commune' ? 'province' : 'nation'
  let queued = 0
  for (const { id, email } of await officersOf(context.tx, { level, code })) {
    const about = `periodic reports late ${period.id} ${code} ${today} ${id}`
    queued += await queueMessage(context, { about, subject, body, to: { email } })
  }
  return queued
}

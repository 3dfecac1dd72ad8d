import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { formatInstant } from '@saolang/web/kit/format.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { currentTime } from '../../platform/act.ts'
import { readBackupState } from '../../platform/backup/keep/read-state.ts'
import { alertBySystem } from './alert-administrators.ts'

/** Tells the administrators, once a day, when no backup was verified in time or the log is not archived. Runs hourly. */
export async function watchBackups(): Promise<number> {
  const { isOverdue, verified, failed, isArchiveFailing } = await readBackupState()
  const day = legalDateOf(currentTime())
  let told = 0
  if (isOverdue) {
    const subject = verified
      ? say('vi', 'people.alertBackupOverdue', { at: formatInstant(verified.at.toISOString()) })
      : say('vi', 'people.alertBackupNone')
    told += await alertBySystem({
      about: `backup-overdue ${day}`,
      subject,
      body: [subject, failed?.says].filter(Boolean).join('\n'),
    })
  }
  if (isArchiveFailing) {
    const subject = say('vi', 'people.alertArchiveFailing')
    told += await alertBySystem({ about: `archive-failing ${day}`, subject, body: subject })
  }
  return told
}

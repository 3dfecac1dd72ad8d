import { join, resolve } from 'node:path'
import { type Environment, readSettings } from '../settings/read-settings.ts'
import { patterned, text, wholeNumber } from '../settings/setting.ts'

const kept = (vi: string, en: string) =>
  ({ means: [`giữ bản sao lưu cuối của bấy nhiêu ${vi}`, `how many ${en} keep their last backup`] }) as const

/** Where backups go, for whom they are sealed, how long they are kept. */
export const backupSettings = {
  BACKUP_DIR: text({
    means: [
      'thư mục chứa các bản sao lưu; nên nằm trên đĩa khác hoặc máy khác',
      'the folder of the backups; it belongs on another disk or another machine',
    ],
    neededBy: ['khi vận hành', 'in operation'],
    fallback: '$SAOLANG_DATA_DIR/backup',
  }),
  BACKUP_RECIPIENT: patterned(
    {
      means: [
        'khóa công khai (age) để niêm phong, khi khóa bí mật được giữ ở nơi khác',
        'the public key (age) to seal for, where the secret one is kept elsewhere',
      ],
      takes: ['khóa công khai age1…', 'a public key age1…'],
    },
    /^age1[02-9ac-hj-np-z]{58}$/,
  ),
  BACKUP_KEEP_DAYS: wholeNumber(
    { means: ['số ngày có thể phục hồi về bất kỳ thời điểm nào', 'days back to any instant of which one can return'] },
    { least: 1, most: 400, fallback: 14 },
  ),
  BACKUP_KEEP_WEEKS: wholeNumber(kept('tuần', 'weeks'), { least: 0, most: 520, fallback: 8 }),
  BACKUP_KEEP_MONTHS: wholeNumber(kept('tháng', 'months'), { least: 0, most: 240, fallback: 12 }),
  BACKUP_LOCK_DAYS: wholeNumber(
    {
      means: [
        'số ngày kho S3 không cho xóa hay sửa bản sao gửi lên (object lock)',
        'days in which an S3 store lets nobody delete or change a copy (object lock)',
      ],
    },
    { least: 0, most: 3650, fallback: 0 },
  ),
}

/** How many days, weeks and months keep their last backup; every instant of the days can be returned to. */
export type Keeping = Readonly<{ days: number; weeks: number; months: number }>

/** What the environment says of backups. `isAsked` when a place is named: then the first one is taken by itself. */
export type BackupSettings = Readonly<{
  repository: string
  isAsked: boolean
  recipient?: string
  keep: Keeping
  lockDays: number
}>

/** What the environment says of backups. Throws an Error of one clear line that names the variable at fault. */
export function readBackupSettings(env: Environment, dataDir: string): BackupSettings {
  const e = readSettings(backupSettings, env)
  return Object.freeze({
    repository: e.BACKUP_DIR ? resolve(e.BACKUP_DIR) : join(dataDir, 'backup'),
    isAsked: e.BACKUP_DIR !== undefined,
    ...(e.BACKUP_RECIPIENT && { recipient: e.BACKUP_RECIPIENT }),
    keep: { days: e.BACKUP_KEEP_DAYS, weeks: e.BACKUP_KEEP_WEEKS, months: e.BACKUP_KEEP_MONTHS },
    lockDays: e.BACKUP_LOCK_DAYS,
  })
}

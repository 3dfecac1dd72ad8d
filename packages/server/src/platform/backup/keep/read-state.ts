import { currentTime } from '../../act.ts'
import { reader } from '../../sql.ts'
import { findBackupPlace } from '../places.ts'
import type { BackupSettings } from '../settings.ts'
import { findRuns } from './state.sql.ts'

/** After how many hours a daily backup is missing. */
export const overdueHours = 26

/** How the backups of this installation stand. Instants as dates; what never was is undefined. */
export type BackupState = {
  /** A place for backups is set: by the settings, or by the first backup. */
  isOn: boolean
  verified?: { id: string; at: Date }
  /** The newest attempt, when it failed. */
  failed?: { at: Date; says: string }
  /** No backup was verified for longer than a daily one takes to come. */
  isOverdue: boolean
  archivedAt?: Date
  /** The newest attempt at archiving the log failed: what is written since `archivedAt` is nowhere else. */
  isArchiveFailing: boolean
}

type Place = { dataDir: string; backup: BackupSettings; databaseUrl?: string }
let place: Place | undefined

/** Says where backups go. Called once, at start. */
export function configureBackups({ dataDir, backup, databaseUrl }: Place): void {
  place = { dataDir, backup, ...(databaseUrl && { databaseUrl }) }
}

/** The settings of backups and the data folder. */
export function backupPlace(): Place {
  if (!place) throw new Error('backups are not configured')
  return place
}

/** How the backups stand: for the status page, the metrics and the alert. */
export async function readBackupState(): Promise<BackupState> {
  const { dataDir, backup, databaseUrl } = backupPlace()
  const runs = await findRuns(reader())
  const isOn = backup.isAsked || findBackupPlace(dataDir) !== undefined
  const { verifiedAt, verifiedId, failedAt, failure, archivedAt, archiveFailedAt } = runs
  const oldest = currentTime().getTime() - overdueHours * 3_600_000
  return {
    isOn,
    ...(verifiedAt && verifiedId && { verified: { id: verifiedId, at: verifiedAt } }),
    ...(failedAt && failure && (!verifiedAt || failedAt > verifiedAt) && { failed: { at: failedAt, says: failure } }),
    isOverdue: isOn && (verifiedAt?.getTime() ?? 0) < oldest,
    ...(archivedAt && { archivedAt }),
    isArchiveFailing: isOn && !databaseUrl && archiveFailedAt !== null && (archivedAt ?? 0) < archiveFailedAt,
  }
}

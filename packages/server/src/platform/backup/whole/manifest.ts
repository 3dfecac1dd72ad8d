/** A piece of a stored content: which, from where, how many bytes. */
export type Part = [name: string, from: number, bytes: number]

/** A file that a backup holds: its path under the data folder, its mode, and where its bytes lie. */
export type Entry = { path: string; mode: number; parts: Part[] }

/** The inside of a backup, sealed. `files` are the stored files, by their hash. */
export type Manifest = {
  folders: string[]
  entries: Entry[]
  files: { sha256: string; bytes: number }[]
}

/** The outside of a backup, open to whoever keeps it. Sizes in bytes; instants as ISO 8601; `start` and `stop` are segments of the log. */
export type About = {
  format: 'saolang-backup-2'
  id: string
  startedAt: string
  finishedAt: string
  /** Undefined where the database is backed up by other means (DATABASE_URL). */
  cluster?: { version: string; system: string; timeline: number; start: string; stop: string; bytes: number }
  migrations: { name: string; sha256: string }[]
  files: { count: number; bytes: number }
  stored: { bytes: number; newBytes: number }
  recipient: string
  /** `opened`: every new content was read again, opened and compared. `hashed`: read again and compared, without the key. */
  verified: { at: string; how: 'opened' | 'hashed' }
}

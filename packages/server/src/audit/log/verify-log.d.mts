/** One part of a line: the commitment, and unless it was erased the salt and words that open it. Hashes and salts in hex. */
type Part = { commitment: string; salt?: string | undefined }

/** A line as it is exported; `at` in UTC microseconds, JSON fields as PostgreSQL prints them. */
export type LogLine = {
  seq: number
  at: string
  action: string
  outcome: string
  role: string
  subjectKind: string
  who: Part & { personId?: string | null; jurisdiction?: string | null; organisationId?: string | null }
  what: Part & { subjectId?: string; detail?: string }
  leaf: string
}

/** What is wrong, and at which line of the log. */
export type Finding = { finding: string; seq: number; says: string }

/** What a log is held against; keys as their owners publish them, checkpoints with the signatures under them. */
export type Witnessed = {
  key: string
  witnesses?: readonly string[]
  inside?: readonly string[]
  outside?: readonly string[]
  /** Every checkpoint is expected outside too, but for the newest. */
  isWholeCopy?: boolean
  head?: { size: number; root: string }
  subtrees?: Readonly<Record<string, string>>
}

export type Receipt = { line: LogLine; checkpoint: string; path: readonly string[] }

export declare function leafOf(line: LogLine): Buffer
export declare function findLineFaults(line: LogLine): string[]
export declare function rootFromPath(
  index: number,
  size: number,
  leaf: Buffer,
  path: readonly Buffer[],
): Buffer | undefined
export declare function verifyLog(
  batches: Iterable<readonly LogLine[]> | AsyncIterable<readonly LogLine[]>,
  witnessed: Witnessed,
): AsyncGenerator<Finding>
export declare function verifyReceipt(receipt: Receipt, witnessed: Pick<Witnessed, 'key' | 'witnesses'>): Finding[]

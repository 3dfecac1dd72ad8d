import { type AuditLine, appendAuditLine } from '../audit.sql.ts'
import { aside } from '../sql.ts'

let waiting: AuditLine[] = []
let last: Promise<unknown> = Promise.resolve()
let next: Promise<void> | undefined

/**
 * Appends the line of a refused attempt, on a connection apart; done when it is kept. The chain lets one transaction through at a time,
 * and each waits for the disk: what is refused while others are written goes together into the transaction after them.
 */
export function appendTogether(line: AuditLine): Promise<void> {
  waiting.push(line)
  next ??= last.then(write, write)
  return next
}

function write(): Promise<void> {
  const lines = waiting
  waiting = []
  next = undefined
  const written = aside(async (tx) => {
    await Promise.all(lines.map((line) => appendAuditLine(tx, line)))
  })
  last = written
  return written
}

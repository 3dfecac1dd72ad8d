import { Refused } from '@saolang/core/kernel/problem.ts'
import { getPersonName } from '../people/get-person.ts'
import { view } from '../platform/act.ts'
import { type AuditEntry, type AuditFilter, listLines } from './lines.sql.ts'

/** A line with the name of who acted, where there was a person. */
export type NamedEntry = AuditEntry & { personName: string | null }

/** Lines of the audit, newest first. An auditor of a province sees what was done in its name and no more. */
export const readAudit = view(
  'audit.read',
  async ({ tx, who }, { before, limit, ...filter }: AuditFilter & { before?: number | undefined; limit: number }) => {
    const provinceCode = who.jurisdiction?.level === 'nation' ? undefined : (who.jurisdiction?.provinceCode ?? '-')
    const lines = await listLines(tx, { ...filter, provinceCode }, { before, limit })
    const names = new Map<string, string | null>()
    for (const { personId } of lines) {
      if (!personId || names.has(personId)) continue
      // A line outlives everything, also a person whom another database held.
      const name = await getPersonName(tx, personId).catch((error) => {
        if (error instanceof Refused) return null
        throw error
      })
      names.set(personId, name)
    }
    return lines.map((line): NamedEntry => ({ ...line, personName: names.get(line.personId ?? '') ?? null }))
  },
)

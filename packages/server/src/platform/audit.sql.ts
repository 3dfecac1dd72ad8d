import type { Jurisdiction, Role } from '@saolang/core/people/actor.ts'
import type { Tx } from './sql.ts'

/** One line of the audit: who, in what role, for whom, on what, when, and whether it was done or refused. */
export type AuditLine = {
  at: Date
  action: string
  outcome: 'done' | 'refused'
  personId: string | undefined
  role: Role
  jurisdiction: Jurisdiction | undefined
  organisationId: string | undefined
  subject: { kind: string; id: string; detail?: Record<string, unknown> }
}

/** Appends a line and chains it to the one before; the chain's head stays locked until the transaction ends. */
export async function appendAuditLine(tx: Tx, line: AuditLine): Promise<void> {
  await tx`
    select audit.append(
      ${line.at}, ${line.action}, ${line.outcome}, ${line.personId ?? null}::uuid, ${line.role},
      ${line.jurisdiction ? tx.json(line.jurisdiction) : null}::jsonb, ${line.organisationId ?? null}::uuid,
      ${line.subject.kind}, ${line.subject.id}, ${tx.json((line.subject.detail ?? {}) as never)}::jsonb)`
}

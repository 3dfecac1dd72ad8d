import { randomBytes } from 'node:crypto'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { keptTwice } from '@saolang/core/people/kept-twice.ts'
import { findPermissionProblems, type Permission } from '@saolang/core/people/permissions.ts'
import { type AuditLine, appendAuditLine } from './audit.sql.ts'
import { emitEvent } from './events.sql.ts'
import type { EventName, EventPayload } from './events.ts'
import { noteReads, type ReadSubject } from './personal/personal-reads.sql.ts'
import { appendTogether } from './refused/append-together.ts'
import { twice } from './replica/second-copy.ts'
import { afterAround, aside, atEndOfAround, inReadOnly, inTransaction, readPublic, type Tx } from './sql.ts'
import { followUseCase } from './watching/follow-work.ts'

/** What an act is done on, for its audit line. `detail` holds facts that may be published to an auditor, no personal data. */
export type Subject = { kind: string; id: string; detail?: Record<string, unknown> }

/** What a use case is handed. `on` names what it acts on (once, before it ends); `emit` puts an event in the outbox of this transaction. */
export type ActContext = {
  tx: Tx
  who: Actor
  now: Date
  newId(): string
  newRandom(bytes: number): Uint8Array
  on(kind: string, id: string, detail?: Record<string, unknown>): void
  emit<N extends EventName>(name: N, payload: EventPayload<N>): Promise<void>
}

/** What a protected read is handed. `reads` says whose personal data it gives out: the person may ask who looked. */
export type ViewContext = { tx: Tx; who: Actor; now: Date; reads(kind: ReadSubject['kind'], id: string): void }

/** The moment that acts and views see; tests and the clock simulator move it. */
let clock: () => Date = () => new Date()

/** Sets the clock of every act and view of this process (tests; the simulator). Gives the former one back. */
export function setClock(next: () => Date): () => Date {
  const former = clock
  clock = next
  return former
}

/** Now, by the clock of the acts. */
export function currentTime(): Date {
  return clock()
}

/**
 * The one wrapper of every write: permission by the table, one transaction, the audit line and the events in that same
 * transaction. A refusal rolls everything back and is audited on a connection apart.
 */
export function act<I, O>(name: Permission, work: (context: ActContext, input: I) => Promise<O>) {
  return async (who: Actor, input: I): Promise<O> => {
    const now = clock()
    const copy = keptTwice.has(name) ? twice(name) : undefined
    try {
      refuseIf(findPermissionProblems(who, name))
      const doIt = () =>
        inTransaction(async (tx) => {
          await copy?.demand(tx)
          const outcome = await perform(tx, { name, who, now }, (context) => work(context, input))
          copy?.await()
          return outcome
        })
      return await followUseCase('act', name, doIt)
    } catch (error) {
      if (error instanceof Refused) await recordRefusal(name, who, now, error.problems)
      throw error
    } finally {
      if (copy) await afterAround(async () => copy.end())
    }
  }
}

/** The wrapper of every read that is not public: permission by the table, one read-only moment. */
export function view<I, O>(name: Permission, work: (context: ViewContext, input: I) => Promise<O>) {
  return async (who: Actor, input: I): Promise<O> => {
    refuseIf(findPermissionProblems(who, name))
    const now = clock()
    const subjects: ReadSubject[] = []
    const reads = (kind: ReadSubject['kind'], id: string) => {
      if (id !== who.personId && id !== who.organisationId) subjects.push({ kind, id })
    }
    const outcome = await followUseCase('view', name, () => inReadOnly((tx) => work({ tx, who, now, reads }, input)))
    if (subjects.length > 0 && who.personId)
      await aside((tx) => noteReads(tx, subjects, { who, what: name, day: legalDateOf(now), at: now }))
    return outcome
  }
}

/** The wrapper of public reads: what the law publishes, open to anyone. A standby may answer them; if it fails they are asked again. */
export function publicView<I, O>(work: (context: { tx: Tx; now: Date }, input: I) => Promise<O>) {
  return (input: I): Promise<O> => readPublic((tx) => work({ tx, now: clock() }, input))
}

async function perform<O>(
  tx: Tx,
  { name, who, now }: { name: Permission; who: Actor; now: Date },
  work: (context: ActContext) => Promise<O>,
): Promise<O> {
  let subject: Subject | undefined
  const outcome = await work({
    tx,
    who,
    now,
    newId: () => newId(now),
    newRandom: (bytes) => randomBytes(bytes),
    on: (kind, id, detail) => {
      subject = { kind, id, ...(detail && { detail }) }
    },
    emit: (event, payload) => emitEvent(tx, event, payload),
  })
  if (!subject) throw new Error(`act ${name} did not say what it was done on`)
  // Last, because it takes the chain's lock: the shorter it is held the better.
  const line = lineOf(name, who, now, subject, 'done')
  await atEndOfAround(tx, (last) => appendAuditLine(last, line))
  return outcome
}

async function recordRefusal(name: Permission, who: Actor, now: Date, problems: readonly Problem[]): Promise<void> {
  const subject: Subject = { kind: 'refusal', id: name, detail: { codes: problems.map(({ code }) => code) } }
  await afterAround(() => appendTogether(lineOf(name, who, now, subject, 'refused')))
}

function lineOf(action: Permission, who: Actor, at: Date, subject: Subject, outcome: AuditLine['outcome']): AuditLine {
  return {
    at,
    action,
    outcome,
    personId: who.personId,
    role: who.role,
    jurisdiction: who.jurisdiction,
    organisationId: who.organisationId,
    subject,
  }
}

/** A uuid version 7 (RFC 9562, section 5.7): time first, so that rows lie in the order they were made. */
export function newId(now: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

import { type Authority, findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import type { MyTask } from '@saolang/core/councils/my-task.ts'
import type { CriterionSpread } from '@saolang/core/councils/spread.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { SpreadView } from '@saolang/web/councils/closing/spread-table'
import type { SessionDossier } from '@saolang/web/councils/session'
import { say } from '@saolang/web/messages/messages.ts'
import { plain } from '../api/answers.ts'
import type { DossierRecord, Spread } from '../get-session-record.ts'
import { taskFor } from '../list-council-work.ts'
import type { SessionRow } from '../sessions.sql.ts'
import type { SittingAt } from '../sitting.ts'

/** Where a sitting's pages lie. */
export const addressOf = ({ sessionId, dossierId }: SittingAt) =>
  `/councils/sessions/${sessionId}/dossiers/${dossierId}`

const taskPages = {
  declare: 'conflict',
  score: 'scorecard',
  signed: 'scorecard',
  close: 'closing',
  resolve: 'closing',
  wait: 'closing',
  read: 'closing',
  aside: '',
} as const satisfies Record<MyTask, string>

/** Where a task is done. */
export function hrefOfTask(task: MyTask, at: SittingAt): string {
  return taskPages[task] ? `${addressOf(at)}/${taskPages[task]}` : `/councils/sessions/${at.sessionId}`
}

/** A dossier of a session as the pages show it to this reader. */
export function toSessionDossier(
  record: DossierRecord,
  sessionId: string,
  { who, session }: { who: Actor; session: Authority },
): SessionDossier {
  const { item, dossier, seats, quorum, advice, verdict, setTitle } = record
  const task = taskFor(item.phase, seats, who.personId)
  const own = seats.find((seat) => seat.personId === who.personId)
  return {
    dossierId: item.dossierId,
    no: item.no,
    phase: item.phase,
    setTitle,
    quorum,
    task,
    code: dossier.code ?? '',
    productName: dossier.productName,
    organisationName: dossier.organisationName,
    isDemo: dossier.isDemo,
    sampleCode: item.sampleCode,
    unruled: seats.reduce((sum, { unruled, kind }) => sum + (kind === null || kind === 'none' ? unruled : 0), 0),
    mayRule: own ? own.memberId === record.presidingId : findAuthorityProblems(who, session).length === 0,
    ticked: record.ticked.length,
    verified: record.verified,
    seats: plain(seats).map(
      ({ memberId, name, title, office, kind, note, signedAt, absence, wasProposed, unruled }) => ({
        memberId,
        name,
        title,
        office,
        kind,
        note,
        signedAt,
        absence,
        wasProposed,
        unruled,
      }),
    ),
    hasAdvice: advice !== null,
    verdictId: verdict?.id ?? null,
    taskHref: hrefOfTask(task, { sessionId, dossierId: item.dossierId }),
  }
}

/** The spread with what is in dispute first, then the widest. */
export function toSpreadView({ totals, criteria, disputes }: Spread): SpreadView {
  const isDisputed = ({ criterion }: CriterionSpread) => disputes.includes(criterion)
  const rows = criteria.toSorted((a, b) => Number(isDisputed(b)) - Number(isDisputed(a)) || b.range - a.range)
  return { totals, rows: rows.map((row) => ({ ...row, isDisputed: isDisputed(row) })) }
}

/** The papers of a session that can be printed now. */
export function papersOf(
  session: Pick<SessionRow, 'id'>,
  isConcluded: boolean,
  lang: 'vi' | 'en',
): { href: string; label: string }[] {
  if (!isConcluded) return []
  const paper = (name: string, key: 'councils.minutes' | 'councils.scoreSummary' | 'councils.draftDecision') => ({
    href: `/councils/sessions/${session.id}/${name}.pdf`,
    label: say(lang, key),
  })
  return [
    paper('minutes', 'councils.minutes'),
    paper('score-summary', 'councils.scoreSummary'),
    paper('draft-decision', 'councils.draftDecision'),
  ]
}

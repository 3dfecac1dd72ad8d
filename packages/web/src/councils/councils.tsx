import type { MyTask } from '@saolang/core/councils/my-task.ts'
import type { Phase } from '@saolang/core/councils/session.ts'
import { LinkButton } from '../kit/button.tsx'
import { formatDay } from '../kit/format.ts'
import { Card, Chip, EmptyState } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'
import { judgedColumns } from './decision.tsx'
import { PhaseChip, TaskChip } from './state-chips.tsx'

export type AgendaLine = {
  dossierId: string
  code: string
  productName: string
  phase: Phase
  task?: MyTask
  href: string
}
export type SessionLine = {
  id: string
  councilName: string
  round: string
  heldOn: string
  place: string
  isInWriting: boolean
  phase: Phase
  dossiers: AgendaLine[]
}
export type VerdictLine = {
  id: string
  productName: string
  code: string
  points: number
  star: number
  ways: string[]
}
export type CouncilLine = { id: string; name: string; decisionNumber: string; decidedOn: string }
export type DecisionLine = { id: string; number: string; signedOn: string; authority: string }

export type CouncilsPageProps = {
  sessions: SessionLine[]
  verdicts: VerdictLine[]
  councils: CouncilLine[]
  decisions: DecisionLine[]
  /** Dossiers that the commune sent and no council has yet. */
  waiting: number
  isOfficer: boolean
  /** Sits on councils: states interests. */
  isMember: boolean
}

/** Where everyone of a council starts: what is next, then sessions; for officers also verdicts to settle, councils and decisions. */
export function CouncilsPage(props: CouncilsPageProps) {
  const { sessions, verdicts, councils, decisions, waiting, isOfficer, isMember } = props
  const t = useText()
  const isEmpty = sessions.length + verdicts.length + councils.length === 0
  return (
    <Page sheet="councils.css" title={t('councils.home')} layout="desk" robots="noindex">
      <h1>{t('councils.home')}</h1>
      {isOfficer && (
        <div class="actions">
          <LinkButton href="/councils/new" look={councils.length === 0 ? 'main' : 'plain'}>
            {t('councils.establish')}
          </LinkButton>
          {verdicts.length > 0 && (
            <LinkButton href="/councils/decisions/new" look="plain" icon="file">
              {t('councils.recordDecision')}
            </LinkButton>
          )}
        </div>
      )}
      {isMember && (
        <p>
          <a href="/councils/interests">{t('councils.interests')}</a>
        </p>
      )}
      {isOfficer && waiting > 0 && councils.length > 0 && <p>{t('councils.waitingDossiers', { n: waiting })}</p>}
      {isEmpty && (
        <EmptyState title={t('councils.nothingYet')}>
          <p>{isOfficer ? t('councils.nothingYetOfficer') : t('councils.nothingYetMember')}</p>
        </EmptyState>
      )}
      {verdicts.length > 0 && <Verdicts verdicts={verdicts} />}
      {sessions.length > 0 && <h2>{t('councils.sessions')}</h2>}
      {sessions.map((session) => (
        <SessionCard key={session.id} session={session} />
      ))}
      {councils.length > 0 && <Councils councils={councils} />}
      {decisions.length > 0 && <Decisions decisions={decisions} />}
      <Trust />
    </Page>
  )
}

/** What makes scoring deserve trust: practice, requests for review, the national scale. */
function Trust() {
  const t = useText()
  const { user } = useShell()
  const seesNation = user?.role === 'ministry-officer' || user?.role === 'auditor'
  return (
    <div class="trust-cards">
      <Card title={t('councils.calibration')} href="/councils/calibration">
        <p>{t('councils.calibrationHint')}</p>
      </Card>
      <Card title={t('councils.reviews')} href="/councils/reviews">
        <p>{t('councils.reviewsHint')}</p>
      </Card>
      {seesNation && (
        <Card title={t('councils.rasch')} href="/councils/rasch">
          <p>{t('councils.raschHint')}</p>
        </Card>
      )}
    </div>
  )
}

/** A session with its agenda: each dossier leads to the reader's own next step. */
function SessionCard({ session }: { session: SessionLine }) {
  const t = useText()
  return (
    <Card
      title={
        <>
          <a href={`/councils/sessions/${session.id}`}>{session.councilName}</a> <PhaseChip phase={session.phase} />
        </>
      }
    >
      <p class="soft">
        {t('councils.roundAndDay', { round: session.round, day: formatDay(session.heldOn) })} ·{' '}
        {session.isInWriting ? t('councils.inWriting') : session.place}
      </p>
      <ul class="tasks">
        {session.dossiers.map(({ dossierId, code, productName, phase, task, href }) => (
          <li key={dossierId}>
            <div>
              <a href={href}>{productName}</a>
              <div class="hint">{code}</div>
            </div>
            {task ? <TaskChip task={task} /> : <PhaseChip phase={phase} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Verdicts({ verdicts }: { verdicts: readonly VerdictLine[] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <>
      <h2>{t('councils.verdictsToSettle')}</h2>
      <Card flush>
        <Table
          caption={t('councils.verdictsToSettle')}
          hideCaption
          stacks
          rows={verdicts}
          rowKey={({ id }) => id}
          columns={[
            ...judgedColumns<VerdictLine>(t, lang, ({ id }) => id),
            {
              key: 'ways',
              title: t('councils.next'),
              cell: ({ ways }) => <Chip tone="warn">{t(`councils.way-${ways[0]}` as 'councils.way-escalate')}</Chip>,
            },
          ]}
        />
      </Card>
    </>
  )
}

function Councils({ councils }: { councils: readonly CouncilLine[] }) {
  const t = useText()
  return (
    <>
      <h2>{t('councils.councils')}</h2>
      <ul class="tasks">
        {councils.map(({ id, name, decisionNumber, decidedOn }) => (
          <li key={id}>
            <a href={`/councils/${id}`}>{name}</a>
            <span class="soft">{t('councils.formedBy', { number: decisionNumber, day: formatDay(decidedOn) })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Decisions({ decisions }: { decisions: readonly DecisionLine[] }) {
  const t = useText()
  return (
    <>
      <h2>{t('councils.decisions')}</h2>
      <ul class="tasks">
        {decisions.map(({ id, number, signedOn, authority }) => (
          <li key={id}>
            <a href={`/councils/decisions/${id}`}>{number}</a>
            <span class="soft">
              {authority} · {formatDay(signedOn)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

import type { ConflictKind } from '@saolang/core/councils/conflict.ts'
import type { Office } from '@saolang/core/councils/council.ts'
import type { MyTask } from '@saolang/core/councils/my-task.ts'
import type { Quorum } from '@saolang/core/councils/quorum.ts'
import type { Phase } from '@saolang/core/councils/session.ts'
import { LinkButton } from '../kit/button.tsx'
import { formatDay, formatInstant } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { Card, Chip, SampleChip } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'
import { PhaseChip, TaskChip } from './state-chips.tsx'

export type SeatLine = {
  memberId: string
  name: string
  title: string
  office: Office
  kind: ConflictKind | null
  note: string | null
  signedAt: string | null
  absence: string | null
  wasProposed: boolean
  unruled: number
}

export type SessionDossier = {
  dossierId: string
  no: number
  code: string
  productName: string
  organisationName: string
  setTitle: string
  isDemo: boolean
  phase: Phase
  seats: SeatLine[]
  quorum: Quorum
  hasAdvice: boolean
  /** Three digits; null to whoever must not know whose sample it is. */
  sampleCode: string | null
  /** Proposed conflicts that wait for a ruling. */
  unruled: number
  mayRule: boolean
  ticked: number
  verified: number
  verdictId: string | null
  task: MyTask
  taskHref: string
}

export type SessionPageProps = {
  session: {
    id: string
    councilId: string
    councilName: string
    round: string
    heldOn: string
    place: string
    isInWriting: boolean
  }
  phase: Phase
  dossiers: SessionDossier[]
  mayAdvise: boolean
  /** Where a member tastes the coded samples. */
  samplesHref: string | null
  papers: { href: string; label: string }[]
}

/** A session and how far it is: for every dossier who has declared and who has signed, never a mark. */
export function SessionPage({ session, phase, dossiers, mayAdvise, samplesHref, papers }: SessionPageProps) {
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={session.councilName}
      layout="desk"
      robots="noindex"
      way={<BackLink href="/councils" label={t('councils.home')} />}
    >
      <h1>{session.councilName}</h1>
      <p>
        <PhaseChip phase={phase} />{' '}
        <span class="soft">
          {t('councils.roundAndDay', { round: session.round, day: formatDay(session.heldOn) })} ·{' '}
          {session.isInWriting ? t('councils.inWriting') : session.place}
        </span>
      </p>
      {papers.length > 0 && (
        <p>
          {papers.map(({ href, label }) => (
            <span key={href}>
              <a href={href}>{label}</a>{' '}
            </span>
          ))}
        </p>
      )}
      {samplesHref && (
        <p>
          <a class="button plain" href={samplesHref}>
            {t('councils.samples')}
          </a>
        </p>
      )}
      {dossiers.map((dossier) => (
        <DossierProgress key={dossier.dossierId} dossier={dossier} sessionId={session.id} mayAdvise={mayAdvise} />
      ))}
      <p class="soft small">{t('councils.marksHidden')}</p>
    </Page>
  )
}

function DossierProgress({
  dossier,
  sessionId,
  mayAdvise,
}: {
  dossier: SessionDossier
  sessionId: string
  mayAdvise: boolean
}) {
  const t = useText()
  const { quorum, phase } = dossier
  const at = `/councils/sessions/${sessionId}/dossiers/${dossier.dossierId}`
  return (
    <section class="agenda-item">
      <header class="agenda-head">
        <div>
          <h2>
            {dossier.no}. {dossier.productName} {dossier.isDemo && <SampleChip />}
          </h2>
          <p class="soft">
            {dossier.code} · {dossier.organisationName} · {dossier.setTitle}
          </p>
        </div>
        <TaskButton task={dossier.task} href={dossier.taskHref} />
      </header>
      <p>
        <PhaseChip phase={phase} />{' '}
        <Chip tone={quorum.isReached ? 'good' : 'info'}>
          {t('councils.quorumNow', { signed: quorum.signed, needed: quorum.needed, eligible: quorum.eligible })}
        </Chip>{' '}
        <Chip tone={dossier.hasAdvice ? 'good' : 'info'}>
          {t(dossier.hasAdvice ? 'councils.adviceThere' : 'councils.adviceMissing')}
        </Chip>{' '}
        {dossier.sampleCode && <Chip>{t('councils.sampleCode', { code: dossier.sampleCode })}</Chip>}
      </p>
      <Ways dossier={dossier} at={at} mayAdvise={mayAdvise} />
      <Card flush>
        <Seats seats={dossier.seats} />
      </Card>
    </section>
  )
}

/** What else can be done on a dossier, as links: the advisory group's report and ticks, proposed conflicts, the verdict. */
function Ways({ dossier, at, mayAdvise }: { dossier: SessionDossier; at: string; mayAdvise: boolean }) {
  const t = useText()
  const { phase, unruled, mayRule, ticked, verified, verdictId } = dossier
  const isOpen = phase === 'convened' || phase === 'scoring'
  return (
    <p class="ways">
      {mayAdvise && isOpen && <a href={`${at}/advice`}>{t('councils.recordAdvice')}</a>}
      {mayAdvise ? (
        <a href={`${at}/verified`}>{t('councils.tickedOf', { n: ticked, of: verified })}</a>
      ) : (
        <span class="soft">{t('councils.tickedOf', { n: ticked, of: verified })}</span>
      )}
      {mayRule && (
        <a href={`${at}/proposed-conflicts`}>
          {unruled > 0 ? t('councils.proposalsOpen', { n: unruled }) : t('councils.proposalsSee')}
        </a>
      )}
      {unruled > 0 && !mayRule && <Chip tone="warn">{t('councils.waitsForRuling')}</Chip>}
      {verdictId && <a href={`/councils/verdicts/${verdictId}`}>{t('councils.verdict')}</a>}
    </p>
  )
}

function TaskButton({ task, href }: { task: MyTask; href: string }) {
  const t = useText()
  const isDue = task === 'declare' || task === 'score' || task === 'close' || task === 'resolve'
  if (isDue) return <LinkButton href={href}>{t(`councils.task-${task}`)}</LinkButton>
  return href ? <a href={href}>{t(`councils.task-${task}`)}</a> : <TaskChip task={task} />
}

function Seats({ seats }: { seats: readonly SeatLine[] }) {
  const t = useText()
  return (
    <Table
      caption={t('councils.members')}
      hideCaption
      stacks
      rows={seats}
      rowKey={({ memberId }) => memberId}
      columns={[
        {
          key: 'name',
          title: t('councils.person'),
          isHead: true,
          cell: ({ name, title, office }) => (
            <>
              {name}
              {office !== 'member' && `, ${t(`councils.office-${office}`).toLowerCase()}`}
              <span class="soft small">{title}</span>
            </>
          ),
        },
        { key: 'declared', title: t('councils.declaration'), cell: (seat) => <Declared seat={seat} /> },
        { key: 'signed', title: t('councils.card'), cell: (seat) => <Signed seat={seat} /> },
      ]}
    />
  )
}

function Declared({ seat: { kind, note, wasProposed, unruled } }: { seat: SeatLine }) {
  const t = useText()
  const isAwaited = unruled > 0 && (kind === null || kind === 'none')
  if (isAwaited) return <Chip tone="warn">{t('councils.waitsForRuling')}</Chip>
  if (kind === null) return <span class="soft">{t('councils.notDeclared')}</span>
  if (kind === 'none') return <>{t('councils.conflict-none')}</>
  return (
    <>
      <Chip tone="warn">{t(`councils.conflict-${kind}`)}</Chip>{' '}
      <span class="soft small">
        {note}
        {wasProposed && ` (${t('councils.foundBySystem')})`}
      </span>
    </>
  )
}

function Signed({ seat: { kind, signedAt, absence } }: { seat: SeatLine }) {
  const t = useText()
  if (absence) return <span class="soft">{t('councils.awayBecause', { reason: absence })}</span>
  if (kind !== null && kind !== 'none') return <span class="soft">{t('councils.doesNotScore')}</span>
  if (!signedAt) return <span class="soft">{t('councils.notSigned')}</span>
  return <Chip tone="good">{t('councils.signedAt', { at: formatInstant(signedAt) })}</Chip>
}

import type { Office, SeatRule } from '@saolang/core/councils/council.ts'
import type { Regulation } from '@saolang/core/councils/regulation.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { LinkButton } from '../kit/button.tsx'
import { formatDay } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { Card, Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'
import { RegulationPart } from './regulation/regulation-part.tsx'

export type CouncilPageProps = {
  council: {
    id: string
    name: string
    decisionNumber: string
    decidedOn: string
    emptySeatsReason: string | null
    members: { id: string; name: string; title: string; office: Office; seat: string }[]
    advisers: { name: string; title: string }[]
  }
  seats: SeatRule[]
  emptySeats: string[]
  regulations: { version: number; rules: Regulation; reason: string; setAt: string }[]
  /** Kinds of criteria other than the default, a line each, as the form takes them. */
  kindLines: string
  sessions: { id: string; round: string; heldOn: string; place: string }[]
  mayChange: boolean
  mayConvene: boolean
  problems: readonly Problem[]
}

/** A council: who sits on it and for whom, its own rules with their history, its sessions. */
export function CouncilPage(props: CouncilPageProps) {
  const { council, seats, emptySeats, sessions, mayChange, mayConvene, problems } = props
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={council.name}
      layout="desk"
      problems={problems}
      robots="noindex"
      way={<BackLink href="/councils" />}
    >
      <h1>{council.name}</h1>
      <p class="soft">
        {t('councils.formedBy', { number: council.decisionNumber, day: formatDay(council.decidedOn) })}
      </p>
      {emptySeats.length > 0 && (
        <Notice tone="warn" title={t('councils.emptySeats')}>
          <p>{emptySeats.join('; ')}</p>
          <p>{council.emptySeatsReason}</p>
        </Notice>
      )}
      {mayConvene && (
        <div class="actions">
          <LinkButton href={`/councils/${council.id}/sessions/new`}>{t('councils.convene')}</LinkButton>
        </div>
      )}
      <People council={council} seats={seats} />
      <h2>{t('councils.sessions')}</h2>
      {sessions.length === 0 && <p class="soft">{t('councils.noSessions')}</p>}
      <ul class="tasks">
        {sessions.map(({ id, round, heldOn, place }) => (
          <li key={id}>
            <a href={`/councils/sessions/${id}`}>{t('councils.roundAndDay', { round, day: formatDay(heldOn) })}</a>
            <span class="soft">{place}</span>
          </li>
        ))}
      </ul>
      <Card title={t('councils.reliability')} href={`/councils/${council.id}/reliability`}>
        <p>{t('councils.reliabilityHint')}</p>
      </Card>
      <RegulationPart {...props} id={council.id} mayChange={mayChange} />
    </Page>
  )
}

function People({ council, seats }: Pick<CouncilPageProps, 'council' | 'seats'>) {
  const t = useText()
  const seatText = (code: string) => seats.find((seat) => seat.code === code)?.text ?? code
  return (
    <>
      <h2>{t('councils.members')}</h2>
      <Table
        caption={t('councils.members')}
        hideCaption
        stacks
        rows={council.members}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('councils.person'), isHead: true, cell: ({ name }) => name },
          { key: 'title', title: t('councils.titleOfMember'), cell: ({ title }) => title },
          { key: 'office', title: t('councils.office'), cell: ({ office }) => t(`councils.office-${office}`) },
          { key: 'seat', title: t('councils.seat'), cell: ({ seat }) => seatText(seat) },
        ]}
      />
      {council.advisers.length > 0 && (
        <>
          <h2>{t('councils.advisoryGroup')}</h2>
          <ul>
            {council.advisers.map(({ name, title }) => (
              <li key={name}>
                {name}
                {title && <span class="soft">, {title}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

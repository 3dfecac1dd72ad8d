import type { Office, SeatRule } from '@saolang/core/councils/council.ts'
import type { Regulation } from '@saolang/core/councils/regulation.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { Radios } from '../kit/choices.tsx'
import { TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { formatDate, formatDay, formatNumber, formatShare } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { SummaryList } from '../kit/lists.tsx'
import { Card, Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Table } from '../kit/table.tsx'
import { useProblems, useText } from '../kit/words.ts'

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
      <RegulationPart {...props} mayChange={mayChange} />
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

function RegulationPart({ council, regulations, mayChange, problems }: CouncilPageProps) {
  const t = useText()
  const { lang } = useShell()
  const [now, ...former] = regulations
  if (!now) return null
  const { rules } = now
  return (
    <>
      <h2>{t('councils.regulation')}</h2>
      <Card>
        <SummaryList
          rows={[
            { label: t('councils.quorumShare'), value: formatShare(lang, rules.quorumShare) },
            { label: t('councils.fewestCards'), value: rules.fewestCards },
            { label: t('councils.spreadLimit'), value: t('kit.points', { n: rules.spreadLimit }) },
            { label: t('councils.decimalsShown'), value: formatNumber(lang, rules.decimalsShown) },
            { label: t('councils.floorRule'), value: t(`councils.floorRule-${rules.floorRule}`) },
            { label: t('councils.extraRounds'), value: t(rules.allowsExtraRounds ? 'councils.yes' : 'councils.no') },
          ]}
        />
      </Card>
      <p class="soft small">
        {t('councils.regulationVersion', { n: now.version, day: formatDate(now.setAt), reason: now.reason })}
      </p>
      {former.map(({ version, setAt, reason }) => (
        <p key={version} class="soft small">
          {t('councils.regulationVersion', { n: version, day: formatDate(setAt), reason })}
        </p>
      ))}
      {mayChange && <RegulationForm id={council.id} rules={rules} problems={problems} />}
    </>
  )
}

function RegulationForm({ id, rules, problems }: { id: string; rules: Regulation; problems: readonly Problem[] }) {
  const t = useText()
  const { at } = useProblems(problems)
  const numbers = [
    { name: 'quorumPercent', field: 'quorumShare', value: Math.round(rules.quorumShare * 100), suffix: '%' },
    { name: 'fewestCards', field: 'fewestCards', value: rules.fewestCards, suffix: '' },
    { name: 'spreadLimit', field: 'spreadLimit', value: rules.spreadLimit, suffix: '' },
    { name: 'decimalsShown', field: 'decimalsShown', value: rules.decimalsShown, suffix: '' },
  ] as const
  const floorRules = ['chair-resolution', 'majority', 'mean'] as const
  return (
    <details open={problems.length > 0}>
      <summary>{t('councils.changeRegulation')}</summary>
      <Form action={`/councils/${id}/regulations`}>
        <div class="row">
          {numbers.map(({ name, field, value, suffix }) => (
            <TextField
              key={name}
              name={name}
              label={t(`councils.${field}`)}
              value={String(value)}
              suffix={suffix}
              inputMode="numeric"
              width="tiny"
              error={at(field) ?? ''}
            />
          ))}
        </div>
        <Radios
          name="floorRule"
          label={t('councils.floorRule')}
          value={rules.floorRule}
          options={floorRules.map((value) => ({ value, label: t(`councils.floorRule-${value}`) }))}
        />
        <Radios
          name="allowsExtraRounds"
          label={t('councils.extraRounds')}
          value={rules.allowsExtraRounds ? 'yes' : 'no'}
          inline
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`councils.${value}`) }))}
        />
        <TextField name="reason" label={t('councils.regulationReason')} error={at('reason')} />
        <Actions>
          <Button look="plain">{t('councils.setRegulation')}</Button>
        </Actions>
      </Form>
    </details>
  )
}

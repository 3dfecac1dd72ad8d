import type { Problem } from '@saolang/core/kernel/problem.ts'
import { meetingMinutes } from '@saolang/core/market/fairs/meeting.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { type Choice, Select, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { ask } from '../demand/demand-parts.tsx'
import type { Typed } from '../demand/demand-views.ts'
import type { FairLine, MeetingView } from './fair-views.ts'

export type MeetingsPageProps = {
  fair: FairLine
  meetings: readonly MeetingView[]
  /** Whom one may ask, by the side one takes: `producer:<id>` and `buyer:<id>`. */
  others: readonly Choice[]
  days: readonly string[]
  values: Typed
  problems: readonly Problem[]
}

const tones = {
  asked: 'warn',
  agreed: 'good',
  declined: 'calm',
  cancelled: 'calm',
  held: 'good',
  missed: 'bad',
} as const

/** `/fairs/{id}/meetings`: buyers and producers at one table, nobody at two. */
export function MeetingsPage(props: MeetingsPageProps) {
  const t = useText()
  const { fair, meetings, others, problems } = props
  return (
    <Page
      title={t('market.fairs.meetings')}
      robots="noindex"
      problems={problems}
      sheet="demand.css"
      way={<BackLink href={`/fairs/${fair.id}`} label={fair.name} />}
    >
      <h1>{t('market.fairs.meetings')}</h1>
      <p class="lead">{fair.name}</p>
      {meetings.length === 0 && <EmptyState title={t('market.fairs.noMeetings')} />}
      {meetings.map((meeting) => (
        <Card key={meeting.id} title={`${formatInstant(meeting.startsAt)}`} level={2}>
          <p>
            <Chip tone={tones[meeting.state]}>{t(`market.fairs.meeting.${meeting.state}`)}</Chip> {meeting.buyer} ↔{' '}
            {meeting.producer}
          </p>
          {meeting.words && <p>{meeting.words}</p>}
          {meeting.outcome && <p class="soft">{meeting.outcome}</p>}
          {meeting.acts.length > 0 && <Acts fairId={fair.id} meeting={meeting} />}
        </Card>
      ))}
      {others.length > 0 && <Asking {...props} />}
    </Page>
  )
}

function Acts({ fairId, meeting }: { fairId: string; meeting: MeetingView }) {
  const t = useText()
  return (
    <Form action={`/fairs/${fairId}/meetings/${meeting.id}`}>
      {meeting.acts.includes('hold') && (
        <TextField name="outcome" id={`outcome-${meeting.id}`} label={t('market.fairs.outcome')} optional />
      )}
      <Actions>
        {meeting.acts.map((move, i) => (
          <Button key={move} name="move" value={move} look={i === 0 ? 'main' : 'plain'}>
            {t(`market.fairs.meetingAct.${move}`)}
          </Button>
        ))}
      </Actions>
    </Form>
  )
}

function Asking({ fair, others, days, values, problems }: MeetingsPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section class="part">
      <h2>{t('market.fairs.askToMeet')}</h2>
      <Form action={`/fairs/${fair.id}/meetings`}>
        <Select
          label={t('market.fairs.with')}
          options={others}
          empty={t('market.demand.choose')}
          {...ask(values, at, 'with')}
        />
        <Select
          name="day"
          id="startsAt"
          label={t('market.fairs.day')}
          options={days.map((value) => ({ value, label: formatDay(value) }))}
          value={values.day ?? ''}
          {...(at('startsAt') && { error: at('startsAt') as string })}
        />
        <TextField
          label={t('market.fairs.time')}
          hint={t('market.fairs.timeHint')}
          width="tiny"
          {...ask(values, at, 'time')}
        />
        <Radios
          name="minutes"
          label={t('market.fairs.minutes')}
          inline
          options={meetingMinutes.map((n) => ({ value: String(n), label: t('market.fairs.minutesOf', { n }) }))}
          value={values.minutes ?? '30'}
        />
        <TextField label={t('market.fairs.meetingWords')} optional {...ask(values, at, 'words')} />
        <Button>{t('market.fairs.askToMeet')}</Button>
      </Form>
    </section>
  )
}

import type { Phase } from '@saolang/core/councils/session.ts'
import type { RoadStepState } from '@saolang/core/dossiers/steps.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { StepList } from '../../dossiers/parts/step-list.tsx'
import { Reasons } from '../../dossiers/renewal/reasons.tsx'
import { Button, LinkButton } from '../../kit/button.tsx'
import { DateField, TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { PhaseChip } from '../state-chips.tsx'

export type WritingPageProps = {
  at: string
  sessionHref: string
  productName: string
  phase: Phase
  isInWriting: boolean
  /** Opinions signed, and asked for. */
  signed: number
  asked: number
  differences: readonly Problem[]
  meeting?: { heldOn: string; place: string; reason: string }
  isPresiding: boolean
  steps: readonly RoadStepState[]
  values: { heldOn: { day: string; month: string; year: string }; place: string; reason: string }
  problems: readonly Problem[]
}

/** Opinions in writing on one dossier: they agree and the verdict goes out, or they differ and a meeting is called on this one alone. */
export function WritingPage(props: WritingPageProps) {
  const { at, sessionHref, productName, phase, isInWriting, meeting, isPresiding, steps, problems } = props
  const t = useText()
  const title = t('councils.writingTitle')
  const mayCall = isInWriting && isPresiding && phase === 'closed' && !meeting
  return (
    <Page
      sheet="councils.css"
      title={`${title}: ${productName}`}
      layout="desk"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sessionHref} />}
    >
      <h1>{productName}</h1>
      <p>
        {isInWriting ? title : t('councils.writingMeets')} <PhaseChip phase={phase} />
      </p>
      {isInWriting && <Outcome {...props} />}
      {meeting && (
        <Notice title={t('councils.meetingCalled', { day: formatDay(meeting.heldOn), place: meeting.place })}>
          {meeting.reason && <p>{meeting.reason}</p>}
        </Notice>
      )}
      {mayCall && <MeetingForm {...props} />}
      <p class="actions">
        <LinkButton href={`${at}/closing`} look="plain">
          {t('councils.closing')}
        </LinkButton>
      </p>
      <StepList steps={steps} />
    </Page>
  )
}

function Outcome({ phase, signed, asked, differences }: WritingPageProps) {
  const t = useText()
  if (phase === 'convened' || phase === 'scoring')
    return <Notice>{t('councils.writingWaits', { signed, asked })}</Notice>
  if (differences.length === 0) return <Notice tone="good">{t('councils.writingAgrees')}</Notice>
  return (
    <Notice tone="warn" title={t('councils.writingDiffers')}>
      <Reasons reasons={differences} />
    </Notice>
  )
}

function MeetingForm({ at, differences, values, problems }: WritingPageProps) {
  const t = useText()
  const { at: errorAt } = useProblems(problems)
  return (
    <section>
      <h2>{t('councils.meetingCall')}</h2>
      <Form action={`${at}/meeting`}>
        <DateField name="heldOn" label={t('councils.heldOn')} value={values.heldOn} error={errorAt('heldOn')} />
        <TextField name="place" label={t('councils.place')} value={values.place} error={errorAt('place')} />
        <TextArea
          name="reason"
          label={t('councils.meetingReason')}
          rows={3}
          optional={differences.length > 0}
          value={values.reason}
          error={errorAt('reason')}
        />
        <Actions>
          <Button look={differences.length > 0 ? 'main' : 'plain'}>{t('councils.meetingCall')}</Button>
        </Actions>
      </Form>
    </section>
  )
}

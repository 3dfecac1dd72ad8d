import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDate, formatDay } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Notice, SampleChip, Verdict } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type TrainingView = {
  /** In groups, as printed. */
  code: string
  name: string
  organisation?: string
  course: string
  holder: string
  days: readonly string[]
  hours: number
  score?: { right: number; of: number }
  issuedOn: string
  revokedAt?: string
  revokeReason?: string
  isDemo: boolean
}

type TrainingPageProps = {
  training: TrainingView
  mayRevoke: boolean
  values: { reason: string }
  problems: readonly Problem[]
}

/** The certificate of attendance behind a code: that it was issued, to whom and for what; when it was taken back, why. */
export function TrainingPage({ training, mayRevoke, values, problems }: TrainingPageProps) {
  const t = useText()
  const { code, revokedAt, revokeReason, isDemo } = training
  const isGood = !revokedAt
  return (
    <Page
      title={t('support.trainingOf', { code })}
      robots="noindex"
      sheet="support.css"
      problems={problems}
      above={
        <Verdict tone={isGood ? 'good' : 'bad'} title={t(isGood ? 'support.trainingHolds' : 'support.trainingRevoked')}>
          {revokedAt && ` ${formatDate(revokedAt)}. ${revokeReason}`}
        </Verdict>
      }
    >
      <h1>{t('support.training')}</h1>
      {isDemo && <SampleChip />}
      <SummaryList rows={rowsOf(training, t)} />
      {isGood && (
        <p>
          <LinkButton href={`/trainings/${code}/certificate.pdf`} icon="print">
            {t('support.printTraining')}
          </LinkButton>
        </p>
      )}
      {isGood && mayRevoke && <RevokeForm code={code} reason={values.reason} problems={problems} />}
    </Page>
  )
}

function rowsOf(training: TrainingView, t: ReturnType<typeof useText>) {
  const { code, name, organisation, course, holder, days, hours, score, issuedOn } = training
  const rows = [
    { label: t('support.learnerName'), value: name },
    { label: t('support.learnerOrganisation'), value: organisation },
    { label: t('support.course'), value: course },
    { label: t('support.courseHolder'), value: holder },
    { label: t('support.trainingDays'), value: days.map(formatDay).join(', ') },
    { label: t('support.trainingHours'), value: t('support.hours', { n: hours }) },
    { label: t('support.test'), value: score && t('support.testScore', score) },
    { label: t('support.issuedOn'), value: formatDay(issuedOn) },
    { label: t('support.trainingCode'), value: code },
  ]
  return rows.filter(({ value }) => value)
}

function RevokeForm({ code, reason, problems }: { code: string; reason: string; problems: readonly Problem[] }) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <details class="part" open={at('reason') !== undefined}>
      <summary>{t('support.revokeTraining')}</summary>
      <Form action={`/trainings/${code}/revoke`}>
        <TextArea name="reason" label={t('support.revokeReason')} rows={2} value={reason} error={at('reason')} />
        <Button look="danger">{t('support.revokeTraining')}</Button>
      </Form>
    </details>
  )
}

/** Asks for the code of a certificate of attendance. */
export function AskTrainingPage({ code, isUnknown }: { code: string; isUnknown: boolean }) {
  const t = useText()
  return (
    <Page title={t('support.checkTraining')} layout="form" robots="noindex">
      <h1>{t('support.checkTraining')}</h1>
      {isUnknown && <Notice tone="warn">{t('problem.not-found.training-certificate')}</Notice>}
      <Form action="/trainings" method="get">
        <TextField name="code" label={t('support.trainingCode')} value={code} width="short" autocomplete="off" />
        <Button>{t('support.check')}</Button>
      </Form>
    </Page>
  )
}

import type { Problem } from '@saolang/core/kernel/problem.ts'
import { hazards, hoursToTell, recallSource } from '@saolang/core/trace/recall/recall.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes, Radios } from '../../kit/choices.tsx'
import { DateField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type OpenRecallPageProps = {
  /** A producer's own lots, newest first. */
  lots: readonly { identifier: string; name: string; number: string; madeOn: string }[]
  values: {
    lots: readonly string[]
    codes: string
    hazard: string
    reason: string
    advice: string
    detected: { day: string; month: string; year: string }
    time: string
  }
  problems: readonly Problem[]
}

/** `/trace/recalls/new`: what is recalled, why, and what buyers should do; the button tells everybody. */
export function OpenRecallPage({ lots, values, problems }: OpenRecallPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('trace.recallNew')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/trace/recalls" label={t('trace.recallDesk')} />}
    >
      <h1>{t('trace.recallNew')}</h1>
      <p class="lead">{t('trace.recallDeskLead', { hours: hoursToTell, source: recallSource })}</p>
      <Form action="/trace/recalls/new">
        <What lots={lots} values={values} problems={problems} />
        <Why values={values} problems={problems} />
        <DateField
          name="detected"
          label={t('trace.recallDetected')}
          hint={t('trace.recallDetectedHint')}
          value={values.detected}
          error={at('detected')}
        />
        <TextField
          name="time"
          label={t('trace.recallDetectedTime')}
          value={values.time}
          width="short"
          inputMode="numeric"
        />
        <Notice tone="warn">{t('trace.recallWarnPublic')}</Notice>
        <Button look="danger">{t('trace.recallOpenNow')}</Button>
      </Form>
    </Page>
  )
}

function What({ lots, values, problems }: OpenRecallPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      {lots.length > 0 && (
        <Checkboxes
          name="lots"
          label={t('trace.recallOwnLots')}
          hint={t('trace.recallOwnLotsHint')}
          values={values.lots}
          options={lots.map(({ identifier, name, number, madeOn }) => ({
            value: identifier,
            label: name,
            hint: `${t('trace.recallLotWord', { lot: number })} · ${formatDay(madeOn)}`,
          }))}
        />
      )}
      <TextArea
        name="codes"
        label={t(lots.length > 0 ? 'trace.recallCodes' : 'trace.recallCodesOnly')}
        hint={t('trace.recallCodesHint')}
        value={values.codes}
        error={at('codes')}
        rows={3}
        optional={lots.length > 0}
      />
    </>
  )
}

function Why({ values, problems }: Omit<OpenRecallPageProps, 'lots'>) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <Radios
        name="hazard"
        label={t('trace.recallHazard')}
        value={values.hazard}
        error={at('hazard')}
        options={hazards.map((hazard) => ({ value: hazard, label: t(`trace.hazard.${hazard}`) }))}
      />
      <TextArea
        name="reason"
        label={t('trace.recallReason')}
        hint={t('trace.recallReasonHint')}
        value={values.reason}
        error={at('reason')}
      />
      <TextArea
        name="advice"
        label={t('trace.recallAdvice')}
        hint={t('trace.recallAdviceHint')}
        value={values.advice}
        error={at('advice')}
      />
    </>
  )
}

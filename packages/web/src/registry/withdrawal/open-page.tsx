import type { Problem } from '@saolang/core/kernel/problem.ts'
import { withdrawalGrounds } from '@saolang/law/decisions/2026-26-qd-ttg/withdrawal.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { DateField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { DayParts } from '../inspections/plan-page.tsx'

export type OpenWithdrawalPageProps = {
  certificate: { id: string; number: string; product: string }
  inspectionId?: string
  /** A commune may only confirm that production has stopped. */
  isCommune: boolean
  values: { ground: string; reason: string; conclusionDocument: string; concludedOn: DayParts; replyBy: DayParts }
  problems: readonly Problem[]
}

/** Begins a withdrawal: on which ground, from which conclusion, with how much time to answer. */
export function OpenWithdrawalPage(props: OpenWithdrawalPageProps) {
  const { certificate, inspectionId, isCommune, values, problems } = props
  const t = useText()
  const { at } = useProblems(problems)
  const grounds = withdrawalGrounds.filter(({ code }) => !isCommune || code === 'productionStopped')
  return (
    <Page
      title={t('registry.withdrawTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/registry/certificates/${certificate.id}`} label={certificate.number} />}
    >
      <h1>{t('registry.withdrawTitle')}</h1>
      <p class="lead">{certificate.product}</p>
      <Notice tone="warn">{t('registry.withdrawalOpenLead')}</Notice>
      <Form action={`/registry/certificates/${certificate.id}/withdraw`}>
        {inspectionId && <input type="hidden" name="inspection" value={inspectionId} />}
        <Radios
          name="ground"
          label={t('registry.withdrawGround')}
          value={values.ground}
          error={at('ground')}
          options={grounds.map(({ code, text, source }) => ({ value: code, label: text, hint: source }))}
        />
        <TextArea name="reason" label={t('registry.withdrawReason')} value={values.reason} error={at('reason')} />
        <TextField
          name="conclusionDocument"
          label={t('registry.withdrawalConclusion')}
          value={values.conclusionDocument}
          error={at('conclusionDocument')}
        />
        <DateField
          name="concludedOn"
          label={t('registry.withdrawalConcludedOn')}
          value={values.concludedOn}
          error={at('concludedOn')}
        />
        <DateField
          name="replyBy"
          label={t('registry.withdrawalReplyBy')}
          hint={t('registry.withdrawalReplyHint')}
          value={values.replyBy}
          error={at('replyBy')}
          optional
        />
        <Button look="danger">{t('registry.withdrawalOpen')}</Button>
      </Form>
    </Page>
  )
}

import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { DateField, TextArea } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { BackLink } from '../kit/frame.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'

export type AdviceFormProps = {
  action: string
  sessionHref: string
  productName: string
  values: { report: string; siteVisitOn: { day: string; month: string; year: string } }
  problems: readonly Problem[]
}

/** The advisory group's report on a dossier, written down for the council (Điều 7 khoản 3 điểm c). */
export function AdviceFormPage({ action, sessionHref, productName, values, problems }: AdviceFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      sheet="councils.css"
      title={t('councils.recordAdvice')}
      layout="form"
      problems={problems}
      robots="noindex"
      way={<BackLink href={sessionHref} />}
    >
      <h1>{t('councils.recordAdvice')}</h1>
      <p>{productName}</p>
      <Form action={action}>
        <TextArea
          name="report"
          label={t('councils.adviceReport')}
          hint={t('councils.adviceReportHint')}
          value={values.report}
          error={at('report')}
          rows={10}
        />
        <DateField
          name="siteVisitOn"
          label={t('councils.siteVisitOn')}
          value={values.siteVisitOn}
          error={at('siteVisitOn')}
          optional
        />
        <Actions>
          <Button>{t('kit.save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

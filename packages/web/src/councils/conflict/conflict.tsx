import { type ConflictKind, conflictKinds } from '@saolang/core/councils/conflict.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type ConflictPageProps = {
  action: string
  sessionHref: string
  dossier: { code: string; productName: string; organisationName: string; representative: string; address: string }
  declared: ConflictKind | null
  values: { kind: string; note: string }
  problems: readonly Problem[]
}

/** A member says what ties them to the applicant before the dossier opens. Shows who applies, and nothing of the dossier. */
export function ConflictPage({ action, sessionHref, dossier, declared, values, problems }: ConflictPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const kinds = declared === 'none' ? conflictKinds.filter((kind) => kind !== 'none') : conflictKinds
  return (
    <Page
      sheet="councils.css"
      title={t('councils.declare')}
      layout="form"
      problems={problems}
      robots="noindex"
      way={<BackLink href={sessionHref} />}
    >
      <h1>{t('councils.declare')}</h1>
      <p>{t('councils.declareWhy')}</p>
      <SummaryList
        rows={[
          { label: t('councils.product'), value: dossier.productName },
          { label: t('councils.dossierCode'), value: dossier.code },
          { label: t('councils.organisation'), value: dossier.organisationName },
          { label: t('councils.representative'), value: dossier.representative },
          { label: t('councils.address'), value: dossier.address },
        ]}
      />
      {declared === 'none' && <Notice tone="info">{t('councils.declareLater')}</Notice>}
      <Form action={action}>
        <Radios
          name="kind"
          label={t('councils.declareQuestion')}
          value={values.kind}
          error={at('kind')}
          options={kinds.map((value) => ({
            value,
            label: t(`councils.conflict-${value}`),
            ...(value !== 'none' && { hint: t(`councils.conflictHint-${value}`) }),
          }))}
        />
        <TextArea
          name="note"
          label={t('councils.conflictNote')}
          hint={t('councils.conflictNoteHint')}
          value={values.note}
          error={at('note')}
          rows={3}
        />
        <Actions>
          <Button>{t('councils.declareButton')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

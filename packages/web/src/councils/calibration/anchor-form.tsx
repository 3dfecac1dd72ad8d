import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { SheetFields } from './sheet-form.tsx'

export type AnchorFormPageProps = {
  code: string
  /** The dossier that was found by its code; null while none is asked for. */
  dossier: { productName: string; organisationName: string; isDemo: boolean; set: CriteriaSet } | null
  values: {
    title: string
    consent: string
    marks: Readonly<Record<string, string>>
    reasons: Readonly<Record<string, string>>
  }
  problems: readonly Problem[]
}

/** The Ministry makes an anchor: first the dossier by its code, then the model score with its reasons. */
export function AnchorFormPage({ code, dossier, values, problems }: AnchorFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      sheet="councils.css"
      title={t('councils.anchorNew')}
      layout="desk"
      problems={problems}
      robots="noindex"
      way={<BackLink href="/councils/calibration" label={t('councils.calibration')} />}
    >
      <h1>{t('councils.anchorNew')}</h1>
      <Form action="/councils/calibration/anchors/new" method="get">
        <TextField
          name="code"
          label={t('councils.anchorFind')}
          hint={t('councils.anchorFindHint')}
          value={code}
          error={at('code') ?? ''}
          width="short"
        />
        <Actions>
          <Button look={dossier ? 'plain' : 'main'}>{t('councils.anchorFindIt')}</Button>
        </Actions>
      </Form>
      {dossier && <ModelForm code={code} dossier={dossier} values={values} problems={problems} />}
    </Page>
  )
}

type ModelFormProps = Pick<AnchorFormPageProps, 'code' | 'values' | 'problems'> & {
  dossier: NonNullable<AnchorFormPageProps['dossier']>
}

function ModelForm({ code, dossier, values, problems }: ModelFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <h2>
        {dossier.productName} {dossier.isDemo && <SampleChip />}
      </h2>
      <p class="soft">{dossier.organisationName}</p>
      <Form action="/councils/calibration/anchors/new">
        <input type="hidden" name="code" value={code} />
        <TextField
          name="title"
          label={t('councils.anchorTitle')}
          hint={t('councils.anchorTitleHint')}
          value={values.title}
          error={at('title') ?? ''}
        />
        {!dossier.isDemo && (
          <TextField
            name="consent"
            label={t('councils.anchorConsent')}
            value={values.consent}
            error={at('consent') ?? ''}
          />
        )}
        <SheetFields
          set={dossier.set}
          marks={values.marks}
          errorAt={at}
          under={(leaf) => (
            <TextField
              name={`reason-${leaf.code}`}
              label={t('councils.anchorReason')}
              hint={t('councils.anchorReasonNeeded')}
              value={values.reasons[leaf.code] ?? ''}
              error={at(`reason-${leaf.code}`) ?? ''}
            />
          )}
        />
        <Actions>
          <Button>{t('councils.anchorMake')}</Button>
        </Actions>
      </Form>
    </>
  )
}

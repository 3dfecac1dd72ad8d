import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { Checkboxes } from '../kit/choices.tsx'
import { DateField, TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { formatNumber } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { useProblems, useText } from '../kit/words.ts'

export type DecisionValues = {
  number: string
  signedOn: { day: string; month: string; year: string }
  signerName: string
  signerTitle: string
  verdictIds: string[]
}

export type DecisionFormProps = {
  verdicts: { id: string; productName: string; code: string; organisationName: string; points: number; star: number }[]
  /** Drafts to print, one for each session that proposes something. */
  drafts: string[]
  values: DecisionValues
  problems: readonly Problem[]
}

/** Records a decision after it was signed: its number, day and signer, and the products that it recognises. */
export function DecisionFormPage({ verdicts, drafts, values, problems }: DecisionFormProps) {
  const t = useText()
  const { lang } = useShell()
  const { at } = useProblems(problems)
  return (
    <Page
      sheet="councils.css"
      title={t('councils.recordDecision')}
      layout="form"
      problems={problems}
      robots="noindex"
      way={<BackLink href="/councils" />}
    >
      <h1>{t('councils.recordDecision')}</h1>
      <p>{t('councils.decisionWhat')}</p>
      {verdicts.length === 0 && <Notice>{t('councils.noVerdictsToDecide')}</Notice>}
      <Form action="/councils/decisions/new">
        <Checkboxes
          name="verdictIds"
          label={t('councils.recognisedProducts')}
          error={at('verdictIds') ?? ''}
          values={values.verdictIds}
          options={verdicts.map(({ id, productName, code, organisationName, points, star }) => ({
            value: id,
            label: productName,
            hint: `${code} · ${organisationName} · ${t('councils.pointsText', { points: formatNumber(lang, points) })}`,
            mark: <Stars count={star} size="small" />,
          }))}
        />
        {drafts.map((href) => (
          <p key={href}>
            <a href={href}>{t('councils.draftDecision')}</a>
          </p>
        ))}
        <SignatureFields values={values} problems={problems} />
        <Notice tone="info">{t('councils.decisionIsFinal')}</Notice>
        <Actions>
          <Button name="act" value="record">
            {t('councils.recordDecision')}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

function SignatureFields({ values, problems }: Pick<DecisionFormProps, 'values' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <TextField
        name="number"
        label={t('councils.decisionNumber')}
        hint={t('councils.decisionNumberHint')}
        value={values.number}
        error={at('number') ?? ''}
        width="short"
      />
      <DateField name="signedOn" label={t('councils.signedOn')} value={values.signedOn} error={at('signedOn') ?? ''} />
      <TextField
        name="signerName"
        label={t('councils.signerName')}
        value={values.signerName}
        error={at('signerName') ?? ''}
      />
      <TextField
        name="signerTitle"
        label={t('councils.signerTitle')}
        hint={t('councils.signerTitleHint')}
        value={values.signerTitle}
        error={at('signerTitle') ?? ''}
      />
    </>
  )
}

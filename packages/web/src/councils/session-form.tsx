import type { DossierKind } from '@saolang/core/dossiers/dossier.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { Checkboxes, Radios } from '../kit/choices.tsx'
import { DateField, TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { formatDay } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useProblems, useText } from '../kit/words.ts'

export type SessionValues = {
  round: string
  plan: string
  heldOn: { day: string; month: string; year: string }
  place: string
  isInWriting: boolean
  dossierIds: string[]
}

export type SessionFormProps = {
  council: { id: string; name: string }
  rounds: { value: string; year: number; no: number; evaluatedBefore?: string }[]
  dossiers: { id: string; code: string; productName: string; organisationName: string; kind: DossierKind }[]
  values: SessionValues
  problems: readonly Problem[]
}

/** Calls a council to a session: round, day, place, and the dossiers on the agenda. */
export function SessionFormPage({ council, rounds, dossiers, values, problems }: SessionFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      sheet="councils.css"
      title={t('councils.convene')}
      layout="form"
      problems={problems}
      robots="noindex"
      way={<BackLink href={`/councils/${council.id}`} label={council.name} />}
    >
      <h1>{t('councils.convene')}</h1>
      {dossiers.length === 0 && <Notice tone="warn">{t('councils.noDossiersWaiting')}</Notice>}
      <Form action={`/councils/${council.id}/sessions/new`}>
        {values.isInWriting && values.dossierIds.length > 0 && problems.length === 0 && (
          <Notice>{t('councils.writingPropose', { n: values.dossierIds.length })}</Notice>
        )}
        <RoundFields rounds={rounds} values={values} problems={problems} />
        <DateField name="heldOn" label={t('councils.heldOn')} value={values.heldOn} error={at('heldOn')} />
        <TextField name="place" label={t('councils.place')} value={values.place} error={at('place')} />
        <Checkboxes
          name="isInWriting"
          label={t('councils.manner')}
          error={at('isInWriting')}
          values={values.isInWriting ? ['yes'] : []}
          options={[{ value: 'yes', label: t('councils.inWriting'), hint: t('councils.inWritingHint') }]}
        />
        <Checkboxes
          name="dossierIds"
          label={t('councils.agenda')}
          hint={t('councils.agendaHint')}
          error={at('dossierIds')}
          values={values.dossierIds}
          options={dossiers.map(({ id, code, productName, organisationName, kind }) => ({
            value: id,
            label: productName,
            hint: `${t(`dossiers.kind.${kind}`)} · ${code} · ${organisationName}`,
          }))}
        />
        <Actions>
          <Button>{t('councils.convene')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

function RoundFields({ rounds, values, problems }: Pick<SessionFormProps, 'rounds' | 'values' | 'problems'>) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <Radios
        name="round"
        label={t('councils.round')}
        hint={t('councils.roundHint')}
        value={values.round}
        error={at('round')}
        options={rounds.map(({ value, year, no, evaluatedBefore }) => ({
          value,
          label: t('councils.roundNo', { no, year: String(year) }),
          hint: evaluatedBefore
            ? t('councils.roundBefore', { day: formatDay(evaluatedBefore) })
            : t('councils.extraRound'),
        }))}
      />
      <TextField
        name="plan"
        label={t('councils.plan')}
        hint={t('councils.planHint')}
        value={values.plan}
        error={at('plan')}
        optional
        width="short"
      />
    </>
  )
}

import { communeFindings } from '@saolang/law/decisions/2026-26-qd-ttg/commune-findings.ts'
import { Button } from '../../kit/button.tsx'
import { DateField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { DeskDossierPageProps } from '../desk-dossier.ts'

/** What an officer can do with the dossier now: judge, ask, forward, return. A form is there only when its move is. */
export function DeskForms(props: DeskDossierPageProps) {
  const { moves, mayJudge, mayRefer } = props
  return (
    <>
      {mayJudge && <FindingsForm {...props} />}
      {moves.includes('forward') && <ForwardForm {...props} />}
      {mayRefer && moves.includes('refer') && <ReferForm {...props} />}
      {moves.includes('request-supplement') && <SupplementForm {...props} />}
      {moves.includes('return') && <ReturnForm {...props} />}
    </>
  )
}

const dayOf = (values: DeskDossierPageProps['values'], name: string, stored?: string) => {
  const [year, month, day] = stored?.split('-') ?? []
  return {
    day: values[`${name}-day`] ?? day,
    month: values[`${name}-month`] ?? month,
    year: values[`${name}-year`] ?? year,
  }
}

function FindingsForm({ head, findings, values, siteVisitOn, problems = [] }: DeskDossierPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section id="findings">
      <h2>{t('dossiers.desk.findings')}</h2>
      <p class="soft">{t('dossiers.desk.findingsHint')}</p>
      <Form action={`/desk/dossiers/${head.id}/findings`}>
        {communeFindings.map(({ code, no, title, ask }) => (
          <TextArea
            key={code}
            name={code}
            label={`${no}. ${title}`}
            hint={ask}
            rows={8}
            maxLength={6000}
            value={values[code] ?? findings[code]}
            error={at(code)}
          />
        ))}
        <DateField
          name="siteVisitOn"
          optional
          label={t('dossiers.desk.siteVisit')}
          value={dayOf(values, 'siteVisitOn', siteVisitOn)}
          error={at('siteVisitOn')}
        />
        <Button>{t('dossiers.desk.saveFindings')}</Button>
      </Form>
    </section>
  )
}

function ForwardForm({ head, letterDraft, samples, values, problems = [] }: DeskDossierPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const names = {
    number: 'desk.letterNumber',
    signerName: 'desk.letterSigner',
    signerTitle: 'desk.letterTitle',
  } as const
  return (
    <details class="card" open={problems.some(({ at: field }) => field !== undefined && field in names)} id="forward">
      <summary>{t('dossiers.desk.forward')}</summary>
      <p class="soft lines">
        <b>{t('dossiers.desk.letterDraft')}</b>
        {`\n${letterDraft}`}
      </p>
      <Form action={`/desk/dossiers/${head.id}/forward`}>
        {(Object.keys(names) as (keyof typeof names)[]).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`dossiers.${names[name]}`)}
            value={values[name]}
            error={at(name)}
          />
        ))}
        <DateField
          name="signedOn"
          label={t('dossiers.desk.letterDay')}
          value={dayOf(values, 'signedOn')}
          error={at('signedOn')}
        />
        <TextField
          name="samples"
          label={t('dossiers.desk.letterSamples')}
          width="tiny"
          inputMode="numeric"
          value={values.samples ?? String(samples)}
          error={at('samples')}
        />
        <Button>{t('dossiers.desk.forwardSend')}</Button>
      </Form>
    </details>
  )
}

function ReferForm({ head, values, problems = [] }: DeskDossierPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const isOpen = ['referNumber', 'referredOn', 'report'].some((name) => at(name) !== undefined)
  return (
    <details class="card" open={isOpen} id="refer">
      <summary>{t('dossiers.desk.refer')}</summary>
      <p class="soft">{t('dossiers.desk.referHint')}</p>
      <Form action={`/desk/dossiers/${head.id}/refer`}>
        <TextField
          name="referNumber"
          label={t('dossiers.desk.referNumber')}
          value={values.referNumber}
          error={at('referNumber')}
        />
        <DateField
          name="referredOn"
          label={t('dossiers.desk.referDay')}
          value={dayOf(values, 'referredOn')}
          error={at('referredOn')}
        />
        <TextArea
          name="report"
          label={t('dossiers.desk.referReport')}
          rows={6}
          maxLength={6000}
          value={values.report}
          error={at('report')}
        />
        <Button>{t('dossiers.desk.referSend')}</Button>
      </Form>
    </details>
  )
}

function SupplementForm({ head, values, problems = [] }: DeskDossierPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <details class="card" open={at('items') !== undefined} id="supplement">
      <summary>{t('dossiers.desk.supplement')}</summary>
      <Form action={`/desk/dossiers/${head.id}/supplement`}>
        <TextArea
          name="items"
          label={t('dossiers.desk.supplementItems')}
          hint={t('dossiers.desk.supplementHint')}
          rows={5}
          maxLength={6000}
          value={values.items}
          error={at('items')}
        />
        <Button look="plain">{t('dossiers.desk.supplementSend')}</Button>
      </Form>
    </details>
  )
}

function ReturnForm({ head, values, problems = [] }: DeskDossierPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <details class="card" open={at('reasons') !== undefined} id="return">
      <summary>{t('dossiers.desk.return')}</summary>
      <p class="soft">{t('dossiers.desk.returnHint')}</p>
      <Form action={`/desk/dossiers/${head.id}/return`}>
        <TextArea
          name="reasons"
          label={t('dossiers.desk.returnReasons')}
          rows={4}
          maxLength={6000}
          value={values.reasons}
          error={at('reasons')}
        />
        <Button look="danger">{t('dossiers.desk.returnSend')}</Button>
      </Form>
    </details>
  )
}

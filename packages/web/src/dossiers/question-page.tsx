import { type Answers, type DossierField, type FormStep, longest } from '@saolang/core/dossiers/form.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Autosave } from '../islands/autosave.tsx'
import { Button } from '../kit/button.tsx'
import { Checkboxes } from '../kit/choices.tsx'
import { TextArea, TextField } from '../kit/fields.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { Island } from '../kit/island.tsx'
import { type Text, useProblems, useText } from '../kit/words.ts'
import type { MessageKey } from '../messages/messages.ts'
import { messages } from '../messages/messages.ts'
import type { DossierHead } from './parts/dossier-head.tsx'
import { DossierPage } from './parts/dossier-page.tsx'
import { PageConflict } from './parts/page-conflict.tsx'

export type QuestionPageProps = {
  head: DossierHead
  step: FormStep
  fields: readonly DossierField[]
  values: Answers
  /** The version that these values are of; the key of this open form. */
  version: number
  formKey: string
  /** `check`: go back to the check page afterwards. */
  back?: string
  problems?: readonly Problem[]
  /** What is stored now, when somebody else wrote on the page meanwhile. */
  stored?: Answers
}

/** `/dossiers/{id}/{step}`: one to five questions of Mẫu 01 and Mẫu 02, in plain words, with the form's own beside. */
export function QuestionPage(props: QuestionPageProps) {
  const { head, step, fields, values, version, formKey, back, problems = [], stored } = props
  const t = useText()
  const title = t(`dossiers.step.${step}`)
  const boxes = fields.filter(({ kind }) => kind === 'check')
  return (
    <DossierPage head={head} title={title} problems={problems}>
      {stored && (
        <PageConflict rows={fields.map((field) => ({ label: words(t, field), value: shown(t, field, stored) }))} />
      )}
      <Form action={`/dossiers/${head.id}/${step}`} id="answers">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="formKey" value={formKey} />
        {back && <input type="hidden" name="back" value={back} />}
        {boxes.length > 0 && <Boxes title={title} boxes={boxes} values={values} problems={problems} />}
        {fields
          .filter(({ kind }) => kind !== 'check')
          .map((field) => (
            <Question key={field.code} field={field} value={values[field.code] ?? ''} problems={problems} />
          ))}
        <Actions>
          <Button>{t('dossiers.saveContinue')}</Button>
        </Actions>
      </Form>
      <Island
        name="autosave"
        component={Autosave}
        props={{
          formId: 'answers',
          words: { saving: t('kit.saving'), saved: t('kit.savedAt', { time: '{time}' }), failed: t('kit.saveFailed') },
        }}
      />
    </DossierPage>
  )
}

type QuestionProps = { field: DossierField; value: string; problems: readonly Problem[] }

function Question({ field, value, problems }: QuestionProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { code, kind, isOptional } = field
  const common = {
    name: code,
    label: words(t, field),
    hint: hintOf(t, field),
    error: at(code),
    optional: isOptional,
    value,
  }
  if (kind === 'paragraph') return <TextArea {...common} rows={6} maxLength={longest.paragraph} />
  return kind === 'number' ? <TextField {...common} width="tiny" inputMode="numeric" /> : <TextField {...common} />
}

function Boxes({
  title,
  boxes,
  values,
  problems,
}: {
  title: string
  boxes: readonly DossierField[]
  values: Answers
  problems: readonly Problem[]
}) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Checkboxes
      name="papers"
      label={<span class="hidden">{title}</span>}
      hint={t('dossiers.papersHint')}
      error={at('papers')}
      values={boxes.filter(({ code }) => values[code] === 'yes').map(({ code }) => code)}
      options={boxes.map((field) => ({ value: field.code, label: words(t, field), hint: field.label }))}
    />
  )
}

/** The question in plain words. */
export function words(t: Text, { code, label }: Pick<DossierField, 'code' | 'label'>): string {
  return `field.${code}` in messages.dossiers ? t(`dossiers.field.${code}` as MessageKey) : label
}

function hintOf(t: Text, { code, label }: DossierField) {
  const plain = words(t, { code, label })
  const help = `fieldHint.${code}` in messages.dossiers ? t(`dossiers.fieldHint.${code}` as MessageKey) : ''
  return (
    <>
      {help}
      {label !== plain && <span class="form-words">{t('dossiers.formSays', { label })}</span>}
    </>
  )
}

function shown(t: Text, { code, kind }: DossierField, values: Answers): string {
  return kind === 'check' ? (values[code] === 'yes' ? t('dossiers.yes') : t('dossiers.no')) : (values[code] ?? '')
}

import type { Problem } from '@saolang/core/kernel/problem.ts'
import { disposals } from '@saolang/core/trace/recall/recall.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { useProblems, useText } from '../../kit/words.ts'

type CloseFormProps = { id: string; values: Readonly<Record<string, string>>; problems: readonly Problem[] }

/** Closes a recall with what was done and how it ended. */
export function CloseForm({ id, values, problems }: CloseFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <details class="more-work no-print" open={problems.length > 0}>
      <summary>{t('trace.recallClose')}</summary>
      <Form action={`/trace/recalls/${id}/close`}>
        <Radios
          name="disposal"
          label={t('trace.recallDisposal')}
          value={values.disposal ?? ''}
          error={at('disposal')}
          options={disposals.map((disposal) => ({ value: disposal, label: t(`trace.disposal.${disposal}`) }))}
        />
        <TextArea
          name="closing"
          label={t('trace.recallClosing')}
          hint={t('trace.recallClosingHint')}
          value={values.closing ?? ''}
          error={at('closing')}
        />
        <Button>{t('trace.recallClose')}</Button>
      </Form>
    </details>
  )
}

import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type OfficerActsProps = {
  live: { id: string; status: string; state: { warning?: string } }
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** What an officer of the area may do: words on the screen, and the emergency stop. */
export function OfficerActs({ live, values, problems }: OfficerActsProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const [reason, warning] = [at('reason'), at('warning')]
  if (live.status === 'stopped' || live.status === 'cancelled') return null
  return (
    <section class="part">
      <h2>{t('market.liveDesk.officerActs')}</h2>
      {live.status === 'live' && (
        <Form action={`/live/${live.id}/warn`}>
          <TextField
            name="warning"
            label={t('market.liveDesk.warning')}
            value={values.warning ?? live.state.warning ?? ''}
            {...(warning && { error: warning })}
          />
          <Button look="plain">{t('market.liveDesk.warn')}</Button>
        </Form>
      )}
      <Form action={`/live/${live.id}/stop`}>
        <TextArea
          name="reason"
          rows={2}
          label={t('market.liveDesk.stopReason')}
          value={values.reason ?? ''}
          {...(reason && { error: reason })}
        />
        <Button look="danger">{t('market.liveDesk.stop')}</Button>
      </Form>
    </section>
  )
}

import { Button } from '../../kit/button.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { Notice } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'
import { ChangeFacts, LyingTable } from './change-facts.tsx'
import { ChangePageFrame } from './change-form-page.tsx'
import type { ChangeView, LyingRow } from './change-view.ts'

export type ChangeCheckPageProps = {
  change: ChangeView
  lies: readonly LyingRow[]
  isDue: boolean
  /** The form as it was filled in, to be sent again. */
  fields: readonly (readonly [name: string, value: string])[]
}

/** What a resolution would do, before it is recorded. */
export function ChangeCheckPage({ change, lies, isDue, fields }: ChangeCheckPageProps) {
  const t = useText()
  const when = isDue ? t('people.units.today') : t('people.units.later', { day: formatDay(change.effectiveOn) })
  return (
    <ChangePageFrame problems={[]} title={t('people.units.checkTitle')}>
      <Notice tone={isDue ? 'warn' : 'info'}>{when}</Notice>
      <ChangeFacts change={change} />
      <h2>{t('people.units.follows')}</h2>
      <LyingTable from={change.from} rows={lies} />
      <Form action="/units/changes">
        {fields.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <Actions>
          <Button>{t('people.units.confirm')}</Button>
          <Button look="plain" name="edit" value="yes" formAction="/units/changes/check">
            {t('people.units.edit')}
          </Button>
        </Actions>
      </Form>
    </ChangePageFrame>
  )
}

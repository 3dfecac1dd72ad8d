import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { type Choice, DateField, Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { ask } from '../demand/demand-parts.tsx'
import type { Typed } from '../demand/demand-views.ts'

export type FairFormPageProps = { provinces: readonly Choice[]; values: Typed; problems: readonly Problem[] }

const days = ['fromOn', 'untilOn', 'applyUntil'] as const

/** `/fairs/new`: an officer announces a fair with the plan of its booths. */
export function FairFormPage({ provinces, values, problems }: FairFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('market.fairs.new')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/fairs" label={t('market.fairs.title')} />}
    >
      <h1>{t('market.fairs.new')}</h1>
      <Form action="/fairs/new">
        <TextField label={t('market.fairs.name')} {...ask(values, at, 'name')} />
        <TextArea label={t('market.fairs.about')} rows={3} optional {...ask(values, at, 'about')} />
        <TextField label={t('market.fairs.place')} {...ask(values, at, 'place')} />
        <Select
          label={t('market.fairs.province')}
          options={provinces}
          empty={t('market.demand.choose')}
          {...ask(values, at, 'provinceCode')}
        />
        {days.map((name) => {
          const error = at(name)
          return (
            <DateField
              key={name}
              name={name}
              label={t(`market.fairs.${name}`)}
              value={{
                day: values[`${name}-day`] ?? '',
                month: values[`${name}-month`] ?? '',
                year: values[`${name}-year`] ?? '',
              }}
              {...(error && { error })}
            />
          )
        })}
        <TextArea
          label={t('market.fairs.plan')}
          hint={t('market.fairs.planHint')}
          rows={5}
          {...ask(values, at, 'plan')}
        />
        <Button>{t('market.fairs.open')}</Button>
      </Form>
    </Page>
  )
}

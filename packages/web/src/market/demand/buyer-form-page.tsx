import type { Problem } from '@saolang/core/kernel/problem.ts'
import { buyerKinds } from '@saolang/core/market/demand/buyer-standing.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { ask } from './demand-parts.tsx'
import type { Typed } from './demand-views.ts'

export type BuyerFormPageProps = { organisation: string; values: Typed; problems: readonly Problem[] }

/** `/demand/buyer`: an organisation asks to buy in bulk. */
export function BuyerFormPage({ organisation, values, problems }: BuyerFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at('kind')
  const title = t('market.demand.askToBuy')
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/demand" label={t('market.demand.title')} />}
    >
      <h1>{title}</h1>
      <p class="lead">{organisation}</p>
      <p>{t('market.demand.askToBuyLead')}</p>
      <Form action="/demand/buyer">
        <Radios
          name="kind"
          label={t('market.demand.kind')}
          options={buyerKinds.map((value) => ({ value, label: t(`market.demand.kind.${value}`) }))}
          value={values.kind ?? ''}
          {...(error && { error })}
        />
        <TextArea
          label={t('market.demand.about')}
          hint={t('market.demand.aboutHint')}
          rows={4}
          {...ask(values, at, 'about')}
        />
        <TextField label={t('market.demand.phone')} type="tel" width="short" {...ask(values, at, 'phone')} />
        <Button>{t('market.demand.sendAsking')}</Button>
      </Form>
    </Page>
  )
}

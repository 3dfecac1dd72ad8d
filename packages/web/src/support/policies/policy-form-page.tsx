import type { Problem } from '@saolang/core/kernel/problem.ts'
import { organisationKinds } from '@saolang/core/people/organisation.ts'
import { policyStars } from '@saolang/core/support/policies/policy.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { DateField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

type DayParts = { day: string; month: string; year: string }
export type PolicyFormPageProps = {
  values: {
    title: string
    pays: string
    document: string
    source: string
    ceiling: string
    stars: readonly string[]
    kinds: readonly string[]
    from: DayParts
    to: DayParts
  }
  problems: readonly Problem[]
}

/** `/support/policies/new`: an officer enters a policy, with its document. */
export function PolicyFormPage({ values, problems }: PolicyFormPageProps) {
  const t = useText()
  return (
    <Page
      title={t('support.policy.add')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/support/policies" label={t('support.policy.title')} />}
    >
      <h1>{t('support.policy.add')}</h1>
      <Form action="/support/policies/new">
        <PolicyFields values={values} problems={problems} />
        <Button>{t('support.policy.add')}</Button>
      </Form>
    </Page>
  )
}

function PolicyFields({ values, problems }: PolicyFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <TextField name="title" label={t('support.policy.name')} value={values.title} error={at('title')} />
      <TextArea name="pays" label={t('support.policy.pays')} rows={3} value={values.pays} error={at('pays')} />
      <TextField
        name="document"
        label={t('support.policy.document')}
        hint={t('support.policy.documentHint')}
        value={values.document}
        error={at('document')}
      />
      <TextField
        name="source"
        label={t('support.policy.where')}
        hint={t('support.policy.whereHint')}
        optional
        value={values.source}
        error={at('source')}
      />
      <TextField
        name="ceiling"
        label={t('support.policy.ceiling')}
        hint={t('support.policy.ceilingHint')}
        inputMode="numeric"
        suffix="đồng"
        width="short"
        optional
        value={values.ceiling}
        error={at('ceiling')}
      />
      <Checkboxes
        name="stars"
        label={t('support.policy.stars')}
        hint={t('support.policy.anyHint')}
        values={values.stars}
        error={at('stars')}
        inline
        options={policyStars.map((star) => ({ value: String(star), label: t('registry.starsChoice', { n: star }) }))}
      />
      <Checkboxes
        name="kinds"
        label={t('support.policy.kinds')}
        hint={t('support.policy.anyHint')}
        values={values.kinds}
        error={at('kinds')}
        options={organisationKinds.map((kind) => ({ value: kind, label: t(`people.kind.${kind}`) }))}
      />
      <DateField name="from" label={t('support.policy.fromDay')} value={values.from} error={at('from')} />
      <DateField name="to" label={t('support.policy.toDay')} optional value={values.to} error={at('to')} />
    </>
  )
}

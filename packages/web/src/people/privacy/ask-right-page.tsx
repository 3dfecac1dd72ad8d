import type { Problem } from '@saolang/core/kernel/problem.ts'
import { rightKinds } from '@saolang/core/people/privacy/rights.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Confirmation, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { RequestView } from './request-view.ts'

type Values = { kind: string; name: string; contact: string; words: string }

/** `/privacy/request`: anyone asks about their own data, with an account or without. */
export function AskRightPage({ values, problems }: { values: Values; problems: readonly Problem[] }) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={t('people.privacy.askTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<Breadcrumbs crumbs={[{ href: '/privacy', label: t('people.privacy.title') }]} />}
    >
      <h1>{t('people.privacy.askTitle')}</h1>
      <Form action="/privacy/request">
        <Radios
          name="kind"
          label={t('people.privacy.askKind')}
          value={values.kind}
          error={at('kind')}
          options={rightKinds.map((kind) => ({ value: kind, label: t(`people.right.${kind}`) }))}
        />
        <TextField
          name="name"
          label={t('people.privacy.askName')}
          value={values.name}
          error={at('name')}
          autocomplete="name"
        />
        <TextField name="contact" label={t('people.privacy.askContact')} value={values.contact} error={at('contact')} />
        <TextArea
          name="words"
          label={t('people.privacy.askWords')}
          hint={t('people.privacy.askWordsHint')}
          value={values.words}
          error={at('words')}
        />
        <Button>{t('people.privacy.ask')}</Button>
      </Form>
    </Page>
  )
}

/** What became of a request, for whoever holds its code. */
export function FollowRightPage({ request, isNew }: { request: RequestView; isNew: boolean }) {
  const t = useText()
  const { code, kind, state, askedAt, dueOn, extensionReason, outcome, answer, answeredAt } = request
  const rows = [
    { label: t('people.privacy.kindTitle'), value: t(`people.right.${kind}`) },
    { label: t('people.privacy.askedAt'), value: formatInstant(askedAt) },
    { label: t('people.privacy.state'), value: t(`people.privacy.state.${state}`) },
    { label: t('people.privacy.due'), value: dueOn && formatDay(dueOn) },
    { label: t('people.privacy.extendedWhy'), value: extensionReason },
  ]
  return (
    <Page title={t('people.privacy.requestOne', { code })} layout="form" robots="noindex">
      {isNew && dueOn ? (
        <Confirmation title={t('people.privacy.asked')} code={code}>
          <p>{t('people.privacy.askedMore', { day: formatDay(dueOn) })}</p>
        </Confirmation>
      ) : (
        <h1>{t('people.privacy.requestOne', { code })}</h1>
      )}
      <SummaryList rows={rows.filter(({ value }) => value)} />
      {outcome && (
        <Notice tone="info" title={t(`people.privacy.outcome.${outcome}`)}>
          <p class="as-written">{answer}</p>
          {answeredAt && <p class="small soft">{formatInstant(answeredAt)}</p>}
        </Notice>
      )}
    </Page>
  )
}

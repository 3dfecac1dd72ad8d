import type { Problem } from '@saolang/core/kernel/problem.ts'
import { rightOutcomes } from '@saolang/core/people/privacy/rights.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes, Radios } from '../../kit/choices.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip, EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { DeskRequestView } from './request-view.ts'

/** `/privacy/desk`: what people asked about their data, what waits first. */
export function PrivacyDeskPage({ requests }: { requests: readonly DeskRequestView[] }) {
  const t = useText()
  return (
    <Page title={t('people.privacy.desk')} layout="desk" robots="noindex">
      <h1>{t('people.privacy.desk')}</h1>
      <p class="soft">{t('people.privacy.deskLead')}</p>
      {requests.length === 0 ? (
        <EmptyState title={t('people.privacy.deskEmpty')} />
      ) : (
        <Table
          caption={t('people.privacy.desk')}
          hideCaption
          rows={requests}
          rowKey={({ id }) => id}
          stacks
          columns={[
            {
              key: 'kind',
              title: t('people.privacy.kindTitle'),
              isHead: true,
              cell: ({ id, kind }) => <a href={`/privacy/desk/${id}`}>{t(`people.right.${kind}`)}</a>,
            },
            { key: 'who', title: t('people.privacy.who'), cell: ({ name }) => name },
            { key: 'at', title: t('people.privacy.askedAt'), cell: ({ askedAt }) => formatInstant(askedAt) },
            { key: 'state', title: t('people.privacy.state'), cell: ({ state }) => t(`people.privacy.state.${state}`) },
            { key: 'due', title: t('people.privacy.due'), cell: (request) => <Due request={request} /> },
          ]}
        />
      )}
    </Page>
  )
}

function Due({ request: { dueOn, isLate } }: { request: DeskRequestView }) {
  const t = useText()
  if (!dueOn) return null
  return (
    <>
      {formatDay(dueOn)} {isLate && <Chip tone="bad">{t('people.privacy.late')}</Chip>}
    </>
  )
}

export type DeskRequestPageProps = {
  request: DeskRequestView
  mayHandle: boolean
  values: { outcome: string; words: string; reason: string }
  problems: readonly Problem[]
}

/** One request at the desk, with the next step open. */
export function DeskRequestPage(props: DeskRequestPageProps) {
  const { request, mayHandle, problems } = props
  const t = useText()
  const { code, kind, state, name, contact, words, askedAt, hasAccount, extensionReason, outcome, answer } = request
  const rows = [
    { label: t('people.privacy.kindTitle'), value: t(`people.right.${kind}`) },
    { label: t('people.privacy.who'), value: hasAccount ? `${name} (${t('people.privacy.hasAccount')})` : name },
    { label: t('people.privacy.askContact'), value: contact },
    { label: t('people.privacy.words'), value: <span class="as-written">{words}</span> },
    { label: t('people.privacy.askedAt'), value: formatInstant(askedAt) },
    { label: t('people.privacy.state'), value: t(`people.privacy.state.${state}`) },
    { label: t('people.privacy.due'), value: request.dueOn && <Due request={request} /> },
    { label: t('people.privacy.extendedWhy'), value: extensionReason },
    { label: t('people.privacy.outcome'), value: outcome && t(`people.privacy.outcome.${outcome}`) },
    { label: t('people.privacy.answer'), value: answer && <span class="as-written">{answer}</span> },
  ]
  return (
    <Page
      title={t('people.privacy.requestOne', { code })}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<Breadcrumbs crumbs={[{ href: '/privacy/desk', label: t('people.privacy.desk') }]} />}
    >
      <h1>{t('people.privacy.requestOne', { code })}</h1>
      <SummaryList rows={rows.filter(({ value }) => value)} />
      {mayHandle && state === 'asked' && <Acknowledge {...props} />}
      {mayHandle && state === 'acknowledged' && <AnswerForm {...props} />}
      {mayHandle && state === 'acknowledged' && !extensionReason && <Extend {...props} />}
    </Page>
  )
}

function Acknowledge({ request }: DeskRequestPageProps) {
  const t = useText()
  return (
    <Form action={`/privacy/desk/${request.id}/acknowledge`}>
      <Checkboxes
        name="others"
        label={t('people.privacy.acknowledge')}
        options={[{ value: 'yes', label: t('people.privacy.involvesOthers') }]}
      />
      <Button>{t('people.privacy.acknowledge')}</Button>
    </Form>
  )
}

function AnswerForm({ request, values, problems }: DeskRequestPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section class="part">
      <h2>{t('people.privacy.answer')}</h2>
      {request.kind === 'erase' && request.hasAccount && (
        <Notice tone="warn">{t('people.privacy.eraseWarning')}</Notice>
      )}
      <Form action={`/privacy/desk/${request.id}/answer`}>
        <Radios
          name="outcome"
          label={t('people.privacy.outcome')}
          value={values.outcome}
          error={at('outcome')}
          options={rightOutcomes.map((outcome) => ({ value: outcome, label: t(`people.privacy.outcome.${outcome}`) }))}
        />
        <TextArea
          name="words"
          label={t('people.privacy.answer')}
          hint={t('people.privacy.answerHint')}
          value={values.words}
          error={at('words')}
        />
        <Button>{t('people.privacy.sendAnswer')}</Button>
      </Form>
    </section>
  )
}

function Extend({ request, values, problems }: DeskRequestPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section class="part">
      <h2>{t('people.privacy.extend')}</h2>
      <Form action={`/privacy/desk/${request.id}/extend`}>
        <TextArea
          name="reason"
          label={t('people.privacy.extensionReason')}
          value={values.reason}
          error={at('reason')}
        />
        <Button look="plain">{t('people.privacy.extend')}</Button>
      </Form>
    </section>
  )
}

import { type Processing, type ProcessingKey, processing } from '@saolang/core/people/privacy/processing.ts'
import { rightClocks, rightKinds } from '@saolang/core/people/privacy/rights.ts'
import { LinkButton } from '../../kit/button.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { type Text, useText } from '../../kit/words.ts'

/** `/privacy`: what is kept about people and why, and what they can ask for. */
export function PrivacyPage() {
  const t = useText()
  return (
    <Page title={t('people.privacy.title')} description={t('people.privacy.lead')} sheet="people.css">
      <h1>{t('people.privacy.title')}</h1>
      <p class="lead">{t('people.privacy.lead')}</p>
      <section class="part">
        <h2>{t('people.privacy.rightsTitle')}</h2>
        <p>{t('people.privacy.rightsLead')}</p>
        <SummaryList
          rows={rightKinds.map((kind) => ({ label: t(`people.right.${kind}`), value: sayClock(t, kind) }))}
        />
        <div class="actions">
          <LinkButton href="/privacy/request">{t('people.privacy.ask')}</LinkButton>
          <LinkButton href="/account/data" look="plain">
            {t('people.privacy.own')}
          </LinkButton>
        </div>
      </section>
      <Register />
      <p class="small soft">{t('people.privacy.source')}</p>
    </Page>
  )
}

function Register() {
  const t = useText()
  return (
    <section class="part">
      <Table
        caption={t('people.privacy.register')}
        rows={Object.entries(processing) as [ProcessingKey, Processing][]}
        rowKey={([key]) => key}
        stacks
        columns={[
          {
            key: 'what',
            title: t('people.privacy.what'),
            isHead: true,
            cell: ([key]) => t(`people.processing.${key}`),
          },
          { key: 'whose', title: t('people.privacy.whose'), cell: ([, one]) => t(`people.whose.${one.whose}`) },
          { key: 'why', title: t('people.privacy.why'), cell: ([, one]) => <Bases fields={one.fields} /> },
          { key: 'kept', title: t('people.privacy.kept'), cell: ([, one]) => sayKept(t, one.kept) },
        ]}
      />
    </section>
  )
}

/** The bases of a body of data, each with the columns that rest on it. */
function Bases({ fields }: Pick<Processing, 'fields'>) {
  const t = useText()
  const rows = Object.entries(fields).flatMap(([table, columns]) =>
    Object.entries(columns).map(([column, basis]) => ({ basis, name: `${table}.${column}` })),
  )
  const bases = [...new Set(rows.map(({ basis }) => basis))]
  return (
    <>
      {bases.map((basis) => t(`people.basis.${basis}`)).join('; ')}
      <details>
        <summary>{t('people.privacy.fields')}</summary>
        <ul class="small">
          {rows.map(({ name, basis }) => (
            <li key={name}>
              <code>{name}</code>: {t(`people.basis.${basis}`)}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function sayClock(t: Text, kind: (typeof rightKinds)[number]): string {
  const clock: { days: number; daysWithOthers: number; isAssumed?: true } = rightClocks[kind]
  const days = t('people.privacy.daysOf', { days: clock.days, others: clock.daysWithOthers })
  return clock.isAssumed ? `${days} (${t('people.privacy.assumed')})` : days
}

function sayKept(t: Text, kept: Processing['kept']): string {
  return typeof kept === 'string' ? t(`people.kept.${kept}`) : t(`people.kept.${kept.after}`, { days: kept.days })
}

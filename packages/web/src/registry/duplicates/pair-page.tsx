import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { LikenessReason } from '@saolang/core/registry/duplicates/likeness.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { Reasons } from './duplicates-page.tsx'

/** A fact of both records, side by side. */
export type SideFact = { what: SideWord; values: readonly [string, string] }
type SideWord =
  | 'name'
  | 'producer'
  | 'place'
  | 'recordedPlace'
  | 'industry'
  | 'codes'
  | 'stars'
  | 'recognitions'
  | 'kind'
  | 'taxCode'
  | 'registrationNo'
  | 'address'
  | 'representative'
  | 'phone'
  | 'products'
  | 'dossiers'
  | 'ties'

type Side = { id: string; name: string; href: string }

export type PairPageProps = {
  kind: 'product' | 'producer'
  href: string
  score: number
  reasons: readonly LikenessReason[]
  sides: readonly [Side, Side]
  facts: readonly SideFact[]
  decision?: { kind: 'different' | 'merged'; reason: string }
  canDecide: boolean
  values: { into: string; reason: string }
  problems: readonly Problem[]
}

/** Two records side by side, what differs marked; one may go into the other, or both are kept apart for good. */
export function PairPage(props: PairPageProps) {
  const { href, score, reasons, sides, facts, decision, canDecide, problems } = props
  const t = useText()
  const [first, second] = sides
  return (
    <Page
      title={t('registry.sideBySide')}
      layout="desk"
      robots="noindex"
      problems={problems}
      way={<Breadcrumbs crumbs={[{ href: '/registry/duplicates', label: t('registry.duplicates') }]} />}
    >
      <h1>{t('registry.sideBySide')}</h1>
      <p>
        {t('registry.likeness')}: <b>{score}</b>/100 <Reasons reasons={reasons} />
      </p>
      {decision && (
        <Notice tone="info">
          {t(decision.kind === 'merged' ? 'registry.pairMerged' : 'registry.pairDifferent')} {decision.reason}
        </Notice>
      )}
      <Table
        caption={t('registry.sideBySide')}
        hideCaption
        rows={facts}
        rowKey={({ what }) => what}
        stacks
        columns={[
          { key: 'what', title: t('registry.sideWhat'), isHead: true, cell: ({ what }) => t(`registry.side.${what}`) },
          { key: 'first', title: '1', cell: ({ values }) => values[0] || '—' },
          { key: 'second', title: '2', cell: ({ values }) => values[1] || '—' },
          {
            key: 'differs',
            title: t('registry.sideDiffers'),
            cell: ({ values }) =>
              values[0] === '' && values[1] === '' ? null : values[0] === values[1] ? (
                <Chip tone="good">{t('registry.sideSame')}</Chip>
              ) : (
                <Chip tone="warn">{t('registry.sideOther')}</Chip>
              ),
          },
        ]}
      />
      <p>
        <a href={first.href}>1: {first.name}</a> · <a href={second.href}>2: {second.name}</a>
      </p>
      {canDecide && !decision && (
        <section class="part">
          <Decision {...props} href={href} />
        </section>
      )}
    </Page>
  )
}

function Decision({ kind, href, sides, values, problems }: PairPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Form action={href}>
      <h2>{t('registry.pairDecide')}</h2>
      <p>{t(kind === 'product' ? 'registry.mergeMeans' : 'registry.mergeProducersMeans')}</p>
      <Radios
        name="into"
        label={t('registry.pairWhich')}
        value={values.into}
        error={at('into')}
        options={[
          ...sides.map(({ id, name }, i) => ({ value: id, label: t('registry.mergeKeep', { no: i + 1, name }) })),
          {
            value: 'different',
            label: t(kind === 'product' ? 'registry.pairKeepApart' : 'registry.pairKeepProducersApart'),
          },
        ]}
      />
      <TextArea name="reason" label={t('registry.mergeReason')} value={values.reason} error={at('reason')} />
      <Button>{t('registry.pairSettle')}</Button>
    </Form>
  )
}

import type { Balance } from '@saolang/core/trace/continuity/mass-balance.ts'
import { LinkButton } from '../../kit/button.tsx'
import { formatDay, formatNumber } from '../../kit/format.ts'
import { Chip, EmptyState, type Tone } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

export type BalanceArea = {
  id: string
  name: string
  organisation?: string
  balances: readonly (Omit<Balance, 'harvests'> & { harvests: number })[]
  unseasoned: number
}
export type BalancePageProps = { areas: readonly BalanceArea[]; isProducer: boolean }

const tones = { within: 'good', close: 'warn', beyond: 'bad' } as const satisfies Record<Balance['verdict'], Tone>

/** `/trace/balance`: what areas can yield against what was gathered under their name; the alarms first. */
export function BalancePage({ areas, isProducer }: BalancePageProps) {
  const t = useText()
  return (
    <Page title={t('trace.balance')} layout="desk" robots="noindex" sheet="trace.css">
      <h1>{t('trace.balance')}</h1>
      <p class="soft">{t('trace.balanceLead')}</p>
      {areas.length === 0 ? (
        <EmptyState title={t('trace.balanceNone')}>
          <p>{t('trace.balanceNoneMore')}</p>
          {isProducer && <LinkButton href="/areas/new">{t('trace.areaNew')}</LinkButton>}
        </EmptyState>
      ) : (
        areas.map((area) => <AreaBalances key={area.id} {...area} />)
      )}
      <p class="small soft">{t('trace.balanceMethod')}</p>
    </Page>
  )
}

function AreaBalances({ id, name, organisation, balances, unseasoned }: BalanceArea) {
  const t = useText()
  return (
    <section class="part">
      <h2>
        <a href={`/areas/${id}`}>{name}</a>
      </h2>
      {organisation && <p class="soft">{organisation}</p>}
      {balances.length > 0 && <Seasons name={name} balances={balances} />}
      {unseasoned > 0 && (
        <p>
          <Chip tone="warn">{t('trace.balanceUnseasoned', { n: unseasoned })}</Chip>
        </p>
      )}
    </section>
  )
}

function Seasons({ name, balances }: Pick<BalanceArea, 'name' | 'balances'>) {
  const t = useText()
  const { lang } = useShell()
  const weight = (kilograms: number) => t('trace.balanceKilograms', { n: formatNumber(lang, Math.round(kilograms)) })
  return (
    <Table
      caption={name}
      hideCaption
      stacks
      rows={balances}
      rowKey={({ name, startsOn }) => `${name} ${startsOn}`}
      columns={[
        { key: 'season', title: t('trace.balanceSeason'), isHead: true, cell: sayPeriod },
        {
          key: 'expected',
          title: t('trace.balanceExpected'),
          isNumber: true,
          cell: ({ expectedKilograms }) => weight(expectedKilograms),
        },
        {
          key: 'gathered',
          title: t('trace.balanceGathered'),
          isNumber: true,
          cell: ({ gatheredKilograms }) => weight(gatheredKilograms),
        },
        { key: 'verdict', title: t('trace.balanceVerdict'), cell: (balance) => <Verdict {...balance} /> },
      ]}
    />
  )
}

function sayPeriod({ name, startsOn, endsOn }: Pick<Balance, 'name' | 'startsOn' | 'endsOn'>) {
  return (
    <>
      {name} <small class="soft">{`${formatDay(startsOn)} – ${formatDay(endsOn)}`}</small>
    </>
  )
}

function Verdict({ verdict, untold }: Pick<Balance, 'verdict' | 'untold'>) {
  const t = useText()
  return (
    <>
      <Chip tone={tones[verdict]}>{t(`trace.balance-${verdict}`)}</Chip>
      {untold > 0 && <small class="soft"> {t('trace.balanceUntold', { n: untold })}</small>}
    </>
  )
}

import type { Cost, Fate, Tally } from '@saolang/core/insight/policy/tally.ts'
import { formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { type Text, useText } from '../../kit/words.ts'

type Names = Readonly<Record<string, string>>
const ranks = [0, 3, 4, 5] as const

/** A rank in words; 0 is none. */
export function sayRank(t: Text, rank: number): string {
  return t(`insight.policyRank${rank as 0 | 3 | 4 | 5}`)
}

/** How many dossiers go from which rank to which. */
export function Moves({ moves }: Pick<Tally, 'moves'>) {
  const t = useText()
  const { lang } = useShell()
  const title = t('insight.policyMoves')
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        hideCaption
        rows={ranks}
        rowKey={String}
        columns={[
          {
            key: 'before',
            title: `${t('insight.policyBefore')} ↓ · ${t('insight.policyAfter')} →`,
            isHead: true,
            cell: (before) => sayRank(t, before),
          },
          ...ranks.map((after) => ({
            key: String(after),
            title: sayRank(t, after),
            isNumber: true,
            cell: (before: (typeof ranks)[number]) => {
              const many = formatNumber(lang, moves[`${before}>${after}`] ?? 0)
              return before === after ? <span class="soft">{many}</span> : <b>{many}</b>
            },
          })),
        ]}
      />
    </section>
  )
}

/** Who rises and falls, a row a set, a province or a kind of producer; those with the most moves first. */
export function Fates({ title, fates, names }: { title: string; fates: Readonly<Record<string, Fate>>; names: Names }) {
  const t = useText()
  const { lang } = useShell()
  const moved = ({ rises, falls }: Fate) => rises + falls
  const rows = Object.entries(fates).toSorted(([a, x], [b, y]) => moved(y) - moved(x) || a.localeCompare(b))
  const count = (key: string, word: string, read: (fate: Fate) => number) => ({
    key,
    title: word,
    isNumber: true,
    cell: ([, fate]: (typeof rows)[number]) => formatNumber(lang, read(fate)),
  })
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        hideCaption
        stacks
        rows={rows}
        rowKey={([key]) => key}
        columns={[
          { key: 'name', title, isHead: true, cell: ([key]) => names[key] ?? key },
          count('compared', t('insight.policyCompared'), ({ compared }) => compared),
          count('rises', t('insight.policyRises'), ({ rises }) => rises),
          count('falls', t('insight.policyFalls'), ({ falls }) => falls),
          count('again', t('insight.policyAgain'), ({ again }) => again),
          {
            key: 'mean',
            title: t('insight.policyMean'),
            isNumber: true,
            cell: ([, { compared, pointsBefore, pointsAfter }]) =>
              compared > 0
                ? `${formatNumber(lang, pointsBefore / compared)} → ${formatNumber(lang, pointsAfter / compared)}`
                : '–',
          },
        ]}
      />
    </section>
  )
}

/** What floors or stops hold down, the dearest first. */
export function Costs(props: { title: string; lead?: string; costs: Readonly<Record<string, Cost>>; names: Names }) {
  const { title, lead, costs, names } = props
  const t = useText()
  const { lang } = useShell()
  const rows = Object.values(costs).toSorted((a, b) => b.alone - a.alone || b.holds - a.holds)
  return (
    <section>
      <h2>{title}</h2>
      {lead && <p class="soft">{lead}</p>}
      {rows.length === 0 ? (
        <p>{t('insight.policyNothing')}</p>
      ) : (
        <Table
          caption={title}
          hideCaption
          stacks
          rows={rows}
          rowKey={({ set, criterion, forStar }) => `${set} ${criterion} ${forStar}`}
          columns={[
            {
              key: 'criterion',
              title: t('insight.policyCriterion'),
              isHead: true,
              cell: ({ set, criterion }) => `${criterion} ${names[`${set} ${criterion}`] ?? ''}`,
            },
            { key: 'set', title: t('insight.policySheet'), cell: ({ set }) => names[set] ?? set },
            {
              key: 'star',
              title: t('insight.policyFloor'),
              cell: ({ forStar }) => (forStar ? t('insight.policyFloorStars', { n: forStar }) : '–'),
            },
            {
              key: 'holds',
              title: t('insight.policyHolds'),
              isNumber: true,
              cell: ({ holds }) => formatNumber(lang, holds),
            },
            {
              key: 'alone',
              title: t('insight.policyAlone'),
              isNumber: true,
              cell: ({ alone }) => formatNumber(lang, alone),
            },
          ]}
        />
      )}
    </section>
  )
}

/** Why dossiers would have to be scored again. Nothing when none would. */
export function Gaps({ gaps, names }: Pick<Tally, 'gaps'> & { names: Names }) {
  const t = useText()
  const { lang } = useShell()
  const rows = Object.values(gaps).toSorted((a, b) => b.many - a.many)
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{t('insight.policyGaps')}</h2>
      <p class="soft">{t('insight.policyGapsLead')}</p>
      <Table
        caption={t('insight.policyGaps')}
        hideCaption
        stacks
        rows={rows}
        rowKey={({ set, criterion, why }) => `${set} ${criterion} ${why}`}
        columns={[
          {
            key: 'criterion',
            title: t('insight.policyCriterion'),
            isHead: true,
            cell: ({ set, criterion }) => `${criterion} ${names[`${set} ${criterion}`] ?? ''}`,
          },
          { key: 'set', title: t('insight.policySheet'), cell: ({ set }) => names[set] ?? set },
          {
            key: 'why',
            title: t('insight.policyWhy'),
            cell: ({ why }) => t(`insight.policyGap.${why}` as 'insight.policyGap.option-gone'),
          },
          {
            key: 'many',
            title: t('insight.policyDossiers'),
            isNumber: true,
            cell: ({ many }) => formatNumber(lang, many),
          },
        ]}
      />
    </section>
  )
}

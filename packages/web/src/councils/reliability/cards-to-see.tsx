import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import type { ReliabilityView } from './reliability-view.ts'

type Props = Pick<ReliabilityView, 'flags' | 'unopened' | 'members' | 'names'>
type Row = { product: string; member: string; what: string }

/** Cards that look unread or were signed with evidence unopened. */
export function CardsToSee({ flags, unopened, members, names }: Props) {
  const t = useText()
  const rows: Row[] = [
    ...flags.map(({ product, member, why }) => ({ product, member, what: t(`councils.flag-${why}`) })),
    ...unopened.map(({ product, member, unopened: n, of }) => ({
      ...{ product, member },
      what: t('councils.flag-unopened', { n, of }),
    })),
  ]
  return (
    <>
      <h2>{t('councils.cardsToSee')}</h2>
      {rows.length === 0 ? (
        <p class="soft">{t('councils.noCardsToSee')}</p>
      ) : (
        <>
          <p class="soft">{t('councils.cardsToSeeMeans')}</p>
          <Table
            caption={t('councils.cardsToSee')}
            hideCaption
            stacks
            rows={rows}
            rowKey={({ product, member, what }) => product + member + what}
            columns={[
              {
                key: 'member',
                title: t('councils.person'),
                isHead: true,
                cell: ({ member }) => members.find(({ id }) => id === member)?.name ?? '',
              },
              {
                key: 'product',
                title: t('councils.product'),
                cell: ({ product }) => names[product]?.productName ?? '',
              },
              { key: 'what', title: t('councils.whatIsSeen'), cell: ({ what }) => what },
            ]}
          />
        </>
      )}
    </>
  )
}

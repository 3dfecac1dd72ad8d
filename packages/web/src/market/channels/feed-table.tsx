import { feedNames, feedWritings } from '@saolang/core/market/channels/feeds.ts'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

const rows = feedNames.flatMap((feed) => feedWritings[feed].map((writing) => ({ feed, writing })))

/** Where each feed is read, in every writing. */
export function FeedTable({ publicUrl, base }: { publicUrl: string; base: string }) {
  const t = useText()
  return (
    <Table
      caption={t('market.channels.feeds')}
      hideCaption
      stacks
      rows={rows}
      rowKey={({ feed, writing }) => `${feed}.${writing}`}
      columns={[
        {
          key: 'reader',
          title: t('market.channels.reader'),
          isHead: true,
          cell: ({ feed }) => t(`market.channels.feed.${feed}`),
        },
        { key: 'writing', title: t('market.channels.writing'), cell: ({ writing }) => writing.toUpperCase() },
        {
          key: 'address',
          title: t('market.channels.address'),
          cell: ({ feed, writing }) => (
            <a href={`${base}/${feed}.${writing}`}>
              <code>{`${publicUrl}${base}/${feed}.${writing}`}</code>
            </a>
          ),
        },
      ]}
    />
  )
}

import type { ProductReliability } from '@saolang/core/councils/reliability/council-reliability.ts'
import { Chip } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Stars } from '../../kit/stars.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { DotPlot } from './dot-plot.tsx'
import { toChance, toPoints } from './numbers.ts'
import type { ReliabilityView } from './reliability-view.ts'

type Props = Pick<ReliabilityView, 'products' | 'names' | 'cutOffs' | 'ownMember' | 'council'>

/** Every product: members' totals drawn against the cut-offs, and the same in a table. */
export function ProductsPart(props: Props) {
  const { council, products, names, cutOffs, ownMember } = props
  const t = useText()
  const nameOf = (product: string) => names[product]?.productName ?? ''
  return (
    <>
      <h2>{t('councils.eachProduct')}</h2>
      <p class="soft">
        {t('councils.plotSays')} {ownMember && t('councils.plotOwn')}
      </p>
      <DotPlot products={products} nameOf={nameOf} cutOffs={cutOffs} ownMember={ownMember} />
      {products[0]?.doubt && <p class="soft">{t('councils.chanceMeans')}</p>}
      <ProductsTable products={products} names={names} />
      <p class="small">
        <a href={`/councils/${council.id}/reliability.csv`}>{t('councils.asCsv')}</a>
      </p>
    </>
  )
}

function ProductsTable({ products, names }: Pick<Props, 'products' | 'names'>) {
  const t = useText()
  const { lang } = useShell()
  const chanceOf = ({ doubt }: ProductReliability) => doubt && toChance(lang, doubt.chance, t('councils.under1percent'))
  return (
    <Table
      caption={t('councils.eachProduct')}
      hideCaption
      stacks
      rows={products}
      rowKey={({ product }) => product}
      columns={[
        {
          key: 'name',
          title: t('councils.product'),
          isHead: true,
          cell: ({ product, doubt }) => <Name of={names[product]} isNearCutOff={doubt?.isNearCutOff ?? false} />,
        },
        { key: 'mean', title: t('councils.meanPoints'), isNumber: true, cell: ({ mean }) => toPoints(lang, mean) },
        { key: 'range', title: t('councils.range'), isNumber: true, cell: (row) => toPoints(lang, rangeOf(row)) },
        {
          key: 'star',
          title: t('councils.starByPoints'),
          cell: ({ bandStar }) => <Stars count={bandStar} size="small" />,
        },
        ...(products[0]?.doubt
          ? [{ key: 'chance', title: t('councils.chanceOfChange'), isNumber: true, cell: chanceOf }]
          : []),
      ]}
    />
  )
}

function Name({ of, isNearCutOff }: { of: Props['names'][string] | undefined; isNearCutOff: boolean }) {
  const t = useText()
  return (
    <>
      {of?.productName} {isNearCutOff && <Chip tone="warn">{t('councils.nearCutOff')}</Chip>}
      <span class="soft small">{of?.code}</span>
    </>
  )
}

function rangeOf({ totals }: ProductReliability): number {
  const points = totals.map((each) => each.points)
  return Math.max(...points) - Math.min(...points)
}

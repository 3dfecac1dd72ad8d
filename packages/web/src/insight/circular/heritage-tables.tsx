import { formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { type CraftVillage, type GeographicalIndication, type PublishedShare, siteOf } from './heritage-view.ts'

/** Craft villages with their decision and source. `compiledOn` is written out. */
export function VillageTable({ villages, compiledOn }: { villages: readonly CraftVillage[]; compiledOn: string }) {
  const t = useText()
  return (
    <section class="part" id="villages">
      <h2>{t('insight.villages', { n: villages.length })}</h2>
      <p class="soft">{t('insight.heritagePartial', { day: compiledOn })}</p>
      <Table
        caption={t('insight.villages', { n: villages.length })}
        hideCaption
        stacks
        rows={villages}
        rowKey={({ name, district }) => `${name} ${district}`}
        columns={[
          { key: 'name', title: t('insight.village'), isHead: true, cell: ({ name }) => name },
          {
            key: 'place',
            title: t('insight.villagePlace'),
            cell: ({ commune, district, province }) => [commune, district, province].filter(Boolean).join(', '),
          },
          { key: 'kind', title: t('insight.villageKind'), cell: ({ kind }) => t(`insight.village-${kind}`) },
          {
            key: 'decision',
            title: t('insight.villageDecision'),
            cell: ({ decision, recognisedOn }) =>
              [decision, recognisedOn].filter(Boolean).join(', ') || t('insight.notTold'),
          },
          { key: 'source', title: t('insight.source'), cell: ({ source }) => <Source source={source} /> },
        ]}
      />
    </section>
  )
}

/** Geographical indications with their source. `compiledOn` is written out. */
export function IndicationTable({
  indications,
  compiledOn,
}: {
  indications: readonly GeographicalIndication[]
  compiledOn: string
}) {
  const t = useText()
  return (
    <section class="part" id="indications">
      <h2>{t('insight.indications', { n: indications.length })}</h2>
      <p class="soft">{t('insight.heritagePartial', { day: compiledOn })}</p>
      <Table
        caption={t('insight.indications', { n: indications.length })}
        hideCaption
        stacks
        rows={indications}
        rowKey={({ name, product }) => `${name} ${product}`}
        columns={[
          { key: 'name', title: t('insight.indication'), isHead: true, cell: ({ name }) => name },
          { key: 'product', title: t('insight.indicationProduct'), cell: ({ product }) => product },
          { key: 'province', title: t('insight.formerProvince'), cell: ({ province }) => province },
          {
            key: 'source',
            title: t('insight.source'),
            cell: ({ source, note }) => (
              <>
                <Source source={source} />
                {note && <span class="soft"> ({note})</span>}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

/** Shares of producers as published. */
export function PublishedTable({ shares }: { shares: readonly PublishedShare[] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <section class="part" id="published">
      <h2>{t('insight.publishedShares')}</h2>
      <p class="soft">{t('insight.publishedSharesLead')}</p>
      <Table
        caption={t('insight.publishedShares')}
        hideCaption
        stacks
        rows={shares}
        rowKey={({ key, scope, asOf }) => `${key} ${scope} ${asOf}`}
        columns={[
          { key: 'what', title: t('insight.indicator'), isHead: true, cell: ({ key }) => t(`insight.trait-${key}`) },
          {
            key: 'scope',
            title: t('insight.publishedScope'),
            cell: ({ scope }) => (scope === 'nation' ? t('insight.wholeNation') : scope),
          },
          { key: 'on', title: t('insight.publishedFor'), cell: ({ asOf }) => asOf },
          {
            key: 'value',
            title: t('insight.value'),
            isNumber: true,
            cell: ({ value, isRough }) => `${isRough ? '≈ ' : ''}${formatNumber(lang, value)}%`,
          },
          { key: 'source', title: t('insight.source'), cell: ({ source }) => <Source source={source} /> },
        ]}
      />
    </section>
  )
}

/** A source by its site; a link only where its whole address is known. */
function Source({ source }: { source: string }) {
  return /\.\.\.| /.test(source) ? siteOf(source) : <a href={source}>{siteOf(source)}</a>
}

import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { type CraftVillage, type GeographicalIndication, siteOf } from './heritage-view.ts'

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

/** A source by its site; a link only where its whole address is known. */
function Source({ source }: { source: string }) {
  return source.includes('...') ? siteOf(source) : <a href={source}>{siteOf(source)}</a>
}

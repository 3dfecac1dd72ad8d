import { LinkButton } from '../../kit/button.tsx'
import { formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { type Text, useText } from '../../kit/words.ts'
import { type DiaryOwner, diaryHref } from '../diary/diary-views.ts'
import { CountryMap } from './area-maps.tsx'
import type { AreaLine } from './area-view.ts'

export type AreasPageProps = { owner?: DiaryOwner; areas: readonly AreaLine[] }

const perHectare = 10_000

/** The size of an area in the unit that fits: m² below a tenth of a hectare. */
export function sizeWords(t: Text, lang: 'vi' | 'en', squareMetres: number | undefined): string {
  if (squareMetres === undefined) return t('trace.areaNoShape')
  return squareMetres < perHectare / 10
    ? t('trace.areaSquareMetres', { n: formatNumber(lang, squareMetres) })
    : t('trace.areaHectares', { n: formatNumber(lang, Math.round(squareMetres / 100) / 100) })
}

/** The areas and places of a producer; to officers those of their commune or province. */
export function AreasPage({ owner, areas }: AreasPageProps) {
  const t = useText()
  const { lang } = useShell()
  const href = (path: string) => (owner ? diaryHref(path, owner) : path)
  const points = areas.flatMap(({ point }) => (point ? [point] : []))
  return (
    <Page
      title={t('trace.areas')}
      robots="noindex"
      sheet="trace.css"
      {...(owner && { way: <BackLink href={href('/diary')} label={t('trace.diary')} /> })}
    >
      <h1>{t('trace.areas')}</h1>
      <p class="lead">{t('trace.areasLead')}</p>
      {owner && (
        <p>
          <LinkButton href={href('/areas/new')}>{t('trace.areaNew')}</LinkButton>
        </p>
      )}
      {areas.length === 0 ? (
        <EmptyState title={t('trace.areasNone')} />
      ) : (
        <>
          <Table
            caption={t('trace.areas')}
            hideCaption
            stacks
            rows={areas}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t('trace.areaName'),
                isHead: true,
                cell: ({ id, name }) => <a href={href(`/areas/${id}`)}>{name}</a>,
              },
              { key: 'kind', title: t('trace.areaKindShort'), cell: ({ kind }) => t(`trace.areaKind.${kind}`) },
              { key: 'crop', title: t('trace.areaCrop'), cell: ({ crop }) => crop ?? '–' },
              { key: 'size', title: t('trace.areaSize'), cell: ({ squareMetres }) => sizeWords(t, lang, squareMetres) },
            ]}
          />
          <p>
            <LinkButton look="plain" icon="download" href={href('/areas.geojson')} download>
              {t('trace.areaGeoJson')}
            </LinkButton>
          </p>
          <div class="area-maps">
            <CountryMap label={t('trace.mapAll')} points={points} />
          </div>
        </>
      )}
    </Page>
  )
}

import { Button, LinkButton } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { CountryMap, OutlineMap } from './area-maps.tsx'
import type { AreaPageProps, AreaView } from './area-view.ts'
import { sizeWords } from './areas-page.tsx'
import { Codes, Contracts, Papers, Seasons } from './told-sections.tsx'

/** One area: where it lies, what it yields, its papers, codes and contracts. */
export function AreaPage({ area, mayChange, values, problems }: AreaPageProps) {
  const t = useText()
  const told = { area, mayChange, values, problems }
  return (
    <Page
      title={area.name}
      robots="noindex"
      sheet="trace.css"
      problems={problems}
      way={<BackLink href="/areas" label={t('trace.areas')} />}
    >
      <h1>{area.name}</h1>
      {area.overlaps.map((overlap) => (
        <Notice key={`${overlap.ownAreaId} ${overlap.squareMetres}`} tone="warn">
          {overlap.ownAreaName
            ? t('trace.areaOverlap', { name: overlap.ownAreaName, n: overlap.squareMetres })
            : t('trace.areaOverlapOther', { n: overlap.squareMetres })}
        </Notice>
      ))}
      <Facts area={area} />
      {mayChange && (
        <p>
          <LinkButton look="plain" href={`/areas/${area.id}/edit`}>
            {t('trace.areaEdit')}
          </LinkButton>
        </p>
      )}
      <div class="area-maps">
        {area.shape && <OutlineMap label={t('trace.areaOutlineOf', { name: area.name })} shape={area.shape} />}
        {area.point && <CountryMap label={t('trace.areaMapOf', { name: area.name })} points={[area.point]} />}
      </div>
      <Seasons {...told} />
      <Papers {...told} />
      <Codes {...told} />
      <Contracts {...told} />
      {mayChange && (
        <Form action={`/areas/${area.id}/close`}>
          <Button look="danger">{t('trace.areaClose')}</Button>
        </Form>
      )}
    </Page>
  )
}

function Facts({ area }: { area: AreaView }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <SummaryList
      rows={[
        { label: t('trace.areaKind'), value: t(`trace.areaKind.${area.kind}`) },
        ...(area.crop ? [{ label: t('trace.areaCrop'), value: area.crop }] : []),
        { label: t('trace.areaSize'), value: sizeWords(t, lang, area.squareMetres) },
        { label: t('trace.areaCommune'), value: area.commune },
        ...(area.growerName ? [{ label: t('trace.contractGrower'), value: area.growerName }] : []),
        ...(area.point
          ? [
              {
                label: t('trace.areaWhere'),
                value: area.point
                  .map((n) => formatNumber(lang, Math.round(n * 1e4) / 1e4))
                  .reverse()
                  .join(' · '),
              },
            ]
          : []),
        { label: t('trace.areaCode'), value: <span class="code">{area.code}</span> },
      ]}
    />
  )
}

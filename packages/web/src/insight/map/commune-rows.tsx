import { BarChart } from '../../kit/charts/bar-chart.tsx'
import { formatInstant } from '../../kit/format.ts'
import { useText } from '../../kit/words.ts'
import type { ProvincePageProps } from './map-views.ts'

export type CommuneRowsProps = Pick<ProvincePageProps, 'communes' | 'question'> & {
  toHref: (communeCode: string) => string
  date: string
  csvHref: string
}

/** Every commune: those with something as bars, then those whose few are protected, then the others by name. */
export function CommuneRows({ communes, question: { layer }, toHref, date, csvHref }: CommuneRowsProps) {
  const t = useText()
  const some = communes.filter(({ count }) => count > 0)
  const few = communes.filter(({ isFew }) => isFew)
  const none = communes.filter(({ count, isFew }) => count === 0 && !isFew)
  return (
    <>
      <BarChart
        title={t('insight.mapByCommune', { counted: t(`insight.counted-${layer}`) })}
        axis={t('insight.commune')}
        bars={some.map(({ code, name, count }) => ({
          ...{ label: name, value: count, tone: 'warn' as const },
          ...(layer === 'products' && { href: toHref(code) }),
        }))}
        {...{ date, csvHref }}
        definitionHref="#definition"
      />
      {some.length === 0 && <p>{t('insight.mapNothing')}</p>}
      {few.length > 0 && <Names title={t('insight.mapFewHere', { n: few.length })} names={few} />}
      {none.length > 0 && <Names title={t('insight.mapNone', { n: none.length })} names={none} />}
    </>
  )
}

/** Units by name in columns, as links where there is a way to them. */
export function Names({
  title,
  names,
}: {
  title: string
  names: readonly { code: string; name: string; href?: string }[]
}) {
  return (
    <>
      <h2 class="map-names-title">{title}</h2>
      <ul class="map-names small">
        {names.map(({ code, name, href }) => (
          <li key={code}>{href ? <a href={href}>{name}</a> : name}</li>
        ))}
      </ul>
    </>
  )
}

/** What is counted in each province of before July 2025 on this one's ground. */
export function FormerProvinces({ formerProvinces, formerUnknown, question, at }: ProvincePageProps) {
  const t = useText()
  return (
    <>
      <BarChart
        title={t('insight.mapByFormer', { counted: t(`insight.counted-${question.layer}`) })}
        axis={t('insight.formerProvince')}
        bars={formerProvinces.map(({ name, count }) => ({ label: name, value: count, tone: 'warn' }))}
        date={formatInstant(at)}
        definitionHref="#definition"
      />
      {formerUnknown > 0 && <p class="small soft">{t('insight.mapFormerUnknown', { n: formerUnknown })}</p>}
    </>
  )
}

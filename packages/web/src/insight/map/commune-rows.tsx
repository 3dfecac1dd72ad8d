import { BarChart } from '../../kit/charts/bar-chart.tsx'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
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
        bars={some.map(({ code, name, count }) => ({ label: name, value: count, href: toHref(code), tone: 'warn' }))}
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
      <h3>{title}</h3>
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

/** Every commune of before July 2025, and what it became. */
export function FormerTable({ formerCommunes, formerProvinces, question }: ProvincePageProps) {
  const t = useText()
  const { lang } = useShell()
  const isSeveral = formerProvinces.length > 1
  return (
    <section class="part">
      <h2>{t('insight.formerCommunes', { n: formerCommunes.length })}</h2>
      <p class="soft">{t('insight.formerCommunesLead')}</p>
      <Table
        caption={t('insight.formerCommunes', { n: formerCommunes.length })}
        hideCaption
        stacks
        rows={formerCommunes}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', title: t('insight.formerCommune'), isHead: true, cell: ({ name }) => name },
          { key: 'district', title: t('insight.formerDistrict'), cell: ({ district }) => district ?? '–' },
          ...(isSeveral
            ? [
                {
                  ...{ key: 'province', title: t('insight.formerProvince') },
                  cell: ({ province }: (typeof formerCommunes)[number]) => province,
                },
              ]
            : []),
          {
            key: 'todays',
            title: t('insight.todaysCommune'),
            cell: ({ todays }) =>
              todays.map(({ name, isWhole }) => (isWhole ? name : t('insight.partOf', { name }))).join('; '),
          },
          ...(question.layer === 'products'
            ? [
                {
                  ...{ key: 'count', title: t('insight.recordedHere'), isNumber: true },
                  cell: ({ count }: (typeof formerCommunes)[number]) => formatNumber(lang, count),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}

import { LinkButton } from '../kit/button.tsx'
import { Breadcrumbs } from '../kit/frame.tsx'
import { EmptyState, Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'
import { type TargetLine, TargetsTable } from './targets/targets-table.tsx'

export type TargetsPageProps = {
  programmes: readonly {
    id: string
    number: string
    title: string
    isSecondary: boolean
    lines: readonly TargetLine[]
  }[]
  nation: readonly TargetLine[]
  provinces: readonly { code: string; name: string; lines: readonly TargetLine[] }[]
  maySet: boolean
}

/** `/targets`: what the programme and its units want, and where that stands. */
export function TargetsPage({ programmes, nation, provinces, maySet }: TargetsPageProps) {
  const t = useText()
  return (
    <Page
      title={t('insight.targets')}
      description={t('insight.targetsLead')}
      sheet="insight.css"
      way={<Breadcrumbs crumbs={[]} />}
    >
      <h1>{t('insight.targets')}</h1>
      <p class="soft">{t('insight.targetsLead')}</p>
      {maySet && <LinkButton href="/targets/set">{t('insight.setTarget')}</LinkButton>}
      {nation.length > 0 && (
        <section class="part">
          <h2>{t('insight.nationTargets')}</h2>
          <TargetsTable caption={t('insight.nationTargets')} lines={nation} />
        </section>
      )}
      {programmes.map(({ id, number, title, isSecondary, lines }) => (
        <section key={id} class="part">
          <h2>{t('insight.targetsOf', { number })}</h2>
          <p class="soft">{title}</p>
          <TargetsTable caption={t('insight.targetsOf', { number })} lines={lines} />
          {isSecondary && <p class="small soft">{t('insight.targetsSecondary')}</p>}
        </section>
      ))}
      <Notice>
        <p>{t('insight.nextProgramme')}</p>
      </Notice>
      <ProvinceTargets provinces={provinces} />
    </Page>
  )
}

function ProvinceTargets({ provinces }: Pick<TargetsPageProps, 'provinces'>) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.provinceTargets')}</h2>
      {provinces.length === 0 && (
        <EmptyState title={t('insight.noUnitTargets')}>
          <p>{t('insight.noUnitTargetsMore')}</p>
        </EmptyState>
      )}
      {provinces.map(({ code, name, lines }) => (
        <section key={code}>
          <h3>{name}</h3>
          <TargetsTable caption={name} lines={lines} />
        </section>
      ))}
    </section>
  )
}

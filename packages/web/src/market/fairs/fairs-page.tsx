import { LinkButton } from '../../kit/button.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import type { FairLine } from './fair-views.ts'

export const phaseTones = { applying: 'good', coming: 'info', on: 'good', over: 'warn', closed: 'calm' } as const

/** `/fairs`: fairs to come and past. */
export function FairsPage({ fairs, canOpen }: { fairs: readonly FairLine[]; canOpen: boolean }) {
  const t = useText()
  return (
    <Page
      title={t('market.fairs.title')}
      robots="noindex"
      way={<BackLink href="/demand" label={t('market.demand.title')} />}
    >
      <h1>{t('market.fairs.title')}</h1>
      <p class="lead">{t('market.fairs.lead')}</p>
      {canOpen && (
        <p class="actions">
          <LinkButton href="/fairs/new">{t('market.fairs.new')}</LinkButton>
        </p>
      )}
      {fairs.length === 0 && <EmptyState title={t('market.fairs.none')} />}
      {fairs.map((fair) => (
        <Card key={fair.id} title={fair.name} href={`/fairs/${fair.id}`} level={2}>
          <p>
            <Chip tone={phaseTones[fair.phase]}>{t(`market.fairs.phase.${fair.phase}`)}</Chip>{' '}
            {fair.isSample && <SampleChip />}
          </p>
          <p>
            {formatDay(fair.fromOn)} – {formatDay(fair.untilOn)}, {fair.place}
          </p>
          {fair.phase === 'applying' && <p>{t('market.fairs.applyBy', { day: formatDay(fair.applyUntil) })}</p>}
        </Card>
      ))}
    </Page>
  )
}

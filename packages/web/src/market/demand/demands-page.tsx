import type { BuyerStanding } from '@saolang/core/market/demand/buyer-standing.ts'
import { LinkButton } from '../../kit/button.tsx'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { Chip, EmptyState, Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { DemandChip, unitWords } from './demand-parts.tsx'
import type { DemandLine } from './demand-views.ts'

export type DemandsPageProps = {
  standing: BuyerStanding
  refusedWhy: string | null
  isProducer: boolean
  isOfficer: boolean
  own: readonly DemandLine[]
  open: readonly DemandLine[]
  /** Acts for producers of a commune. */
  isHelper: boolean
}

/** `/demand`: what buyers ask for, and one's own requests. */
export function DemandsPage({ standing, refusedWhy, isProducer, isOfficer, isHelper, own, open }: DemandsPageProps) {
  const t = useText()
  return (
    <Page title={t('market.demand.title')} robots="noindex" sheet="demand.css">
      <h1>{t('market.demand.title')}</h1>
      <p class="lead">{t('market.demand.lead')}</p>
      {isProducer && <StandingNotice standing={standing} refusedWhy={refusedWhy} />}
      <p class="actions">
        {standing === 'verified' && <LinkButton href="/demand/new">{t('market.demand.new')}</LinkButton>}
        {(isProducer || isHelper) && (
          <LinkButton href="/supply" look={standing === 'verified' ? 'plain' : 'main'}>
            {t('market.demand.supply')}
          </LinkButton>
        )}
        {isProducer && (
          <LinkButton href="/frameworks" look="plain">
            {t('market.demand.contracts')}
          </LinkButton>
        )}
        {isOfficer && <LinkButton href="/demand/buyers">{t('market.demand.buyers')}</LinkButton>}
        {isOfficer && (
          <LinkButton href="/demand/outcomes" look="plain">
            {t('market.demand.outcomes')}
          </LinkButton>
        )}
        <LinkButton href="/fairs" look="plain">
          {t('market.fairs.title')}
        </LinkButton>
      </p>
      {standing === 'verified' && (
        <section class="part">
          <h2>{t('market.demand.own')}</h2>
          <Lines lines={own} caption={t('market.demand.own')} empty={t('market.demand.noOwn')} />
        </section>
      )}
      <section class="part">
        <h2>{t('market.demand.open')}</h2>
        <Lines lines={open} caption={t('market.demand.open')} empty={t('market.demand.noOpen')} />
      </section>
    </Page>
  )
}

function StandingNotice({ standing, refusedWhy }: { standing: BuyerStanding; refusedWhy: string | null }) {
  const t = useText()
  if (standing === 'verified') return null
  return (
    <Notice tone={standing === 'refused' ? 'warn' : 'info'}>
      <p>{t(`market.demand.standing.${standing}`, { why: refusedWhy ?? '' })}</p>
      {standing !== 'asked' && (
        <p>
          <a href="/demand/buyer">{t('market.demand.askToBuy')}</a>
        </p>
      )}
    </Notice>
  )
}

function Lines({ lines, caption, empty }: { lines: readonly DemandLine[]; caption: string; empty: string }) {
  const t = useText()
  const { lang } = useShell()
  if (lines.length === 0) return <EmptyState title={empty} />
  return (
    <Table
      caption={caption}
      hideCaption
      stacks
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          title: t('market.demand.request'),
          isHead: true,
          cell: ({ id, title, isSample }) => (
            <>
              <a href={`/demand/${id}`}>{title}</a> {isSample && <SampleChip />}
            </>
          ),
        },
        { key: 'buyer', title: t('market.demand.buyer'), cell: ({ buyer }) => buyer },
        { key: 'group', title: t('market.demand.group'), cell: ({ group }) => group },
        {
          key: 'total',
          title: t('market.demand.total'),
          isNumber: true,
          cell: ({ total, unit }) => `${formatNumber(lang, total)} ${unitWords(t, unit)}`,
        },
        { key: 'replyBy', title: t('market.demand.replyBy'), cell: ({ replyBy }) => formatInstant(replyBy) },
        {
          key: 'state',
          title: t('market.state'),
          cell: (line) => (
            <>
              <DemandChip {...line} /> {line.access === 'invited' && <Chip>{t('market.demand.access.invited')}</Chip>}
            </>
          ),
        },
      ]}
    />
  )
}

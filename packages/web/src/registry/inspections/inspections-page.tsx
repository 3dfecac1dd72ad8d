import { LinkButton } from '../../kit/button.tsx'
import { formatDay } from '../../kit/format.ts'
import { Chip, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Outbox } from '../../kit/outbox.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { StaffTabs } from '../staff-tabs.tsx'
import { conclusionTones, conclusionWords, type InspectionLine, riskWords } from './inspection-view.ts'

export type InspectionsPageProps = {
  inspections: readonly InspectionLine[]
  /** 'YYYY-MM-DD' in Viet Nam. */
  today: string
  canPlan: boolean
  /** The reader's id, when they may be sent somewhere. */
  inspectorId?: string
}

/** The visits of an officer's area: their own first, which this machine keeps for work without a network. */
export function InspectionsPage({ inspections, today, canPlan, inspectorId }: InspectionsPageProps) {
  const t = useText()
  const isToDo = ({ isMine, visitedOn }: InspectionLine) => isMine && !visitedOn
  const mine = inspections.filter(isToDo)
  const others = inspections.filter((line) => !isToDo(line))
  return (
    <Page title={t('registry.inspections')} layout="desk" robots="noindex" sheet="oversight.css">
      <StaffTabs here="inspections" />
      <h1>{t('registry.inspections')}</h1>
      <p class="soft">{t('registry.inspectionsLead')}</p>
      {canPlan && (
        <p class="actions">
          <LinkButton href="/registry/inspections/new">{t('registry.planTitle')}</LinkButton>
          <LinkButton href="/registry/inspections/order" look="plain">
            {t('registry.orderTitle')}
          </LinkButton>
        </p>
      )}
      {inspectorId && (
        <Outbox
          kind="inspection"
          owner={inspectorId}
          keep={mine.map(({ id }) => `/registry/inspections/${id}/visit`)}
        />
      )}
      {inspections.length === 0 && <EmptyState title={t('registry.noInspections')} />}
      {mine.length > 0 && <Lines title={t('registry.myVisits')} lines={mine} today={today} toVisit />}
      {others.length > 0 && <Lines title={t('registry.otherVisits')} lines={others} today={today} />}
    </Page>
  )
}

type LinesProps = { title: string; lines: readonly InspectionLine[]; today: string; toVisit?: boolean }

function Lines({ title, lines, today, toVisit = false }: LinesProps) {
  const t = useText()
  return (
    <section class="part">
      <h2>{title}</h2>
      <Table
        caption={title}
        hideCaption
        rows={lines}
        rowKey={({ id }) => id}
        stacks
        columns={[
          {
            key: 'product',
            title: t('registry.product'),
            isHead: true,
            cell: ({ id, product, isSample }) => (
              <>
                <a href={`/registry/inspections/${id}${toVisit ? '/visit' : ''}`}>{product}</a>{' '}
                {isSample && <SampleChip />}
              </>
            ),
          },
          { key: 'producer', title: t('registry.producer'), cell: ({ producer }) => producer },
          { key: 'plan', title: t('registry.visitPlan'), cell: ({ plan }) => plan ?? t('registry.adHoc') },
          {
            key: 'risks',
            title: t('registry.planRisks'),
            cell: ({ risks }) => risks.map((risk) => t(riskWords[risk])).join(', '),
          },
          { key: 'state', title: t('registry.visitState'), cell: (line) => <State line={line} today={today} /> },
          { key: 'code', title: t('registry.visitCode'), cell: ({ code }) => code },
        ]}
      />
    </section>
  )
}

/** Where a visit stands: to be made by a day, late, recorded, concluded. */
export function State({ line: { dueOn, visitedOn, outcome }, today }: { line: InspectionLine; today: string }) {
  const t = useText()
  if (outcome) return <Chip tone={conclusionTones[outcome]}>{t(conclusionWords[outcome])}</Chip>
  if (visitedOn) return <Chip tone="info">{t('registry.visitRecorded')}</Chip>
  return dueOn < today ? (
    <Chip tone="bad" icon="clock">
      {t('registry.visitLate', { day: formatDay(dueOn) })}
    </Chip>
  ) : (
    <Chip tone="warn">
      {t('registry.visitWaiting')} · {t('registry.visitDue')} {formatDay(dueOn)}
    </Chip>
  )
}

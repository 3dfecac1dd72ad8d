import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { PointsBar } from '../../kit/measures.tsx'
import { Chip, Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Stars } from '../../kit/stars.tsx'
import { useText } from '../../kit/words.ts'
import type { PlanLine, PlanStepView } from './plan-views.ts'
import { StepCard } from './step-card.tsx'

export type PlanPageProps = {
  plan: PlanLine & {
    pointsNow: number
    pointsThen: number
    basis: 'verdict' | 'self'
    nextDossierId?: string
    resultHref?: string
  }
  steps: readonly PlanStepView[]
  isProducer: boolean
  mayWork: boolean
  /** The criterion whose form was refused, with what was typed. */
  again?: { criterion: string; values: Readonly<Record<string, string>> }
  problems: readonly Problem[]
}

/** A plan: what to change, one step after the other, and what is done of it. */
export function PlanPage(props: PlanPageProps) {
  const { plan, steps, isProducer, mayWork, again, problems } = props
  const t = useText()
  const { lang } = useShell()
  const { productName, targetStar, done, pointsNow, pointsThen, organisation, isDemo, nextDossierId, status } = plan
  return (
    <Page
      title={t('support.planOf', { product: productName, star: targetStar })}
      robots="noindex"
      sheet="support.css"
      problems={problems}
      way={<BackLink href="/plans" label={t('support.plans')} />}
    >
      <h1>
        {productName}: {t('support.planTo')} <Stars count={targetStar} />
      </h1>
      <p class="soft">
        {!isProducer && <>{organisation} · </>}
        {t(plan.basis === 'verdict' ? 'support.fromVerdict' : 'support.fromSelf', {
          points: formatNumber(lang, pointsNow),
        })}{' '}
        {t('support.pointsThen', { points: formatNumber(lang, pointsThen) })} {isDemo && <SampleChip />}
      </p>
      <PointsBar label={t('support.stepsDone')} points={done} max={steps.length} />
      {status === 'dropped' && <Notice tone="calm">{t('support.planDropped')}</Notice>}
      {nextDossierId && (
        <Notice tone="good">
          <p>
            {t('support.planUsed')} {isProducer && <a href={`/dossiers/${nextDossierId}`}>{t('support.toDossier')}</a>}
          </p>
        </Notice>
      )}
      {steps.map((step) => (
        <StepCard
          key={step.criterion}
          planId={plan.id}
          step={step}
          mayWork={mayWork}
          {...(again?.criterion === step.criterion && { values: again.values, problems })}
        />
      ))}
      {mayWork && <Onward planId={plan.id} done={done} of={steps.length} isProducer={isProducer} />}
    </Page>
  )
}

function Onward({ planId, done, of, isProducer }: { planId: string; done: number; of: number; isProducer: boolean }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('support.onward')}</h2>
      {done === of && <Chip tone="good">{t('support.allDone')}</Chip>}
      {done > 0 ? (
        <Form action={`/plans/${planId}/dossier`}>
          <p>{t('support.startDossierWhy', { done, of })}</p>
          <Button>{t('support.startDossier')}</Button>
        </Form>
      ) : (
        <p>{t('support.nothingDoneYet')}</p>
      )}
      {isProducer && (
        <p>
          <LinkButton href="/advice/new" look="plain">
            {t('support.askNew')}
          </LinkButton>
        </p>
      )}
      <details>
        <summary>{t('support.dropPlan')}</summary>
        <Form action={`/plans/${planId}/drop`}>
          <p>{t('support.dropPlanWhy')}</p>
          <Button look="danger">{t('support.dropPlan')}</Button>
        </Form>
      </details>
    </section>
  )
}

import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip, EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type SellerView, sellerHref } from '../market-views.ts'
import { PointFacts } from './point-card.tsx'
import { PointForm } from './point-form.tsx'
import type { PointView } from './point-views.ts'

export type OwnPointsPageProps = {
  seller?: SellerView
  isOfficer: boolean
  points: readonly PointView[]
  provinces: readonly { code: string; name: string }[]
  communes: readonly { code: string; name: string }[]
  chosen?: string
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

const tones = { proposed: 'warn', approved: 'good', refused: 'bad', closed: 'calm' } as const

/** `/market/points`: a producer's places, or those of an officer's own commune or province; those that wait first. */
export function OwnPointsPage(props: OwnPointsPageProps) {
  const t = useText()
  const { seller, isOfficer, points, problems } = props
  const back = seller ? <BackLink href={sellerHref('/market', seller)} label={t('market.selling')} /> : undefined
  return (
    <Page title={t('market.points.title')} layout="form" robots="noindex" problems={problems} way={back}>
      <h1>{t('market.points.title')}</h1>
      <p class="lead">{t(isOfficer ? 'market.points.officerLead' : 'market.points.ownLead')}</p>
      {seller?.isHelped && (
        <Notice>
          <p>{t('market.actingFor', { name: seller.name })}</p>
        </Notice>
      )}
      {points.length === 0 && <EmptyState title={t('market.points.noneYet')} />}
      {points.map((point) => (
        <Card key={point.id} title={point.name} href={`/market/points/${point.id}`} level={2}>
          <p>
            <Chip tone={tones[point.state]}>{t(`market.points.state.${point.state}`)}</Chip>
          </p>
          {point.decidedWords && <p>{point.decidedWords}</p>}
          <PointFacts {...point} />
          {isOfficer && !seller && <Decide point={point} problems={problems} />}
        </Card>
      ))}
      <NewPoint {...props} />
    </Page>
  )
}

function Decide({ point: { id, state }, problems }: { point: PointView; problems: readonly Problem[] }) {
  const t = useText()
  const error = useProblems(problems).at(`words-${id}`)
  if (state !== 'proposed' && state !== 'approved') return null
  return (
    <Form action={`/market/points/${id}/decide`} class="raised">
      <TextField name="words" id={`words-${id}`} label={t('market.points.words')} optional {...(error && { error })} />
      <div class="row">
        {state === 'proposed' && (
          <Button name="state" value="approved">
            {t('market.points.approve')}
          </Button>
        )}
        <Button name="state" value={state === 'proposed' ? 'refused' : 'closed'} look="plain">
          {t(state === 'proposed' ? 'market.points.refuse' : 'market.points.close')}
        </Button>
      </div>
    </Form>
  )
}

function NewPoint({ seller, provinces, communes, chosen, values, problems }: OwnPointsPageProps) {
  const t = useText()
  const action = seller ? sellerHref('/market/points', seller) : '/market/points'
  return (
    <section class="part">
      <h2>{t('market.points.tell')}</h2>
      <p>{t('market.points.tellHint')}</p>
      <Form action="/market/points" method="get">
        {seller?.isHelped && <input type="hidden" name="organisation" value={seller.id} />}
        <div class="row">
          <Select
            name="province"
            label={t('market.points.province')}
            empty={t('market.points.chooseProvince')}
            value={chosen ?? ''}
            options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Button look="plain">{t('market.points.toProvince')}</Button>
        </div>
      </Form>
      {communes.length > 0 && (
        <PointForm
          action={`${action}${action.includes('?') ? '&' : '?'}province=${chosen}`}
          communes={communes}
          values={values}
          problems={problems}
          hasLedger={seller !== undefined}
          label={t('market.points.send')}
        />
      )}
    </section>
  )
}

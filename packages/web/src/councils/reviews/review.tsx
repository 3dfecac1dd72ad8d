import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { DateField, TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Notice, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type ReviewFacts, ReviewState, ReviewWords } from './review-parts.tsx'

export type ReviewPageProps = {
  review: ReviewFacts & { sessionId: string | null }
  productName: string
  code: string
  organisationName: string
  isDemo: boolean
  today: string
  /** Null while the panel has still to score: it does so unseen. */
  former: { points: number; star: number } | null
  found: { id: string; points: number; star: number } | null
  newDecision: string | null
  /** Councils of the authority, each with the reasons why it cannot take the request. */
  councils: { id: string; name: string; reasons: string[] }[]
  mayAssign: boolean
  mayDecide: boolean
  values: { councilId: string; place: string; heldOn: { day: string; month: string; year: string }; reasons: string }
  problems: readonly Problem[]
}

/** A request for review on the desk: what the applicant says, the panel, and its end. */
export function ReviewPage(props: ReviewPageProps) {
  const { review, productName, code, organisationName, isDemo, today, former, found, newDecision, problems } = props
  const t = useText()
  const { no, dueOn, outcome, reasons, sessionId, panelName } = review
  return (
    <Page
      sheet="councils.css"
      title={`${t('councils.reviewNo', { no })}: ${productName}`}
      layout="desk"
      problems={problems}
      robots="noindex"
      way={<BackLink href="/councils/reviews" label={t('councils.reviews')} />}
    >
      <h1>
        {productName} {isDemo && <SampleChip />}
      </h1>
      <p class="soft">
        {t('councils.reviewNo', { no })} · {code} · {organisationName} ·{' '}
        {t('councils.reviewDueOn', { day: formatDay(dueOn) })}
      </p>
      <p>
        <ReviewState review={review} today={today} />
      </p>
      {outcome && (
        <Notice tone={outcome === 'changed' ? 'good' : 'info'} title={t(`councils.reviewOutcome-${outcome}`)}>
          {reasons && <p>{reasons}</p>}
          {outcome === 'changed' && (
            <p>
              {newDecision ? t('councils.reviewNewDecision', { number: newDecision }) : t('councils.reviewChangedNext')}
            </p>
          )}
        </Notice>
      )}
      <Card title={t('councils.reviewWords')} level={2}>
        <ReviewWords review={review} />
      </Card>
      <h2>{t('councils.reviewPanel')}</h2>
      <p>{former ? t('councils.reviewFormer', former) : t('councils.reviewFormerHidden')}</p>
      {sessionId && (
        <p>
          <a href={`/councils/sessions/${sessionId}`}>{t('councils.reviewSession')}</a> · {panelName}
        </p>
      )}
      {found && (
        <p>
          <a href={`/councils/verdicts/${found.id}`}>
            {t('councils.reviewFound', { points: found.points, star: found.star })}
          </a>
        </p>
      )}
      {props.mayAssign && <AssignForm {...props} />}
      {props.mayDecide && <DecideForm {...props} />}
    </Page>
  )
}

function AssignForm({ review, councils, values, problems }: ReviewPageProps) {
  const t = useText()
  const isNoneFree = councils.every(({ reasons }) => reasons.length > 0)
  const { at } = useProblems(problems)
  return (
    <Form action={`/councils/reviews/${review.id}/panel`}>
      <p class="soft">
        {t('councils.reviewPanelWhy')} <a href="/councils/new">{t('councils.establish')}</a>
      </p>
      <Radios
        name="councilId"
        label={t('councils.reviewPanel')}
        value={values.councilId}
        error={at('councilId') ?? ''}
        options={councils.map(({ id, name, reasons }) => ({
          ...{ value: id, label: name, disabled: reasons.length > 0 },
          hint: reasons.length > 0 ? reasons.join(' ') : t('councils.reviewPanelFree'),
        }))}
      />
      {!isNoneFree && (
        <>
          <DateField
            name="heldOn"
            label={t('councils.reviewHeldOn')}
            value={values.heldOn}
            error={at('heldOn') ?? ''}
          />
          <TextField name="place" label={t('councils.reviewPlace')} value={values.place} error={at('place') ?? ''} />
          <Actions>
            <Button>{t('councils.reviewAssign')}</Button>
          </Actions>
        </>
      )}
    </Form>
  )
}

function DecideForm({ review, values, problems }: ReviewPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Form action={`/councils/reviews/${review.id}/outcome`}>
      <TextArea
        name="reasons"
        label={t('councils.reviewReasons')}
        hint={t('councils.reviewDecideHint')}
        value={values.reasons}
        error={at('reasons') ?? ''}
      />
      <Actions>
        <Button>{t('councils.reviewDecide')}</Button>
      </Actions>
    </Form>
  )
}

import { reviewGrounds } from '@saolang/core/councils/reviews/review.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes } from '../../kit/choices.tsx'
import { FileField, TextArea } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDate, formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { type Moment, Timeline } from '../../kit/lists.tsx'
import { Card, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { sentenceCase } from '../card/card-index.tsx'
import { type ReviewFacts, ReviewState, ReviewWords } from './review-parts.tsx'

export type OwnReviewPageProps = {
  dossierId: string
  productName: string
  code: string
  lastDay: string | null
  decidingDays: number | null
  mayAsk: boolean
  today: string
  reviews: (ReviewFacts & { newDecision: string | null })[]
  criteria: { code: string; title: string }[]
  values: { grounds: string[]; criteria: string[]; statement: string }
  problems: readonly Problem[]
}

/** The applicant asks for a review, and follows what becomes of it. */
export function OwnReviewPage(props: OwnReviewPageProps) {
  const { dossierId, productName, code, lastDay, mayAsk, reviews, today, problems } = props
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={`${t('councils.review')}: ${productName}`}
      layout="form"
      problems={problems}
      robots="noindex"
      way={<BackLink href={`/dossiers/${dossierId}`} />}
    >
      <h1>{t('councils.review')}</h1>
      <p>
        {productName} <span class="soft">{code}</span>
      </p>
      {reviews.map((review) => (
        <Followed key={review.id} review={review} dossierId={dossierId} today={today} />
      ))}
      {mayAsk ? (
        <AskForm {...props} />
      ) : (
        reviews.length === 0 && (
          <Notice>
            {lastDay ? t('councils.reviewOver', { day: formatDay(lastDay) }) : t('councils.reviewNotYet')}
          </Notice>
        )
      )}
    </Page>
  )
}

type FollowedProps = { review: OwnReviewPageProps['reviews'][number]; dossierId: string; today: string }

function Followed({ review, dossierId, today }: FollowedProps) {
  const t = useText()
  const { no, outcome, panelName, reasons, decidedAt, requestedAt, dueOn, newDecision } = review
  const moments: Moment[] = [
    { title: t('councils.reviewAsked'), when: formatDate(requestedAt) },
    ...(panelName ? [{ title: t('councils.reviewAssigned', { panel: panelName }) }] : []),
    ...(outcome && decidedAt
      ? [{ title: t(`councils.reviewOutcome-${outcome}`), when: formatDate(decidedAt), children: reasons }]
      : [{ title: t('councils.reviewDue'), when: formatDay(dueOn), isAhead: true }]),
    ...(newDecision ? [{ title: t('councils.reviewNewDecision', { number: newDecision }) }] : []),
  ]
  return (
    <Card title={t('councils.reviewNo', { no })} level={2}>
      <p>
        <ReviewState review={review} today={today} />
      </p>
      <Timeline moments={moments} />
      {outcome === 'changed' && !newDecision && <p>{t('councils.reviewChangedNext')}</p>}
      <details>
        <summary>{t('councils.reviewOwnWords')}</summary>
        <ReviewWords review={review} />
      </details>
      {!outcome && !panelName && (
        <Form action={`/dossiers/${dossierId}/review/withdrawal`}>
          <input type="hidden" name="reviewId" value={review.id} />
          <Actions>
            <Button look="plain">{t('councils.reviewWithdraw')}</Button>
          </Actions>
        </Form>
      )}
    </Card>
  )
}

function AskForm({ dossierId, lastDay, decidingDays, criteria, values, problems }: OwnReviewPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <Notice title={t('councils.reviewWho')}>
        <p>{t('councils.reviewWhoWhy', { days: decidingDays ?? 0 })}</p>
        <p>{lastDay && t('councils.reviewUntil', { day: formatDay(lastDay) })}</p>
      </Notice>
      <Form action={`/dossiers/${dossierId}/review`} hasFiles>
        <Checkboxes
          name="grounds"
          label={t('councils.reviewGrounds')}
          values={values.grounds}
          error={at('grounds') ?? ''}
          options={reviewGrounds.map((value) => ({ value, label: t(`councils.reviewGround-${value}`) }))}
        />
        <TextArea
          name="statement"
          label={t('councils.reviewStatement')}
          hint={t('councils.reviewStatementHint')}
          value={values.statement}
          error={at('statement') ?? ''}
          rows={8}
        />
        <details open={values.criteria.length > 0}>
          <summary>{t('councils.reviewCriteria')}</summary>
          <Checkboxes
            name="criteria"
            label={t('councils.reviewCriteria')}
            values={values.criteria}
            error={at('criteria') ?? ''}
            optional
            options={criteria.map(({ code, title }) => ({ value: code, label: `${code} ${sentenceCase(title)}` }))}
          />
        </details>
        <FileField
          name="files"
          label={t('councils.reviewFiles')}
          hint={t('councils.reviewFilesHint')}
          accept="image/*,application/pdf"
          error={at('files') ?? ''}
          multiple
          optional
        />
        <Actions>
          <Button>{t('councils.reviewSend')}</Button>
        </Actions>
      </Form>
    </>
  )
}

import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { TriggerList, type TriggerView } from './trigger-list.tsx'

export type DiscussedCriterion = {
  criterion: string
  title: string
  options: { id: string; text: string; points: number }[]
  /** The member's mark as it stands. */
  mark: string
  markText: string
  /** What all members gave, in order of size. */
  points: number[]
  isCause: boolean
}

export type DiscussionPageProps = {
  action: string
  closingHref: string
  productName: string
  triggers: readonly TriggerView[]
  criteria: readonly DiscussedCriterion[]
  alike: readonly DiscussedCriterion[]
  problems: readonly Problem[]
}

/** Where a member changes marks in the discussion: what causes it first, then where members differ; the rest is folded. */
export function DiscussionPage(props: DiscussionPageProps) {
  const { closingHref, productName, triggers, criteria, alike, problems } = props
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={`${t('councils.discussionTitle')}: ${productName}`}
      layout="form"
      problems={problems}
      robots="noindex"
      way={<BackLink href={closingHref} />}
    >
      <h1>{t('councils.discussionTitle')}</h1>
      <p class="soft">{productName}</p>
      <p>{t('councils.discussionWhat')}</p>
      <TriggerList triggers={triggers} />
      {criteria.map((each) => (
        <Discussed key={each.criterion} {...props} each={each} />
      ))}
      {alike.length > 0 && (
        <details>
          <summary>{t('councils.markedAlike', { n: alike.length })}</summary>
          {alike.map((each) => (
            <Discussed key={each.criterion} {...props} each={each} />
          ))}
        </details>
      )}
    </Page>
  )
}

function Discussed({ action, problems, each }: DiscussionPageProps & { each: DiscussedCriterion }) {
  const t = useText()
  const { at } = useProblems(problems)
  const { criterion, title, options, mark, markText, points, isCause } = each
  const isWrong = problems.some(({ values }) => values?.criterion === criterion)
  return (
    <Card tone={isCause ? 'warn' : 'calm'}>
      <h2 id={`c-${criterion}`}>
        {criterion} {title} {isCause && <Chip tone="warn">{t('councils.causesDiscussion')}</Chip>}
      </h2>
      <p>
        {t('councils.othersGave', { points: points.join(' · ') })}
        <br />
        {t('councils.yourMark', { mark: markText })}
      </p>
      <details open={isWrong}>
        <summary>{t('councils.changeMark')}</summary>
        <Form action={action}>
          <input type="hidden" name="criterion" value={criterion} />
          <Radios
            name="mark"
            id={`mark-${criterion}`}
            label={t('councils.changeTo')}
            value={mark}
            options={options.map((option) => ({ value: option.id, label: option.text, points: option.points }))}
            error={at(`mark-${criterion}`) ?? ''}
          />
          <TextArea
            name="reason"
            id={`reason-${criterion}`}
            label={t('councils.changeReason')}
            hint={t('councils.rulingReasonHint')}
            rows={2}
            error={at(`reason-${criterion}`) ?? ''}
          />
          <Actions>
            <Button look="plain">{t('councils.changeMark')}</Button>
          </Actions>
        </Form>
      </details>
    </Card>
  )
}

import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { conclusionTones, conclusionWords } from '../inspections/inspection-view.ts'
import { Reply } from './oversight.tsx'
import type { FindingView } from './withdrawal-view.ts'

export type ReplyPageProps = { finding: FindingView; words: string; canReply: boolean; problems: readonly Problem[] }

/** What was concluded about a producer's product, and their right to answer in public. */
export function ReplyPage({ finding, words, canReply, problems }: ReplyPageProps) {
  const t = useText()
  const { inspectionId, product, outcome, documentNumber, concludedOn, correctBy } = finding
  return (
    <Page
      title={`${t('registry.ownFindings')}: ${product}`}
      layout="form"
      robots="noindex"
      problems={problems}
      sheet="oversight.css"
      way={<BackLink href="/registry/withdrawals" label={t('registry.withdrawals')} />}
    >
      <h1>{product}</h1>
      <Notice tone={conclusionTones[outcome]} title={t(conclusionWords[outcome])}>
        <p>
          {finding.words} ({documentNumber}, {formatDay(concludedOn)})
        </p>
        {correctBy && <p>{t('registry.oversightCorrectBy', { day: formatDay(correctBy) })}</p>}
      </Notice>
      <Reply {...finding} />
      {canReply && (
        <ReplyForm action={`/registry/inspections/${inspectionId}/reply`} words={words} problems={problems} />
      )}
    </Page>
  )
}

/** The form in which a producer answers. */
export function ReplyForm({
  action,
  words,
  problems,
}: {
  action: string
  words: string
  problems: readonly Problem[]
}) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <>
      <h2>{t('registry.replyYours')}</h2>
      <p class="soft">{t('registry.replyLead')}</p>
      <Form action={action}>
        <TextArea name="words" label={t('registry.replyWords')} value={words} error={at('words')} />
        <Button>{t('registry.replySend')}</Button>
      </Form>
    </>
  )
}

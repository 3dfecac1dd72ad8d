import { withdrawalGrounds } from '@saolang/law/decisions/2026-26-qd-ttg/withdrawal.ts'
import { formatDay } from '../../kit/format.ts'
import { Notice } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'
import { conclusionTones, conclusionWords } from '../inspections/inspection-view.ts'
import type { FindingView, OversightView, WithdrawalView } from './withdrawal-view.ts'

/** Inspections and withdrawals of a product in public, each with the producer's own answer beside it. */
export function Oversight({ withdrawals, findings }: OversightView) {
  const t = useText()
  if (withdrawals.length === 0 && findings.length === 0) return null
  return (
    <section class="part">
      <h2>{t('registry.oversight')}</h2>
      {withdrawals.toReversed().map((withdrawal) => (
        <Procedure key={withdrawal.id} {...withdrawal} />
      ))}
      {findings.toReversed().map((finding) => (
        <Finding key={finding.inspectionId} {...finding} />
      ))}
    </section>
  )
}

function Procedure(withdrawal: WithdrawalView) {
  const t = useText()
  const { id, outcome, reason, documentNumber, signedOn, conclusionDocument, replyBy, words, signer } = withdrawal
  const ground = withdrawalGrounds.find(({ code }) => code === withdrawal.ground)
  if (outcome === 'withdrawn')
    return (
      <Notice tone="bad" title={t('registry.withdrawalDone')}>
        <p>
          {documentNumber}, {signedOn && formatDay(signedOn)}, {signer}. {reason} {ground?.text} ({ground?.source})
        </p>
        <p>
          <a href={`/withdrawals/${id}/decision.pdf`}>{t('registry.decisionPaper')}</a>
        </p>
        <Reply {...withdrawal} />
      </Notice>
    )
  if (outcome === 'dropped')
    return (
      <Notice tone="info" title={t('registry.oversightDropped')}>
        <p>{words}</p>
        <Reply {...withdrawal} />
      </Notice>
    )
  return (
    <Notice tone="warn" title={t('registry.oversightProcedure')}>
      <p>
        {conclusionDocument}. {reason} ({ground?.source})
      </p>
      {withdrawal.reply ? (
        <Reply {...withdrawal} />
      ) : (
        <p>{t('registry.withdrawalWaits', { day: formatDay(replyBy) })}</p>
      )}
    </Notice>
  )
}

function Finding(finding: FindingView) {
  const t = useText()
  const { outcome, visitedOn, words, documentNumber, concludedOn, correctBy } = finding
  const title = t('registry.oversightFinding', {
    day: formatDay(visitedOn),
    outcome: t(conclusionWords[outcome]).toLowerCase(),
  })
  return (
    <Notice tone={conclusionTones[outcome]} title={title}>
      <p>
        {words} ({documentNumber}, {formatDay(concludedOn)})
        {correctBy && ` ${t('registry.oversightCorrectBy', { day: formatDay(correctBy) })}.`}
      </p>
      <Reply {...finding} />
    </Notice>
  )
}

/** What a producer answered, in their own words; nothing while they did not. */
export function Reply({ reply, repliedOn }: { reply?: string; repliedOn?: string }) {
  const t = useText()
  if (!reply || !repliedOn) return null
  return (
    <blockquote class="reply">
      <p>
        <b>{t('registry.replyTitle')}</b> · {t('registry.repliedOn', { day: formatDay(repliedOn) })}
      </p>
      <p class="as-written">{reply}</p>
    </blockquote>
  )
}

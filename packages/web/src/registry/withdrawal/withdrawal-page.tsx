import type { Problem } from '@saolang/core/kernel/problem.ts'
import { withdrawalGrounds } from '@saolang/law/decisions/2026-26-qd-ttg/withdrawal.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { DateField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import type { DayParts } from '../inspections/plan-page.tsx'
import { Reply } from './oversight.tsx'
import { ReplyForm } from './reply-page.tsx'
import type { WithdrawalView } from './withdrawal-view.ts'
import { WithdrawalState } from './withdrawals-page.tsx'

export type WithdrawalPageProps = {
  withdrawal: WithdrawalView
  /** 'YYYY-MM-DD' in Viet Nam. */
  today: string
  canDecide: boolean
  canReply: boolean
  values: { documentNumber: string; signedOn: DayParts; signerName: string; signerTitle: string; words: string }
  problems: readonly Problem[]
}

/** A procedure of withdrawal: what is held against the product, by when what happens, the producer's answer, the decision. */
export function WithdrawalPage(props: WithdrawalPageProps) {
  const { withdrawal, today, canDecide, canReply, values, problems } = props
  const t = useText()
  const title = t('registry.withdrawalOf', { number: withdrawal.certificateNumber ?? withdrawal.product })
  return (
    <Page
      title={title}
      layout="desk"
      robots="noindex"
      problems={problems}
      sheet="oversight.css"
      way={<Breadcrumbs crumbs={[{ href: '/registry/withdrawals', label: t('registry.withdrawals') }]} />}
    >
      <h1>{title}</h1>
      <p>
        <WithdrawalState withdrawal={withdrawal} today={today} />
      </p>
      <Facts withdrawal={withdrawal} />
      <section class="part">
        <h2>{t('registry.replyTitle')}</h2>
        {withdrawal.reply ? <Reply {...withdrawal} /> : <p class="soft">{t('registry.replyNone')}</p>}
        {canReply && (
          <ReplyForm action={`/registry/withdrawals/${withdrawal.id}/reply`} words={values.words} problems={problems} />
        )}
      </section>
      {withdrawal.outcome === 'withdrawn' && (
        <p class="actions">
          <LinkButton href={`/withdrawals/${withdrawal.id}/decision.pdf`} icon="file">
            {t('registry.decisionPaper')}
          </LinkButton>
        </p>
      )}
      {canDecide && <DecideForms {...props} />}
    </Page>
  )
}

function Facts({ withdrawal }: { withdrawal: WithdrawalView }) {
  const t = useText()
  const ground = withdrawalGrounds.find(({ code }) => code === withdrawal.ground)
  const { product, producer, certificateId, certificateNumber, inspectionId, words } = withdrawal
  const rows = [
    { label: t('registry.product'), value: product },
    { label: t('registry.producer'), value: producer },
    {
      label: t('registry.certificateNumber'),
      value: <a href={`/registry/certificates/${certificateId}`}>{certificateNumber}</a>,
    },
    { label: t('registry.withdrawGround'), value: ground && `${ground.text} (${ground.source})` },
    { label: t('registry.withdrawReason'), value: withdrawal.reason },
    {
      label: t('registry.withdrawalConclusion'),
      value: `${withdrawal.conclusionDocument}, ${formatDay(withdrawal.concludedOn)}`,
    },
    {
      label: t('registry.inspections'),
      value: inspectionId && <a href={`/registry/inspections/${inspectionId}`}>{t('registry.findings')}</a>,
    },
    { label: t('registry.withdrawalOpened'), value: formatDay(withdrawal.openedOn) },
    { label: t('registry.withdrawalReplyBy'), value: formatDay(withdrawal.replyBy) },
    { label: t('registry.withdrawalDue'), value: formatDay(withdrawal.dueOn) },
    { label: t('registry.dropTitle'), value: words },
    {
      label: t('registry.decideTitle'),
      value:
        withdrawal.documentNumber &&
        [withdrawal.documentNumber, withdrawal.signedOn && formatDay(withdrawal.signedOn), withdrawal.signer].join(
          ', ',
        ),
    },
  ]
  return <SummaryList rows={rows.filter(({ value }) => value)} />
}

function DecideForms({ withdrawal, values, problems }: WithdrawalPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const action = `/registry/withdrawals/${withdrawal.id}`
  return (
    <>
      <section class="part">
        <h2>{t('registry.decideTitle')}</h2>
        <Form action={`${action}/decide`}>
          <TextField
            name="documentNumber"
            label={t('registry.decision')}
            value={values.documentNumber}
            error={at('documentNumber')}
            width="short"
          />
          <DateField name="signedOn" label={t('registry.signedOn')} value={values.signedOn} error={at('signedOn')} />
          <TextField
            name="signerName"
            label={t('registry.signerName')}
            value={values.signerName}
            error={at('signerName')}
          />
          <TextField
            name="signerTitle"
            label={t('registry.signerTitle')}
            value={values.signerTitle}
            error={at('signerTitle')}
          />
          <Button look="danger">{t('registry.decide')}</Button>
        </Form>
      </section>
      <section class="part">
        <h2>{t('registry.dropTitle')}</h2>
        <Form action={`${action}/drop`}>
          <TextArea name="words" label={t('registry.dropWords')} value={values.words} error={at('words')} rows={3} />
          <Button look="plain">{t('registry.drop')}</Button>
        </Form>
      </section>
    </>
  )
}

import type { ProposalReason, Ruling } from '@saolang/core/councils/proposed-conflict.ts'
import type { Quorum } from '@saolang/core/councils/quorum.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea, TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type ProposalView = {
  id: string
  memberName: string
  isAboutReader: boolean
  reason: ProposalReason
  matched: string
  ruling: Ruling | null
  rulingReason: string | null
  ruledAt: string | null
}

export type ProposalsPageProps = {
  action: string
  sessionHref: string
  dossier: { code: string; productName: string; organisationName: string }
  quorum: Quorum
  proposals: readonly ProposalView[]
  advisers: readonly { name: string; taxCode: string; phone: string }[]
  mayNoteAdvisers: boolean
  isOpen: boolean
  problems: readonly Problem[]
}

/** What the system found that ties members to an applicant, for whoever rules on it, and who was paid to help with the dossier. */
export function ProposalsPage(props: ProposalsPageProps) {
  const { sessionHref, dossier, quorum, proposals, problems } = props
  const t = useText()
  const { signed, needed, eligible } = quorum
  return (
    <Page
      sheet="councils.css"
      title={t('councils.proposals')}
      layout="form"
      problems={problems}
      robots="noindex"
      way={<BackLink href={sessionHref} />}
    >
      <h1>{t('councils.proposals')}</h1>
      <p class="soft">
        {dossier.productName} · {dossier.organisationName} · {dossier.code}
      </p>
      <p>{t('councils.proposalsWhat')}</p>
      <p>
        <Chip tone={eligible >= needed ? 'info' : 'bad'}>{t('councils.quorumNow', { signed, needed, eligible })}</Chip>
      </p>
      {proposals.length === 0 && <Notice>{t('councils.proposalsNone')}</Notice>}
      {proposals.map((proposal) => (
        <Proposal key={proposal.id} {...props} proposal={proposal} />
      ))}
      <PaidAdvisers {...props} />
    </Page>
  )
}

function Proposal({ action, proposal, isOpen, problems }: ProposalsPageProps & { proposal: ProposalView }) {
  const t = useText()
  const { at } = useProblems(problems)
  const { id, memberName, reason, matched, ruling, rulingReason, ruledAt, isAboutReader } = proposal
  return (
    <Card tone={ruling === null ? 'warn' : 'good'}>
      <h2>
        {memberName}{' '}
        <Chip tone={ruling === null ? 'warn' : 'good'}>
          {t(ruling === null ? 'councils.waitsForRuling' : `councils.ruled-${ruling}`)}
        </Chip>
      </h2>
      <p>{t(`councils.reason-${reason}`, { matched })}</p>
      {ruling !== null && (
        <p class="settled">
          {rulingReason} <span class="soft small">{ruledAt && formatInstant(ruledAt)}</span>
        </p>
      )}
      {ruling === null && isAboutReader && <p class="soft">{t('councils.aboutYourself')}</p>}
      {ruling === null && !isAboutReader && isOpen && (
        <Form action={action}>
          <input type="hidden" name="proposalId" value={id} />
          <Radios
            name="ruling"
            id={`ruling-${id}`}
            label={t('councils.ruling')}
            error={at('ruling') ?? ''}
            options={(['confirmed', 'dismissed'] as const).map((value) => ({
              value,
              label: t(`councils.ruling-${value}`),
            }))}
          />
          <TextArea
            name="reason"
            id={`reason-${id}`}
            label={t('councils.rulingReason')}
            hint={t('councils.rulingReasonHint')}
            rows={2}
            error={at('reason') ?? ''}
          />
          <Actions>
            <Button>{t('councils.rule')}</Button>
          </Actions>
        </Form>
      )}
    </Card>
  )
}

function PaidAdvisers({ action, advisers, mayNoteAdvisers, isOpen, problems }: ProposalsPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section>
      <h2>{t('councils.paidAdvisers')}</h2>
      <p>{t('councils.paidAdvisersWhat')}</p>
      <ul>
        {advisers.map(({ name, taxCode, phone }) => (
          <li key={name + taxCode + phone}>{[name, taxCode, phone].filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
      {mayNoteAdvisers && isOpen && (
        <Form action={`${action}/advisers`}>
          <TextField name="name" label={t('councils.paidAdviserName')} error={at('name') ?? ''} autocomplete="off" />
          <TextField
            name="taxCode"
            label={t('councils.paidAdviserTaxCode')}
            width="short"
            autocomplete="off"
            optional
          />
          <TextField name="phone" label={t('councils.paidAdviserPhone')} width="short" autocomplete="off" optional />
          <Actions>
            <Button look="plain">{t('councils.paidAdviserAdd')}</Button>
          </Actions>
        </Form>
      )}
    </section>
  )
}

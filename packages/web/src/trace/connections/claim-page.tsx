import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'

export type ClaimPageProps = {
  id: string
  identifier: string
  /** The GLN that it names, when it is one. */
  gln?: string
  claimant: { name: string; isSystem: boolean; taxCode?: string; address?: string; representative?: string }
  /** Legal days. */
  claimedOn: string
  confirmedOn?: string
  /** How many others claim it; whether it is confirmed for one of them. */
  rivals: number
  isTaken: boolean
  problems: readonly Problem[]
}

/** `/connections/identifiers/{id}`: one claim, who makes it, what to check, and the decision. */
export function ClaimPage(props: ClaimPageProps) {
  const { id, gln, rivals, isTaken, confirmedOn, problems } = props
  const t = useText()
  return (
    <Page
      title={t('trace.claimTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/connections" label={t('trace.connections')} />}
    >
      <h1>{t('trace.claimTitle')}</h1>
      <Facts {...props} />
      {rivals > 0 && <Notice tone="warn">{t('trace.claimRivals', { n: rivals })}</Notice>}
      {isTaken && <Notice tone="bad">{t('trace.claimTaken')}</Notice>}
      <h2>{t('trace.claimChecks')}</h2>
      <ul>
        <li>{t('trace.claimCheckOwner')}</li>
        <li>{gln ? t('trace.claimCheckGln', { gln }) : t('trace.claimCheckAddress')}</li>
      </ul>
      <Form action={`/connections/identifiers/${id}/confirm`}>
        <Actions>
          {!confirmedOn && !isTaken && <Button>{t('trace.claimConfirm')}</Button>}
          <Button look="danger" formAction={`/connections/identifiers/${id}/end`}>
            {t(confirmedOn ? 'trace.identifierEnd' : 'trace.claimRefuse')}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

function Facts({ identifier, claimant, claimedOn, confirmedOn }: ClaimPageProps) {
  const t = useText()
  return (
    <SummaryList
      rows={[
        { label: t('trace.identifier'), value: <b>{identifier}</b> },
        {
          label: t('trace.claimant'),
          value: claimant.isSystem ? `${claimant.name} (${t('trace.claimSystem')})` : claimant.name,
        },
        ...(claimant.taxCode ? [{ label: t('trace.claimTaxCode'), value: claimant.taxCode }] : []),
        ...(claimant.address ? [{ label: t('trace.claimAddress'), value: claimant.address }] : []),
        ...(claimant.representative ? [{ label: t('trace.claimRepresentative'), value: claimant.representative }] : []),
        { label: t('trace.identifierClaimed'), value: formatDay(claimedOn) },
        ...(confirmedOn
          ? [
              {
                label: t('trace.identifierState'),
                value: t('trace.identifierConfirmed', { day: formatDay(confirmedOn) }),
              },
            ]
          : []),
      ]}
    />
  )
}

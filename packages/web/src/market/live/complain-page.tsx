import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { Select, TextArea } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Confirmation } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { askFrom, useProblems, useText } from '../../kit/words.ts'

export type ComplainPageProps = {
  live: { id: string; title: string }
  products: readonly { value: string; label: string }[]
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

const kinds = ['false-claims', 'not-as-shown', 'forbidden-goods', 'behaviour', 'other'] as const

/** `/live/{id}/complain`: what is wrong with a live sale; nobody is asked who they are. */
export function ComplainPage({ live, products, values, problems }: ComplainPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  return (
    <Page
      title={t('market.live.complaintTitle')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={`/live/${live.id}`} label={live.title} />}
    >
      <h1>{t('market.live.complaintTitle')}</h1>
      <p class="lead">{t('market.live.complaintLead')}</p>
      <Form action={`/live/${live.id}/complain`}>
        <Radios
          {...ask('kind')}
          label={t('market.live.complaintKind')}
          options={kinds.map((kind) => ({ value: kind, label: t(`market.live.complaintKind.${kind}`) }))}
        />
        <Select
          {...ask('offer')}
          label={t('market.live.complaintProduct')}
          options={products}
          empty={t('market.live.complaintAll')}
        />
        <TextArea {...ask('words')} label={t('market.live.complaintWords')} maxLength={2000} />
        <Button>{t('market.live.complaintSend')}</Button>
      </Form>
    </Page>
  )
}

export type ComplaintPageProps = {
  complaint: { code: string; title: string; sessionId: string; at: string; answer?: string }
  isNew: boolean
}

/** `/live/complaints/{code}`: what became of a complaint. */
export function ComplaintPage({ complaint, isNew }: ComplaintPageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.live.complaintTitle')}
      layout="form"
      robots="noindex"
      way={<BackLink href={`/live/${complaint.sessionId}`} label={complaint.title} />}
    >
      {isNew ? (
        <Confirmation title={t('market.live.complaintDone')} code={complaint.code}>
          <p>{t('market.live.complaintFollow')}</p>
        </Confirmation>
      ) : (
        <h1>{t('market.live.complaintTitle')}</h1>
      )}
      <SummaryList
        rows={[
          { label: t('market.live.title'), value: complaint.title },
          { label: t('market.liveDesk.complaints'), value: formatInstant(complaint.at) },
          { label: t('market.live.complaintAnswer'), value: complaint.answer ?? t('market.live.complaintOpen') },
        ]}
      />
    </Page>
  )
}

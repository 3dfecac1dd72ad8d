import type { RenewalKind } from '@saolang/core/dossiers/renewal/certified.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../kit/button.tsx'
import { Radios } from '../kit/choices.tsx'
import { Actions, Form } from '../kit/form.tsx'
import { formatDay } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { SummaryList } from '../kit/lists.tsx'
import { Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { Stars } from '../kit/stars.tsx'
import { useProblems, useText } from '../kit/words.ts'

export type RenewalStartPageProps = {
  certificate: {
    certificateId: string
    number: string | null
    productName: string
    star: number | null
    expiresOn: string | null
    holds: boolean
  }
  isOwn: boolean
  canStart: boolean
  /** The dossier that it was issued on is held here: the new one begins with it. */
  hasFormer: boolean
  window?: { opensOn: string; closesOn: string }
  kind: RenewalKind
  problems?: readonly Problem[]
}

/** `/registry/certificates/{id}/renewal`: what the register knows of the certificate; nothing of it is typed again. */
export function RenewalStartPage(props: RenewalStartPageProps) {
  const { certificate, isOwn, canStart, hasFormer, problems = [] } = props
  const t = useText()
  const title = t('dossiers.renewal.startTitle')
  const back = isOwn ? '/registry/renewals' : `/registry/certificates/${certificate.certificateId}`
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      sheet="register.css"
      problems={problems}
      way={
        <BackLink
          href={back}
          label={isOwn ? t('registry.ownRenewals') : (certificate.number ?? certificate.productName)}
        />
      }
    >
      <h1>{title}</h1>
      <Facts {...props} />
      {canStart && hasFormer && <p>{t('dossiers.renewal.startLead')}</p>}
      {canStart ? (
        <StartForm {...props} />
      ) : (
        <Notice tone="warn">
          <p>{t(certificate.holds ? 'problem.renewal.no-facts' : 'problem.renewal.certificate-ended')}</p>
          <p>
            <a href="/dossiers/new">{t('dossiers.start')}</a>
          </p>
        </Notice>
      )}
    </Page>
  )
}

function Facts({ certificate: { number, productName, star, expiresOn }, window }: RenewalStartPageProps) {
  const t = useText()
  return (
    <SummaryList
      rows={[
        { label: t('registry.product'), value: productName },
        { label: t('dossiers.base.certificateNumber'), value: number },
        { label: t('dossiers.base.star'), value: star && <Stars count={star} size="small" /> },
        { label: t('dossiers.validity.lastDay'), value: expiresOn && formatDay(expiresOn) },
        {
          label: t('registry.window'),
          value:
            window && t('registry.windowDays', { from: formatDay(window.opensOn), to: formatDay(window.closesOn) }),
        },
      ]}
    />
  )
}

function StartForm({ certificate, kind, problems = [] }: RenewalStartPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const kinds = ['re-evaluation', 'upgrade'] as const
  return (
    <Form action={`/registry/certificates/${certificate.certificateId}/renewal`}>
      <Radios
        name="kind"
        label={t('dossiers.new.kind')}
        value={kind}
        error={at('kind')}
        options={kinds
          .filter((each) => each !== 'upgrade' || certificate.star !== 5)
          .map((each) => ({
            value: each,
            label: t(`dossiers.kind.${each}`),
            hint: t(`dossiers.kindHint.${each}`),
          }))}
      />
      <Actions>
        <Button>{t('dossiers.renewal.start')}</Button>
      </Actions>
    </Form>
  )
}

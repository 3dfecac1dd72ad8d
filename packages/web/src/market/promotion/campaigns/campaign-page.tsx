import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { CampaignPurpose, CampaignState } from '@saolang/core/market/promotion/campaign.ts'
import { Button, LinkButton } from '../../../kit/button.tsx'
import { TextField } from '../../../kit/fields.tsx'
import { Form } from '../../../kit/form.tsx'
import { formatInstant, formatNumber } from '../../../kit/format.ts'
import { BackLink } from '../../../kit/frame.tsx'
import { SummaryList } from '../../../kit/lists.tsx'
import { Notice } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { useShell } from '../../../kit/shell.tsx'
import { useProblems, useText } from '../../../kit/words.ts'
import type { Figures } from './campaign-views.ts'
import { CampaignChip } from './campaigns-page.tsx'

export type CampaignPageProps = {
  id: string
  title: string
  purpose: CampaignPurpose
  state: CampaignState
  sendAt?: string
  province?: string
  industry?: string
  preview: { subject: string; body: string }
  agreeing: number
  isCarrierOn: boolean
  figures: Figures
  sendAtTyped: string
  problems: readonly Problem[]
}

const figureKeys = [
  'letters',
  'delivered',
  'waiting',
  'failed',
  'held',
  'stopped',
  'overLimit',
  'unreachable',
  'visits',
] as const satisfies readonly (keyof Figures)[]

/** `/promotion/campaigns/{id}`: what will be read by how many, when it goes out, and what became of it. */
export function CampaignPage(props: CampaignPageProps) {
  const { id, title, purpose, state, sendAt, province, industry, preview, agreeing, isCarrierOn, problems } = props
  const t = useText()
  const isAhead = state === 'draft' || state === 'scheduled'
  return (
    <Page
      title={title}
      robots="noindex"
      sheet="promotion.css"
      problems={problems}
      way={<BackLink href="/promotion/campaigns" label={t('market.campaign.many')} />}
    >
      <h1>{title}</h1>
      <p>
        <CampaignChip state={state} />
      </p>
      <SummaryList
        rows={[
          { label: t('market.campaign.purpose'), value: t(`market.campaign.purpose.${purpose}`) },
          {
            label: t('market.campaign.audience'),
            value: [province ?? t('market.campaign.allProvinces'), industry ?? t('market.campaign.allIndustries')].join(
              ' · ',
            ),
          },
          ...(sendAt ? [{ label: t('market.campaign.sendAt'), value: formatInstant(sendAt) }] : []),
        ]}
      />
      {!isCarrierOn && state !== 'sent' && state !== 'cancelled' && (
        <Notice tone="warn">
          <p>{t('market.campaign.carrierOff')}</p>
        </Notice>
      )}
      {isAhead && <p>{t('market.campaign.agreeing', { n: agreeing })}</p>}
      {!isAhead && <Outcome {...props} />}
      <section class="part">
        <h2>{t('market.campaign.preview')}</h2>
        <p>
          <b>{preview.subject}</b>
        </p>
        {purpose === 'news-email' && <p class="campaign-words">{preview.body}</p>}
      </section>
      {state === 'draft' && <ScheduleForm {...props} />}
      {state !== 'sent' && state !== 'cancelled' && (
        <Form action={`/promotion/campaigns/${id}/cancel`}>
          <Button look="danger">{t('market.campaign.cancel')}</Button>
        </Form>
      )}
    </Page>
  )
}

function Outcome({ figures }: Pick<CampaignPageProps, 'figures'>) {
  const t = useText()
  const { lang } = useShell()
  return (
    <section class="part">
      <h2>{t('market.campaign.figures')}</h2>
      <SummaryList
        rows={figureKeys.map((key) => ({
          label: t(`market.campaign.figure.${key}`),
          value: formatNumber(lang, figures[key]),
        }))}
      />
      <p class="small soft">{t('market.campaign.figureMore')}</p>
    </section>
  )
}

function ScheduleForm({ id, sendAtTyped, problems }: Pick<CampaignPageProps, 'id' | 'sendAtTyped' | 'problems'>) {
  const t = useText()
  const error = useProblems(problems).at('sendAt')
  return (
    <section class="part">
      <Form action={`/promotion/campaigns/${id}/schedule`}>
        <TextField
          name="sendAt"
          label={t('market.campaign.sendAt')}
          hint={t('market.campaign.sendAtHint')}
          value={sendAtTyped}
          width="short"
          {...(error && { error })}
        />
        <Button>{t('market.campaign.schedule')}</Button>
      </Form>
      <p>
        <LinkButton href={`/promotion/campaigns/${id}/edit`} look="plain">
          {t('kit.change')}
        </LinkButton>
      </p>
    </section>
  )
}

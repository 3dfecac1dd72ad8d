import type { Problem } from '@saolang/core/kernel/problem.ts'
import { campaignPurposes } from '@saolang/core/market/promotion/campaign.ts'
import { Button } from '../../../kit/button.tsx'
import { Radios } from '../../../kit/choices.tsx'
import { type Choice, Select, TextArea, TextField } from '../../../kit/fields.tsx'
import { Actions, Form } from '../../../kit/form.tsx'
import { BackLink } from '../../../kit/frame.tsx'
import { Page } from '../../../kit/page.tsx'
import { type Ask, askFrom, useProblems, useText } from '../../../kit/words.ts'

export type CampaignFormPageProps = {
  action: string
  provinces: readonly Choice[]
  /** A province writes within itself. */
  isOfProvince: boolean
  industries: readonly Choice[]
  values: Readonly<Record<string, string | undefined>>
  problems: readonly Problem[]
}

/** `/promotion/campaigns/new`, `…/{id}/edit`: the words of a campaign and whom they are for. */
export function CampaignFormPage({
  action,
  provinces,
  isOfProvince,
  industries,
  values,
  problems,
}: CampaignFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  return (
    <Page
      title={t('market.campaign.new')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/promotion/campaigns" label={t('market.campaign.many')} />}
    >
      <h1>{t('market.campaign.new')}</h1>
      <p class="lead">{t('market.campaign.lead')}</p>
      <Form action={action}>
        <TextField {...ask('title')} label={t('market.campaign.title')} hint={t('market.campaign.titleHint')} />
        <Radios
          {...ask('purpose')}
          label={t('market.campaign.purpose')}
          inline
          options={campaignPurposes.map((purpose) => ({
            value: purpose,
            label: t(`market.campaign.purpose.${purpose}`),
          }))}
        />
        <AudienceFields ask={ask} provinces={provinces} isOfProvince={isOfProvince} industries={industries} />
        <TextField {...ask('subjectVi')} label={t('market.campaign.subjectVi')} />
        <TextArea
          {...ask('bodyVi')}
          label={t('market.campaign.bodyVi')}
          hint={t('market.campaign.bodyHint')}
          rows={8}
        />
        <TextField {...ask('subjectEn')} label={t('market.campaign.subjectEn')} />
        <TextArea {...ask('bodyEn')} label={t('market.campaign.bodyEn')} rows={8} />
        <Actions>
          <Button>{t('market.campaign.save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

type AudienceProps = Pick<CampaignFormPageProps, 'provinces' | 'isOfProvince' | 'industries'> & { ask: Ask }

function AudienceFields({ ask, provinces, isOfProvince, industries }: AudienceProps) {
  const t = useText()
  return (
    <>
      {isOfProvince ? (
        <p>
          {t('market.campaign.audience')}: <b>{provinces[0]?.label}</b>
        </p>
      ) : (
        <Select
          {...ask('toProvince')}
          label={t('market.campaign.audience')}
          options={provinces}
          empty={t('market.campaign.allProvinces')}
        />
      )}
      <Select
        {...ask('toIndustry')}
        label={t('market.campaign.industry')}
        options={industries}
        empty={t('market.campaign.allIndustries')}
      />
    </>
  )
}

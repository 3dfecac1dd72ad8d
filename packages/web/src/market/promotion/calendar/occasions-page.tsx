import type { Problem } from '@saolang/core/kernel/problem.ts'
import { occasionKinds } from '@saolang/core/market/promotion/occasion.ts'
import { Button } from '../../../kit/button.tsx'
import { Radios } from '../../../kit/choices.tsx'
import { type Choice, Select, TextArea, TextField } from '../../../kit/fields.tsx'
import { Form } from '../../../kit/form.tsx'
import { EmptyState } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { askFrom, useProblems, useText } from '../../../kit/words.ts'
import { DayField } from '../day-field.tsx'
import { PromotionTabs } from '../promotion-tabs.tsx'
import { Occasion } from './calendar-page.tsx'
import type { OccurrenceView } from './calendar-views.ts'

export type OccasionsPageProps = {
  occasions: readonly OccurrenceView[]
  provinces: readonly Choice[]
  values: Readonly<Record<string, string | undefined>>
  problems: readonly Problem[]
}

/** `/promotion/occasions`: what an officer announced, and a form for the next. */
export function OccasionsPage(props: OccasionsPageProps) {
  const { occasions, problems } = props
  const t = useText()
  return (
    <Page title={t('market.occasion.desk')} layout="desk" robots="noindex" sheet="promotion.css" problems={problems}>
      <h1>{t('market.promotion')}</h1>
      <PromotionTabs here="occasions" />
      <section class="part">
        <h2>{t('market.occasion.desk')}</h2>
        {occasions.length === 0 ? (
          <EmptyState title={t('market.occasion.none')} />
        ) : (
          <Announced occasions={occasions} />
        )}
        <p>
          <a href="/calendar">{t('market.calendar.title')}</a>
        </p>
      </section>
      <AnnounceForm {...props} />
    </Page>
  )
}

function Announced({ occasions }: Pick<OccasionsPageProps, 'occasions'>) {
  return (
    <ol class="occasions">
      {occasions.map((one) => (
        <li key={one.id}>
          <Occasion {...one} />
          {!one.cancelledWhy && <CancelForm id={one.id} />}
        </li>
      ))}
    </ol>
  )
}

function CancelForm({ id }: { id: string }) {
  const t = useText()
  return (
    <details>
      <summary>{t('market.occasion.cancel')}</summary>
      <Form action={`/promotion/occasions/${id}/cancel`}>
        <TextField name="why" id={`why-${id}`} label={t('market.story.why')} />
        <Button look="danger">{t('market.occasion.cancel')}</Button>
      </Form>
    </details>
  )
}

function AnnounceForm({ provinces, values, problems }: Omit<OccasionsPageProps, 'occasions'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  const only = provinces.length === 1 ? provinces[0]?.value : undefined
  return (
    <section class="part">
      <h2>{t('market.occasion.new')}</h2>
      <Form action="/promotion/occasions">
        <Radios
          {...ask('kind')}
          label={t('market.occasion.kind')}
          options={occasionKinds.map((kind) => ({ value: kind, label: t(`market.occasion.kind.${kind}`) }))}
        />
        <TextField {...ask('titleVi')} label={t('market.occasion.titleVi')} />
        <TextField {...ask('titleEn')} label={t('market.occasion.titleEn')} optional />
        <DayField ask={ask} name="startsOn" label={t('market.occasion.startsOn')} />
        <DayField ask={ask} name="endsOn" label={t('market.occasion.endsOn')} optional />
        <TextField {...ask('place')} label={t('market.occasion.place')} />
        {only ? (
          <input type="hidden" name="provinceCode" value={only} />
        ) : (
          <Select {...ask('provinceCode')} label={t('market.story.province')} options={provinces} empty="" />
        )}
        <TextArea {...ask('aboutVi')} label={t('market.occasion.aboutVi')} rows={3} optional />
        <TextArea {...ask('aboutEn')} label={t('market.occasion.aboutEn')} rows={3} optional />
        <TextField {...ask('source')} label={t('market.occasion.source')} hint={t('market.occasion.sourceHint')} />
        <TextField {...ask('sourceUrl')} label={t('market.occasion.sourceUrl')} optional />
        <Button>{t('market.occasion.announce')}</Button>
      </Form>
    </section>
  )
}

import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type Ask, findStep, type Shape } from '@saolang/core/trace/diary/sectors.ts'
import { units } from '@saolang/core/trace/diary/units.ts'
import { Button } from '../../kit/button.tsx'
import { type Choice, DateField, FileField, Select, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { type Text, useProblems, useText } from '../../kit/words.ts'
import { PhoneOutbox } from './diary-outbox.tsx'
import { type DiaryOwner, diaryHref, type LotChoice } from './diary-views.ts'
import { LotFields } from './lot-fields.tsx'
import { stepWords, whatQuestion } from './step-words.ts'

export type RecordPageProps = {
  owner: DiaryOwner
  personId: string
  /** `honey.harvest` */
  step: string
  /** Made for this showing of the form, so that sending it twice is one entry. */
  entryId: string
  /** When this page was made: the phone was in touch then. */
  servedAt: string
  areas: readonly Choice[]
  places: readonly Choice[]
  things: readonly Choice[]
  lots: readonly LotChoice[]
  values: Readonly<Record<string, string>>
  chosenLots: readonly string[]
  /** The entry that this one puts right. */
  corrects?: { id: string; code: string }
  problems: readonly Problem[]
}

/** One step of the day, asked in a few questions; works as a plain form, and without a network. */
export function RecordPage(props: RecordPageProps) {
  const { owner, personId, step: address, corrects, problems } = props
  const t = useText()
  const label = stepWords(t, address)
  const home = diaryHref('/diary', owner)
  const asks = findStep(address)?.step.asks ?? []
  const action = diaryHref(corrects ? `/diary/entries/${corrects.id}/correct` : `/diary/record/${address}`, owner)
  const makesLot = asks.includes('what')
  return (
    <Page
      title={label}
      layout="form"
      robots="noindex"
      sheet="trace.css"
      manifest="/diary/manifest.webmanifest"
      problems={problems}
      way={<BackLink href={home} label={t('trace.diary')} />}
    >
      <h1>{label}</h1>
      {owner.isHelped && <Notice>{t('trace.diaryHelp', { name: owner.name })}</Notice>}
      {corrects && <Notice title={t('trace.correctEntry')}>{t('trace.correctLead')}</Notice>}
      {!corrects && (
        <PhoneOutbox
          owner={personId}
          keep={[home]}
          form={{ id: 'record', address: diaryHref(`/api/v1/diary/${address}`, owner), label, makesLot, home }}
        />
      )}
      <Form id="record" action={action} hasFiles class="record">
        <input type="hidden" name="entry" value={props.entryId} />
        <input type="hidden" name="inTouchAt" value={props.servedAt} />
        {makesLot && <input type="hidden" name="makesLot" value="yes" />}
        {asks.map((ask) => (
          <Question key={ask} ask={ask} {...props} />
        ))}
        <details class="more-work">
          <summary>{t('trace.askNote')}</summary>
          <DateField
            name="happenedOn"
            label={t('trace.askDay')}
            hint={t('trace.askDayHint')}
            value={dayOf(props.values)}
            optional
          />
          <TextArea name="note" label={t('trace.askNote')} value={props.values.note ?? ''} rows={3} optional />
        </details>
        <FileField name="photo" label={t('trace.askPhotos')} accept="image/*" capture="environment" multiple optional />
        <div class="save-bar">
          <Button>{t('trace.saveEntry')}</Button>
        </div>
      </Form>
    </Page>
  )
}

const dayOf = (values: Readonly<Record<string, string>>, name = 'happenedOn') => ({
  day: values[`${name}-day`] ?? '',
  month: values[`${name}-month`] ?? '',
  year: values[`${name}-year`] ?? '',
})

type Asked = RecordPageProps & { t: Text; shape: Shape; unit: string; at(field: string): string | undefined }

function Question({ ask, ...props }: RecordPageProps & { ask: Ask }) {
  const t = useText()
  const { at } = useProblems(props.problems)
  const found = findStep(props.step)?.step
  if (!found) return null
  return questions[ask]({ ...props, t, at, shape: found.shape, unit: found.unit })
}

const line = (
  { values, at }: Asked,
  name: string,
  words: { label: string; hint?: string; inputMode?: 'decimal' | 'numeric' },
  isOptional = false,
) => (
  <TextField
    name={name}
    {...words}
    value={values[name] ?? ''}
    {...errorOf(at(name))}
    {...(isOptional && { optional: true })}
  />
)

const errorOf = (error: string | undefined) => (error ? { error } : {})

const questions: Record<Ask, (asked: Asked) => preact.JSX.Element> = {
  area: ({ areas, owner, values, at, t }) =>
    areas.length > 0 ? (
      <Select
        name="areaId"
        label={t('trace.askArea')}
        hint={t('trace.askAreaHint')}
        options={areas}
        empty={t('trace.choose')}
        value={values.areaId ?? (areas.length === 1 ? (areas[0]?.value ?? '') : '')}
        {...errorOf(at('areaId'))}
      />
    ) : (
      <Notice tone="warn" title={t('trace.noAreas')}>
        <a href={diaryHref('/areas/new', owner)}>{t('trace.addArea')}</a>
      </Notice>
    ),
  what: (asked) => (
    <>
      {asked.things.map(({ value, label }) => (
        <input key={value} type="hidden" name={`name.${value}`} value={label} />
      ))}
      {asked.things.length > 0 && (
        <Select
          name="what"
          label={asked.t(whatQuestion[asked.shape as keyof typeof whatQuestion] ?? 'trace.askWhatMake')}
          options={asked.things}
          empty={asked.t('trace.choose')}
          value={asked.values.what ?? ''}
          {...errorOf(asked.at('what'))}
        />
      )}
      {line(asked, 'newWhat', {
        label: asked.things.length > 0 ? asked.t('trace.askNewWhat') : asked.t('trace.askWhatGather'),
        hint: asked.t('trace.askNewWhatHint'),
      })}
    </>
  ),
  amount: (asked) => (
    <div class="amount">
      {line(asked, 'quantity', { label: asked.t('trace.askAmount'), inputMode: 'decimal' })}
      <Select
        name="unit"
        label={asked.t('trace.askUnit')}
        options={units.map((unit) => ({ value: unit, label: unit }))}
        value={asked.values.unit ?? asked.unit}
      />
    </div>
  ),
  lots: (asked) => (
    <LotFields
      label={asked.shape === 'make' ? asked.t('trace.askLotsMake') : asked.t('trace.askLots')}
      lots={asked.lots}
      chosen={asked.chosenLots}
      values={asked.values}
      error={asked.at('lots')}
    />
  ),
  code: (asked) => (
    <div class="scanned">
      {line(asked, 'code', { label: asked.t('trace.askCode'), hint: asked.t('trace.askCodeHint') })}
      <div data-scan-for="code" />
    </div>
  ),
  from: (asked) => line(asked, 'from', { label: asked.t('trace.askFrom') }, true),
  to: (asked) => (
    <>
      {asked.places.length > 0 && (
        <Select
          name="toPlaceId"
          label={asked.t('trace.askToPlace')}
          options={asked.places}
          empty={asked.t('trace.choose')}
          value={asked.values.toPlaceId ?? ''}
        />
      )}
      {line(asked, 'to', { label: asked.t('trace.askTo'), hint: asked.t('trace.askToHint') })}
    </>
  ),
  place: ({ places, values, t }) => (
    <Select
      name="placeId"
      label={t('trace.askPlace')}
      options={places}
      empty={t('trace.choose')}
      value={values.placeId ?? (places.length === 1 ? (places[0]?.value ?? '') : '')}
      optional
    />
  ),
  expiry: ({ values, t }) => (
    <DateField name="expiresOn" label={t('trace.askExpiry')} value={dayOf(values, 'expiresOn')} optional />
  ),
  result: (asked) => line(asked, 'result', { label: asked.t('trace.askResult'), hint: asked.t('trace.askResultHint') }),
  guests: (asked) => line(asked, 'guests', { label: asked.t('trace.askGuests'), inputMode: 'numeric' }),
  parcels: (asked) => line(asked, 'parcels', { label: asked.t('trace.askParcels'), inputMode: 'numeric' }, true),
  work: ({ shape, values, at, t }) => (
    <TextArea
      name="work"
      label={shape === 'discard' ? t('trace.askWhyDiscard') : t('trace.askWork')}
      hint={shape === 'discard' ? undefined : t('trace.askWorkHint')}
      value={values.work ?? ''}
      rows={3}
      {...errorOf(at('work'))}
    />
  ),
}

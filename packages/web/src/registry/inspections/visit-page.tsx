import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type ChecklistItem, type ChecklistPart, checklistParts } from '@saolang/core/registry/inspections/checklist.ts'
import { findingOutcomes } from '@saolang/core/registry/inspections/finding.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { DateField, FileField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Outbox } from '../../kit/outbox.tsx'
import { Page } from '../../kit/page.tsx'
import { type Text, useProblems, useText } from '../../kit/words.ts'
import { findingWords, type InspectionView, partWords } from './inspection-view.ts'

export type VisitPageProps = {
  inspection: InspectionView
  inspectorId: string
  /** Made for this showing of the form, so that sending it twice is one record. */
  entryId: string
  /** 'YYYY-MM-DD' in Viet Nam. */
  today: string
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

/** The checklist of a visit, filled in on the spot: opens and keeps what is written without a network, and posts as a plain form without JavaScript. */
export function VisitPage({ inspection, inspectorId, entryId, today, values, problems }: VisitPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const { id, product, producer, place, checklist } = inspection
  const [year, month, day] = today.split('-') as [string, string, string]
  const visited = {
    day: values['visitedOn-day'] ?? day,
    month: values['visitedOn-month'] ?? month,
    year: values['visitedOn-year'] ?? year,
  }
  const parts = checklistParts.filter((part) => checklist.some((item) => item.part === part))
  return (
    <Page
      title={`${t('registry.visitTitle')}: ${product}`}
      layout="form"
      robots="noindex"
      problems={problems}
      sheet="oversight.css"
      way={<BackLink href="/registry/inspections" label={t('registry.inspections')} />}
    >
      <h1>{t('registry.visitTitle')}</h1>
      <p class="lead">{[product, producer, place].filter(Boolean).join(' · ')}</p>
      <p class="soft">{t('registry.visitLead')}</p>
      <Outbox
        formId="visit"
        kind="inspection"
        address={`/api/v1/inspections/${id}/findings`}
        label={product}
        owner={inspectorId}
        keep={['/registry/inspections']}
      />
      <Form id="visit" action={`/registry/inspections/${id}/visit`} hasFiles>
        <input type="hidden" name="entry" value={entryId} />
        <DateField name="visitedOn" label={t('registry.visitedOn')} value={visited} error={at('visitedOn')} />
        <TextField
          name="met"
          label={t('registry.visitMet')}
          hint={t('registry.visitMetHint')}
          value={values.met}
          optional
        />
        {parts.map((part) => (
          <Part
            key={part}
            part={part}
            items={checklist.filter((item) => item.part === part)}
            {...{ today, values, at }}
          />
        ))}
        <TextArea name="words" label={t('registry.visitWords')} value={values.words} error={at('words')} optional />
        <Button>{t('registry.visitSend')}</Button>
      </Form>
    </Page>
  )
}

type PartProps = {
  part: ChecklistPart
  items: readonly ChecklistItem[]
  today: string
  values: VisitPageProps['values']
  at(field: string): string | undefined
}

function Part({ part, items, today, values, at }: PartProps) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t(partWords[part])}</h2>
      {items.map((item) => (
        <div class="check-item" key={item.code}>
          <Radios
            name={`outcome.${item.code}`}
            label={item.title}
            hint={sayItem(t, item, today)}
            value={values[`outcome.${item.code}`]}
            error={at(`outcome.${item.code}`)}
            inline
            isRequired
            options={findingOutcomes.map((outcome) => ({ value: outcome, label: t(findingWords[outcome]) }))}
          />
          <TextField
            name={`note.${item.code}`}
            label={t('registry.findingNote')}
            value={values[`note.${item.code}`]}
            error={at(`note.${item.code}`)}
            requiredUnless={`outcome.${item.code}=ok`}
          />
        </div>
      ))}
      <FileField
        name={`photo.${part}`}
        label={t('registry.photosOf', { part: t(partWords[part]) })}
        error={at(`photo.${part}`)}
        accept="image/jpeg,image/png,image/webp"
        multiple
        optional
      />
    </section>
  )
}

/** What an item of a checklist claims, and whether its paper still holds. */
export function sayItem(t: Text, { claim, floorFor, expiresOn, part }: ChecklistItem, today: string): string {
  const term =
    part !== 'papers'
      ? undefined
      : expiresOn
        ? t(expiresOn < today ? 'registry.paperOver' : 'registry.paperUntil', { day: formatDay(expiresOn) })
        : t('registry.paperNoDay')
  return [claim && t('registry.findingClaim', { claim }), floorFor && t('registry.findingFloor', { n: floorFor }), term]
    .filter(Boolean)
    .join(' · ')
}

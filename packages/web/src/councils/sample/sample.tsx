import { allowsNone, type Marks, noneFits } from '@saolang/core/councils/card.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Leaf } from '@saolang/law/criteria-set.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { sentenceCase } from '../card/card-index.tsx'

export type SamplePageProps = {
  samplesHref: string
  code: string
  place: number
  of: number
  criteria: readonly Leaf[]
  marks: Marks
  notes: Readonly<Record<string, string>>
  isSigned: boolean
  problems: readonly Problem[]
}

/** The sensory part of a card, under the sample's code. Says neither product nor applicant, and needs no JavaScript at the table. */
export function SamplePage(props: SamplePageProps) {
  const { samplesHref, code, place, of, criteria, isSigned, problems } = props
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      sheet="councils.css"
      title={t('councils.sampleCode', { code })}
      layout="form"
      problems={problems}
      robots="noindex"
      way={<BackLink href={samplesHref} label={t('councils.samples')} />}
    >
      <h1 class="sample-code">{t('councils.sampleCode', { code })}</h1>
      <p class="soft">
        {t('councils.sensoryPart')} · {t('councils.samplePlace', { n: place, of })}
      </p>
      {isSigned ? (
        <Notice tone="good">{t('councils.sampleSigned')}</Notice>
      ) : (
        <Notice>{t('councils.sampleBlind')}</Notice>
      )}
      <Form action={`${samplesHref}/${code}`}>
        {criteria.map((leaf) => (
          <div key={leaf.code} class="criterion" id={`c-${leaf.code}`}>
            <Criterion {...props} leaf={leaf} error={at(leaf.code) ?? ''} />
          </div>
        ))}
        {!isSigned && (
          <Actions>
            <Button>{t(place < of ? 'councils.sampleSave' : 'councils.sampleSaveLast')}</Button>
          </Actions>
        )}
      </Form>
    </Page>
  )
}

function Criterion({ leaf, marks, notes, isSigned, error }: SamplePageProps & { leaf: Leaf; error: string }) {
  const t = useText()
  const { code, title, options, max } = leaf
  const none = { id: noneFits, text: t('councils.card-noneFits'), points: 0 }
  const rows = (allowsNone(leaf) ? [...options, none] : options).map((option) => ({
    value: option.id,
    label: option.text,
    points: option.points,
    disabled: isSigned,
    ...('floorFor' in option &&
      option.floorFor && { mark: <Chip tone="warn">{t('councils.card-floorChip', { star: option.floorFor })}</Chip> }),
  }))
  return (
    <>
      <Radios
        name={`mark-${code}`}
        label={`${code} ${sentenceCase(title)} (${t('councils.card-max', { n: max })})`}
        value={marks[code] ?? (isSigned ? noneFits : '')}
        options={rows}
        error={error}
      />
      <TextField
        name={`note-${code}`}
        label={t('councils.card-note')}
        value={notes[code] ?? ''}
        disabled={isSigned}
        autocomplete="off"
        optional
      />
    </>
  )
}

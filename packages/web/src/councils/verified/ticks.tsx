import { allowsNone, noneFits } from '@saolang/core/councils/card.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Leaf } from '@saolang/law/criteria-set.ts'
import { Button } from '../../kit/button.tsx'
import { Checkboxes, Radios } from '../../kit/choices.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { sentenceCase } from '../card/card-index.tsx'

export type TickRow = {
  leaf: Leaf
  mark: string
  evidence: readonly string[]
  basis: string
  claimed: string
  isTicked: boolean
}

export type TicksPageProps = {
  action: string
  sessionHref: string
  productName: string
  code: string
  rows: readonly TickRow[]
  files: readonly { id: string; criterion: string; caption: string }[]
  isOpen: boolean
  problems: readonly Problem[]
}

/** Where an officer records what the advisory group ticked, criterion by criterion, each with what it rests on. */
export function TicksPage(props: TicksPageProps) {
  const { action, sessionHref, productName, code, rows, isOpen, problems } = props
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={`${t('councils.tickVerified')}: ${productName}`}
      layout="form"
      problems={problems}
      robots="noindex"
      way={<BackLink href={sessionHref} />}
    >
      <h1>{t('councils.tickVerified')}</h1>
      <p class="soft">
        {productName} · {code}
      </p>
      <p>{t('councils.tickWhat')}</p>
      <p>
        <Chip tone={rows.every(({ isTicked }) => isTicked) ? 'good' : 'info'}>
          {t('councils.tickedOf', { n: rows.filter(({ isTicked }) => isTicked).length, of: rows.length })}
        </Chip>
      </p>
      {!isOpen && <Notice tone="warn">{t('councils.tickFrozen')}</Notice>}
      <Form action={action}>
        {rows.map((row) => (
          <section key={row.leaf.code} class="criterion">
            <Row {...props} row={row} />
          </section>
        ))}
        {isOpen && (
          <Actions>
            <Button>{t('councils.tickSave')}</Button>
          </Actions>
        )}
      </Form>
    </Page>
  )
}

function Row({ row, files, isOpen, problems }: TicksPageProps & { row: TickRow }) {
  const t = useText()
  const { at } = useProblems(problems)
  const { leaf, mark, evidence, basis, claimed } = row
  const { code, title, options } = leaf
  const none = { id: noneFits, text: t('councils.card-noneFits'), points: 0 }
  const choices = (allowsNone(leaf) ? [...options, none] : options).map(({ id, text, points }) => ({
    value: id,
    label: text,
    points,
    disabled: !isOpen,
    ...(id === claimed && { hint: t('councils.tickClaimed') }),
  }))
  // The files of this criterion first: the rest are a click further.
  const own = files.filter(({ criterion }) => criterion === code)
  const others = files.filter(({ criterion }) => criterion !== code)
  const boxes = (list: typeof files) =>
    list.map(({ id, caption }) => ({ value: id, label: caption, disabled: !isOpen }))
  return (
    <>
      <Radios
        name={`mark-${code}`}
        id={`tick-${code}`}
        label={`${code} ${sentenceCase(title)}`}
        value={mark}
        options={choices}
        error={at(`tick-${code}`) ?? ''}
      />
      {own.length > 0 && (
        <Checkboxes
          name={`evidence-${code}`}
          label={t('councils.tickEvidence')}
          values={evidence}
          options={boxes(own)}
        />
      )}
      {others.length > 0 && (
        <details open={others.some(({ id }) => evidence.includes(id))}>
          <summary>{t('councils.tickOtherEvidence', { n: others.length })}</summary>
          <Checkboxes
            name={`evidence-${code}`}
            id={`others-${code}`}
            label={t('councils.tickEvidence')}
            values={evidence}
            options={boxes(others)}
          />
        </details>
      )}
      <TextField
        name={`basis-${code}`}
        label={t('councils.tickBasis')}
        hint={t('councils.tickBasisHint')}
        value={basis}
        disabled={!isOpen}
        error={at(`basis-${code}`) ?? ''}
      />
    </>
  )
}

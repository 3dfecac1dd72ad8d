import { allowsNone, noneFits } from '@saolang/core/councils/card.ts'
import { type CriteriaSet, type Leaf, listLeaves } from '@saolang/law/criteria-set.ts'
import type { ComponentChildren } from 'preact'
import { Radios } from '../../kit/choices.tsx'
import { useText } from '../../kit/words.ts'
import { sentenceCase } from '../card/card-index.tsx'

type SheetFieldsProps = {
  set: CriteriaSet
  marks: Readonly<Record<string, string>>
  errorAt: (field: string) => string | undefined
  /** What stands under the options of a criterion. */
  under?: (leaf: Leaf) => ComponentChildren
  /** What stands over them. */
  over?: (leaf: Leaf) => ComponentChildren
}

/** A whole sheet as one form: every criterion with its printed options and points, under names that begin with `mark-`. */
export function SheetFields({ set, marks, errorAt, under, over }: SheetFieldsProps) {
  const t = useText()
  return (
    <>
      {listLeaves(set).map(({ leaf }) => (
        <section key={leaf.code} class="practice-criterion">
          {over?.(leaf)}
          <Radios
            name={`mark-${leaf.code}`}
            id={leaf.code}
            label={`${leaf.code} ${sentenceCase(leaf.title)}`}
            value={marks[leaf.code] ?? ''}
            error={errorAt(leaf.code) ?? ''}
            options={[
              ...leaf.options.map(({ id, text, points }) => ({ value: id, label: text, points })),
              ...(allowsNone(leaf) ? [{ value: noneFits, label: t('councils.card-noneFits'), points: 0 }] : []),
            ]}
          />
          {under?.(leaf)}
        </section>
      ))}
    </>
  )
}

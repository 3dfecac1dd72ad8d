import { type Sheet, totalOf } from '@saolang/core/insight/policy/proposal.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type Leaf, listLeaves } from '@saolang/law/criteria-set.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'

export type SheetPageProps = {
  draft: { id: string; title: string; version: number }
  sheet: Sheet
  /** Points and star mark of each option in force, by its id; 0: no mark. */
  inForce: Readonly<Record<string, { points: number; floorFor: number }>>
  mayDraft: boolean
  problems: readonly Problem[]
}

/** One sheet of a draft: what each option is worth, and which is the minimum for a rank. Words and structure change by file. */
export function SheetPage({ draft, sheet, inForce, mayDraft, problems }: SheetPageProps) {
  const t = useText()
  const total = totalOf(sheet)
  const title = t('insight.policyEdit', { no: sheet.no })
  return (
    <Page title={title} layout="desk" robots="noindex" sheet="insight.css" problems={problems}>
      <Breadcrumbs
        crumbs={[
          { href: '/policy', label: t('insight.policy') },
          { href: `/policy/${draft.id}`, label: draft.title },
          { href: `/policy/${draft.id}/sheets/${sheet.no}`, label: title },
        ]}
      />
      <h1>{sheet.title}</h1>
      {total !== 100 && <Notice tone="warn">{t('insight.policyNotHundred', { n: total })}</Notice>}
      <Form action={`/policy/${draft.id}/sheets/${sheet.no}`}>
        <input type="hidden" name="version" value={draft.version} />
        {listLeaves(sheet).map(({ leaf }) => (
          <LeafFields key={leaf.code} leaf={leaf} inForce={inForce} mayDraft={mayDraft} />
        ))}
        {mayDraft && (
          <>
            <TextField name="note" label={t('insight.policyNote')} optional />
            <Button>{t('insight.policySave')}</Button>
          </>
        )}
      </Form>
    </Page>
  )
}

function LeafFields({ leaf, inForce, mayDraft }: { leaf: Leaf } & Pick<SheetPageProps, 'inForce' | 'mayDraft'>) {
  const t = useText()
  return (
    <fieldset class="policy-leaf">
      <legend>
        {leaf.code} {leaf.title} <span class="soft small">{t('insight.policyMost', { n: leaf.max })}</span>
      </legend>
      {leaf.options.map((option) => {
        const { id, text, points, floorFor = 0 } = option
        const law = inForce[id]
        const isChanged = law && (law.points !== points || law.floorFor !== floorFor)
        return (
          <div key={id} class="policy-option">
            <p>
              {text} {isChanged && <Chip tone="info">{t('insight.policyChanged')}</Chip>}
            </p>
            <input
              name={`points:${id}`}
              value={points}
              type="number"
              min="0"
              max="100"
              disabled={!mayDraft}
              aria-label={t('insight.policyOptionPoints', { text })}
            />
            <select name={`floor:${id}`} disabled={!mayDraft} aria-label={t('insight.policyOptionFloor', { text })}>
              {[0, 3, 4, 5].map((star) => (
                <option key={star} value={star} selected={star === floorFor}>
                  {star === 0 ? t('insight.policyNoFloor') : `★ ${t('insight.policyFloorStars', { n: star })}`}
                </option>
              ))}
            </select>
          </div>
        )
      })}
    </fieldset>
  )
}

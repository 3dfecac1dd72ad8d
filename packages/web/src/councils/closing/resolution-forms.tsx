import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { Card, Chip } from '../../kit/notices.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { sentenceCase } from '../card/card-index.tsx'

export type ResolutionForm = {
  criterion: string
  title: string
  /** Options that members chose, with how many did, and the floor each reaches. */
  options: { id: string; text: string; points: number; members: number; floorFor?: number }[]
  chosen: string | null
  reason: string
}

type ResolutionFormsProps = {
  at: string
  resolutions: readonly ResolutionForm[]
  mayResolve: boolean
  problems: readonly Problem[]
}

/** A form for every criterion on whose floor the members differ: which of their options holds, and why. */
export function ResolutionForms({ at, resolutions, mayResolve, problems }: ResolutionFormsProps) {
  const t = useText()
  const { at: errorAt } = useProblems(problems)
  return (
    <>
      <h2>{t('councils.resolutions')}</h2>
      <p>{t('councils.resolutionsWhy')}</p>
      <div class="resolutions">
        {resolutions.map(({ criterion, title, options, chosen, reason }) => (
          <Card key={criterion} tone={chosen ? 'good' : 'warn'}>
            <h3 id={criterion}>
              {criterion} {sentenceCase(title)}{' '}
              <Chip tone={chosen ? 'good' : 'warn'}>{t(chosen ? 'councils.settled' : 'councils.inDispute')}</Chip>
            </h3>
            {mayResolve ? (
              <Form action={`${at}/resolutions`}>
                <input type="hidden" name="criterion" value={criterion} />
                <Radios
                  name="optionId"
                  id={`option-${criterion}`}
                  label={t('councils.optionThatHolds')}
                  value={chosen ?? ''}
                  error={errorAt(criterion) ?? ''}
                  options={options.map(({ id, text, points, members, floorFor }) => ({
                    value: id,
                    label: text,
                    hint: t('councils.chosenBy', { n: members }),
                    points,
                    ...(floorFor && { mark: <Chip tone="warn">{t('councils.floorOf', { star: floorFor })}</Chip> }),
                  }))}
                />
                <TextArea
                  name="reason"
                  id={`reason-${criterion}`}
                  label={t('councils.resolutionReason')}
                  value={reason}
                  rows={2}
                  error={errorAt(`reason-${criterion}`) ?? ''}
                />
                <Actions>
                  <Button look="plain">{t('councils.recordResolution')}</Button>
                </Actions>
              </Form>
            ) : (
              <p class="settled">
                {chosen
                  ? `${options.find(({ id }) => id === chosen)?.text ?? ''}. ${reason}`
                  : t('councils.waitsForChair')}
              </p>
            )}
          </Card>
        ))}
      </div>
    </>
  )
}

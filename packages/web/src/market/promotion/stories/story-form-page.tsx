import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../../kit/button.tsx'
import { Radios } from '../../../kit/choices.tsx'
import { TextField } from '../../../kit/fields.tsx'
import { Actions, Form } from '../../../kit/form.tsx'
import { BackLink } from '../../../kit/frame.tsx'
import { Page } from '../../../kit/page.tsx'
import { askFrom, useProblems, useText } from '../../../kit/words.ts'
import { ToldFields } from '../told.tsx'

export type StoryFormPageProps = {
  action: string
  backHref: string
  teller: string
  /** What a new story may be about; absent when the story is there. */
  products?: readonly { id: string; name: string }[]
  values: Readonly<Record<string, string | undefined>>
  problems: readonly Problem[]
}

/** `/promotion/stories/new`, `/promotion/stories/{id}/edit`: the words of a story. */
export function StoryFormPage({ action, backHref, teller, products, values, problems }: StoryFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  const title = t(products ? 'market.story.new' : 'market.story.edit')
  const subject = at('product')
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={backHref} label={t('market.promotion')} />}
    >
      <h1>{title}</h1>
      <p class="lead">{teller}</p>
      <p>{t('market.story.guide')}</p>
      <Form action={action}>
        {products && (
          <>
            <Radios
              name="product"
              label={t('market.story.subject')}
              value={values.product ?? ''}
              options={[
                ...products.map(({ id, name }) => ({ value: id, label: name })),
                { value: '', label: t('market.story.ofVillage') },
              ]}
              {...(subject && { error: subject })}
            />
            <TextField
              {...ask('village')}
              label={t('market.story.village')}
              hint={t('market.story.villageHint')}
              optional
            />
          </>
        )}
        <ToldFields ask={ask} titleHint={t('market.story.titleHint')} />
        <Actions>
          <Button>{t('market.story.save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

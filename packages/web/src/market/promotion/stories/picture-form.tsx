import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../../kit/button.tsx'
import { Checkboxes } from '../../../kit/choices.tsx'
import { FileField, TextField } from '../../../kit/fields.tsx'
import { Form } from '../../../kit/form.tsx'
import { askFrom, useProblems, useText } from '../../../kit/words.ts'
import type { VersionView } from './story-views.ts'

export type PictureFormProps = {
  id: string
  pictures: VersionView['pictures']
  values: Readonly<Record<string, string | undefined>>
  problems: readonly Problem[]
}

/** Adds pictures to the draft, each with what it shows and whose it is, and takes them off again. */
export function PictureForm({ id, pictures, values, problems }: PictureFormProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  const [wrong, noRights] = [at('picture'), at('hasRights')]
  const action = `/promotion/stories/${id}/pictures`
  return (
    <section class="part">
      <h2>{t('market.story.pictures')}</h2>
      {pictures.map(({ no, alt }) => (
        <Form key={no} action={action} class="row">
          <input type="hidden" name="drop" value={no} />
          <Button look="plain">
            {t('market.story.dropPicture')}: {alt}
          </Button>
        </Form>
      ))}
      <Form action={action} hasFiles>
        <FileField
          name="picture"
          label={t('market.story.picture')}
          hint={t('market.story.pictureHint')}
          accept="image/jpeg,image/png,image/webp"
          {...(wrong && { error: wrong })}
        />
        <TextField {...ask('altVi')} label={t('market.story.altVi')} />
        <TextField {...ask('altEn')} label={t('market.story.altEn')} optional />
        <TextField {...ask('credit')} label={t('market.story.credit')} hint={t('market.story.creditHint')} />
        <Checkboxes
          name="hasRights"
          label={t('market.story.rights')}
          options={[{ value: 'on', label: t('market.story.hasRights'), hint: t('market.story.rightsMore') }]}
          values={values.hasRights === 'on' ? ['on'] : []}
          {...(noRights && { error: noRights })}
        />
        <Button>{t('market.story.addPicture')}</Button>
      </Form>
    </section>
  )
}

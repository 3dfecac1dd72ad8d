import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../../kit/button.tsx'
import { Checkboxes } from '../../../kit/choices.tsx'
import { TextField } from '../../../kit/fields.tsx'
import { Actions, Form } from '../../../kit/form.tsx'
import { formatDay } from '../../../kit/format.ts'
import { BackLink } from '../../../kit/frame.tsx'
import { Page } from '../../../kit/page.tsx'
import { useProblems, useText } from '../../../kit/words.ts'
import { YearBar } from './year-bar.tsx'

export type SeasonPageProps = {
  product: { id: string; name: string }
  backHref: string
  season: { months: readonly number[]; best: readonly number[]; noteVi: string; noteEn: string; toldOn?: string }
  problems: readonly Problem[]
}

/** `/promotion/seasons/{product}`: in which months a product is to be had. */
export function SeasonPage({ product, backHref, season, problems }: SeasonPageProps) {
  const t = useText()
  const title = t('market.season.of', { name: product.name })
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      sheet="promotion.css"
      problems={problems}
      way={<BackLink href={backHref} label={t('market.promotion')} />}
    >
      <h1>{title}</h1>
      {season.toldOn && (
        <>
          <YearBar months={season.months} best={season.best} />
          <p class="soft small">{t('market.season.asTold', { day: formatDay(season.toldOn) })}</p>
        </>
      )}
      <SeasonForm product={product} season={season} problems={problems} />
    </Page>
  )
}

function SeasonForm({ product, season, problems }: Omit<SeasonPageProps, 'backHref'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const options = Array.from({ length: 12 }, (_, i) => ({
    value: String(i + 1),
    label: t('market.season.month', { n: i + 1 }),
  }))
  const error = at('months')
  const [noteVi, noteEn] = [at('noteVi'), at('noteEn')]
  return (
    <Form action={`/promotion/seasons/${product.id}`}>
      <div class="month-boxes">
        <Checkboxes
          name="months"
          label={t('market.season.months')}
          options={options}
          values={season.months.map(String)}
          {...(error && { error })}
        />
        <Checkboxes
          name="best"
          label={t('market.season.best')}
          options={options}
          values={season.best.map(String)}
          optional
        />
      </div>
      <TextField
        name="noteVi"
        label={t('market.season.noteVi')}
        hint={t('market.season.noteVi.hint')}
        value={season.noteVi}
        optional
        {...(noteVi && { error: noteVi })}
      />
      <TextField
        name="noteEn"
        label={t('market.season.noteEn')}
        value={season.noteEn}
        optional
        {...(noteEn && { error: noteEn })}
      />
      <Actions>
        <Button>{t('market.season.save')}</Button>
      </Actions>
    </Form>
  )
}

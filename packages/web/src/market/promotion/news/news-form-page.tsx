import type { Problem } from '@saolang/core/kernel/problem.ts'
import { type NewsState, newsKinds } from '@saolang/core/market/promotion/news.ts'
import { Button } from '../../../kit/button.tsx'
import { Radios } from '../../../kit/choices.tsx'
import { FileField, TextField } from '../../../kit/fields.tsx'
import { Actions, Form } from '../../../kit/form.tsx'
import { BackLink } from '../../../kit/frame.tsx'
import { Page } from '../../../kit/page.tsx'
import { askFrom, useProblems, useText } from '../../../kit/words.ts'
import { DayField } from '../day-field.tsx'
import { ToldFields } from '../told.tsx'

export type NewsFormPageProps = {
  action: string
  values: Readonly<Record<string, string | undefined>>
  problems: readonly Problem[]
  /** Absent while it is new. */
  news?: {
    id: string
    state: NewsState
    publicHref?: string
    files: readonly { no: number; fileName: string; caption: string }[]
  }
}

/** `/promotion/news/new`, `/promotion/news/{id}`: the words of a piece of news, its files, and its way to the public. */
export function NewsFormPage({ action, values, problems, news }: NewsFormPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  const title = t(news ? 'market.news.edit' : 'market.news.new')
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href="/promotion/news" label={t('market.news.many')} />}
    >
      <h1>{title}</h1>
      {news && <Moves news={news} />}
      {news?.state !== 'archived' && (
        <Form action={action}>
          <Radios
            {...ask('kind')}
            label={t('market.news.kind')}
            inline
            options={newsKinds.map((kind) => ({ value: kind, label: t(`market.news.kind.${kind}`) }))}
          />
          <DayField ask={ask} name="onDay" label={t('market.news.onDay')} />
          <TextField {...ask('place')} label={t('market.news.place')} optional />
          <ToldFields ask={ask} />
          <TextField {...ask('source')} label={t('market.news.source')} hint={t('market.occasion.sourceHint')} />
          <TextField {...ask('sourceUrl')} label={t('market.occasion.sourceUrl')} optional />
          <Actions>
            <Button look={news ? 'plain' : 'main'}>{t('market.news.save')}</Button>
          </Actions>
        </Form>
      )}
      {news && news.state !== 'archived' && <Files news={news} values={values} problems={problems} />}
    </Page>
  )
}

function Moves({ news: { id, state, publicHref } }: { news: NonNullable<NewsFormPageProps['news']> }) {
  const t = useText()
  return (
    <>
      <p class="lead">
        {t(`market.news.state.${state}`)}
        {publicHref && (
          <>
            {' '}
            · <a href={publicHref}>{t('market.story.toPublic')}</a>
          </>
        )}
      </p>
      {state === 'draft' && (
        <Form action={`/promotion/news/${id}/publish`}>
          <Button>{t('market.news.publish')}</Button>
        </Form>
      )}
      {state === 'published' && (
        <Form action={`/promotion/news/${id}/archive`}>
          <Button look="plain">{t('market.news.archive')}</Button>
        </Form>
      )}
    </>
  )
}

type FilesProps = Pick<NewsFormPageProps, 'values' | 'problems'> & { news: NonNullable<NewsFormPageProps['news']> }

function Files({ news: { id, files }, values, problems }: FilesProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  const wrong = at('file')
  const action = `/promotion/news/${id}/files`
  return (
    <section class="part">
      <h2>{t('market.news.files')}</h2>
      {files.map(({ no, fileName, caption }) => (
        <Form key={no} action={action}>
          <input type="hidden" name="drop" value={no} />
          <p>
            {caption} <span class="soft">({fileName})</span>
          </p>
          <Button look="plain">{t('market.news.dropFile')}</Button>
        </Form>
      ))}
      <Form action={action} hasFiles>
        <FileField
          name="file"
          label={t('market.news.file')}
          accept="image/jpeg,image/png,image/webp,application/pdf"
          {...(wrong && { error: wrong })}
        />
        <TextField {...ask('captionVi')} label={t('market.news.captionVi')} />
        <TextField {...ask('captionEn')} label={t('market.news.captionEn')} optional />
        <TextField {...ask('credit')} label={t('market.news.credit')} hint={t('market.story.creditHint')} optional />
        <Button look="plain">{t('market.news.addFile')}</Button>
      </Form>
    </section>
  )
}

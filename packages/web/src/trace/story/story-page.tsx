import type { StoryLine } from '@saolang/core/trace/story/tell-story.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { StoryLines } from './story-lines.tsx'

export type StoryPageProps = { code: string; lines: readonly StoryLine[] }

/** `/trace/story`: where a lot, a jar or a parcel comes from, in sentences. */
export function StoryPage({ code, lines }: StoryPageProps) {
  const t = useText()
  return (
    <Page title={t('trace.story')} layout="public" robots="noindex" sheet="trace.css">
      <h1>{t('trace.story')}</h1>
      <p class="soft">{t('trace.storyLead')}</p>
      <form method="get" action="/trace/story">
        <TextField name="epc" label={t('trace.checkCode')} value={code} />
        <Button>{t('trace.storyRead')}</Button>
      </form>
      {code !== '' && (
        <section class="part">
          {lines.length === 0 ? (
            <EmptyState title={t('trace.storyNone')} />
          ) : (
            <>
              <StoryLines lines={lines} />
              <p>
                <a href={`/trace/check?epc=${encodeURIComponent(code)}`}>{t('trace.check')}</a>
              </p>
            </>
          )}
        </section>
      )}
    </Page>
  )
}

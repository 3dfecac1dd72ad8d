import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../../kit/button.tsx'
import { TextArea } from '../../../kit/fields.tsx'
import { Form } from '../../../kit/form.tsx'
import { formatDay } from '../../../kit/format.ts'
import { BackLink } from '../../../kit/frame.tsx'
import { Notice } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { askFrom, useProblems, useText } from '../../../kit/words.ts'
import { Paragraphs } from '../told.tsx'
import { PictureForm } from './picture-form.tsx'
import { StoryChip } from './story-chip.tsx'
import { Photo } from './story-page.tsx'
import type { VersionView } from './story-views.ts'

/** What the reader may do to the newest version. */
export type StoryActs = {
  mayWrite: boolean
  mayDecide: boolean
  isOwnWords: boolean
  mayTakeDown: boolean
}

export type StoryDeskPageProps = {
  id: string
  subject: string
  teller: string
  versions: readonly VersionView[]
  acts: StoryActs
  publicHref?: string
  takenDown?: { on: string; why: string }
  values: Readonly<Record<string, string | undefined>>
  problems: readonly Problem[]
}

/** `/promotion/stories/{id}`: a story on the desk of who writes it and who approves it, with every version. */
export function StoryDeskPage(props: StoryDeskPageProps) {
  const { id, subject, teller, versions, acts, publicHref, takenDown, problems } = props
  const t = useText()
  const [newest, ...older] = versions
  return (
    <Page
      title={subject}
      robots="noindex"
      problems={problems}
      sheet="promotion.css"
      way={<BackLink href="/promotion" label={t('market.promotion')} />}
    >
      <h1>{subject}</h1>
      <p class="lead">{teller}</p>
      {takenDown && (
        <Notice tone="warn" title={t('market.story.takenDown')}>
          <p>{t('market.story.takenDownOn', { day: formatDay(takenDown.on), why: takenDown.why })}</p>
        </Notice>
      )}
      {publicHref && (
        <p>
          <a href={publicHref}>{t('market.story.toPublic')}</a>
        </p>
      )}
      {newest && <Version {...newest} />}
      <Acts {...props} />
      {newest?.state === 'draft' && acts.mayWrite && <PictureForm {...props} pictures={newest.pictures} />}
      {acts.mayTakeDown && (
        <WhyForm {...props} action={`/promotion/stories/${id}/take-down`} word="market.story.takeDown" />
      )}
      {older.length > 0 && (
        <section class="part">
          <h2>{t('market.story.versions')}</h2>
          {older.map((version) => (
            <details key={version.no}>
              <summary>
                {t('market.story.version', { n: version.no })} · {t(`market.story.state.${version.state}`)}
              </summary>
              <Version {...version} />
            </details>
          ))}
        </section>
      )}
    </Page>
  )
}

function Version({ no, state, day, titleVi, titleEn, bodyVi, bodyEn, refusedWhy, pictures }: VersionView) {
  const t = useText()
  return (
    <section class="part story">
      <p>
        {t('market.story.version', { n: no })} · {formatDay(day)} <StoryChip state={state} />
      </p>
      {refusedWhy && (
        <Notice tone="warn" title={t('market.story.state.refused')}>
          <p>{refusedWhy}</p>
        </Notice>
      )}
      <h2 lang="vi">{titleVi}</h2>
      <Paragraphs lang="vi" body={bodyVi} />
      {titleEn ? (
        <>
          <h2 lang="en">{titleEn}</h2>
          <Paragraphs lang="en" body={bodyEn} />
        </>
      ) : (
        <p class="soft">{t('market.told.notTranslated')}</p>
      )}
      {pictures.length > 0 && (
        <div class="story-strip">
          {pictures.map((picture) => (
            <Photo key={picture.no} {...picture} />
          ))}
        </div>
      )}
    </section>
  )
}

function Acts(props: StoryDeskPageProps) {
  const { id, versions, acts } = props
  const t = useText()
  const state = versions[0]?.state
  return (
    <>
      {acts.mayWrite && state !== 'submitted' && (
        <section class="part">
          <div class="row">
            {state === 'draft' && (
              <Form action={`/promotion/stories/${id}/submit`}>
                <Button>{t('market.story.submit')}</Button>
              </Form>
            )}
            <LinkButton href={`/promotion/stories/${id}/edit`} look={state === 'draft' ? 'plain' : 'main'}>
              {t('market.story.edit')}
            </LinkButton>
          </div>
          {state === 'draft' && <p class="soft small">{t('market.story.submitMore')}</p>}
        </section>
      )}
      {acts.isOwnWords && (
        <Notice>
          <p>{t('market.story.ownWords')}</p>
        </Notice>
      )}
      {acts.mayDecide && (
        <section class="part">
          {!acts.isOwnWords && (
            <Form action={`/promotion/stories/${id}/approve`}>
              <Button>{t('market.story.approve')}</Button>
            </Form>
          )}
          <WhyForm {...props} action={`/promotion/stories/${id}/refuse`} word="market.story.refuse" />
        </section>
      )}
    </>
  )
}

type WhyProps = Pick<StoryDeskPageProps, 'values' | 'problems'> & {
  action: string
  word: 'market.story.refuse' | 'market.story.takeDown'
}

function WhyForm({ action, word, values, problems }: WhyProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <details open={at('why') !== undefined}>
      <summary>{t(word)}</summary>
      <Form action={action}>
        <TextArea
          {...askFrom(values, at)('why')}
          id={`why-${word.split('.').at(-1)}`}
          label={t('market.story.why')}
          hint={t('market.story.whyHint')}
          rows={3}
        />
        <Button look={word === 'market.story.takeDown' ? 'danger' : 'plain'}>{t(word)}</Button>
      </Form>
    </details>
  )
}

import { Button } from '../../../kit/button.tsx'
import type { Choice } from '../../../kit/fields.tsx'
import { Form } from '../../../kit/form.tsx'
import { Card, EmptyState, SampleChip } from '../../../kit/notices.tsx'
import { Page } from '../../../kit/page.tsx'
import { Picture } from '../../../kit/picture.tsx'
import { Pagination } from '../../../kit/table.tsx'
import { useText } from '../../../kit/words.ts'
import { ProvinceChoice } from '../province-choice.tsx'
import { UntranslatedChip } from '../told.tsx'
import type { StoryCard } from './story-views.ts'

export type StoriesPageProps = {
  stories: readonly StoryCard[]
  provinces: readonly Choice[]
  province?: string
  page: number
  pageSize: number
  total: number
}

/** `/stories`: what producers tell, approved by the authority of their place. */
export function StoriesPage({ stories, provinces, province, page, pageSize, total }: StoriesPageProps) {
  const t = useText()
  const toHref = (n: number) => `/stories?${province ? `province=${province}&` : ''}page=${n}`
  return (
    <Page title={t('market.story.many')} description={t('market.story.manyLead')} sheet="promotion.css">
      <h1>{t('market.story.many')}</h1>
      <p class="lead">{t('market.story.manyLead')}</p>
      <Form action="/stories" method="get" class="place-filter">
        <div class="row">
          <ProvinceChoice provinces={provinces} province={province} />
          <Button look="plain">{t('kit.search')}</Button>
        </div>
      </Form>
      {stories.length === 0 ? (
        <EmptyState title={t('market.story.none')}>
          <p>{t('market.story.noneMore')}</p>
        </EmptyState>
      ) : (
        <>
          <ul class="story-cards">
            {stories.map((story) => (
              <li key={story.href}>
                <StoryTile {...story} />
              </li>
            ))}
          </ul>
          <Pagination page={page} pageSize={pageSize} total={total} toHref={toHref} />
        </>
      )}
    </Page>
  )
}

function StoryTile({ href, title, lang, begins, teller, picture, isSample }: StoryCard) {
  return (
    <Card title={<span lang={lang}>{title}</span>} href={href} level={2}>
      <Picture src={picture?.src} alt={picture?.alt ?? ''} width={4} height={3} />
      <p lang={lang}>{begins}</p>
      <p class="small soft">
        {teller} {isSample && <SampleChip />} <UntranslatedChip lang={lang} />
      </p>
    </Card>
  )
}

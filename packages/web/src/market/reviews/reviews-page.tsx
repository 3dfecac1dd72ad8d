import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { Pagination } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { ReviewSection, type ReviewSectionProps } from './review-list.tsx'

export type ReviewsPageProps = Omit<ReviewSectionProps, 'allHref'> & {
  offer: { id: string; name: string }
  page: number
  pageSize: number
}

/** `/shop/{offer}/reviews`: everything that buyers said of a product. */
export function ReviewsPage({ offer, page, pageSize, ...section }: ReviewsPageProps) {
  const t = useText()
  const title = t('market.reviewsOf', { name: offer.name })
  return (
    <Page
      title={title}
      sheet="shop.css"
      robots={page > 1 ? 'noindex' : undefined}
      way={<BackLink href={`/shop/${offer.id}`} label={offer.name} />}
    >
      <h1>{title}</h1>
      <ReviewSection {...section} />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={section.total}
        toHref={(n) => `/shop/${offer.id}/reviews?page=${n}`}
      />
    </Page>
  )
}

import type { RemovalGround } from '@saolang/core/market/reviews/buyer-review.ts'
import type { Tx } from '../../platform/sql.ts'

export type ReviewPhoto = { sha256: string; width: number; height: number }

/** A review as it stands, with the seller's answer, and where it was removed only that, and the ground. */
export type ReviewRow = {
  id: string
  productId: string
  sellerId: string
  pack: string
  stars: number
  words: string
  isDemo: boolean
  writtenAt: Date
  photos: ReviewPhoto[]
  answer: { words: string; at: string; byRole: string } | null
  removal: { ground: RemovalGround; words: string; at: string } | null
}

export type NewReview = {
  id: string
  orderId: string
  lineNo: number
  productId: string
  sellerId: string
  pack: string
  stars: number
  words: string
  isDemo: boolean
}

const reviewColumns = (tx: Tx) => tx`
  r.id, r.product_id as "productId", r.seller_id as "sellerId", r.pack, r.stars, r.words, r.is_demo as "isDemo",
  r.written_at as "writtenAt",
  coalesce((select json_agg(json_build_object('sha256', p.sha256, 'width', p.width, 'height', p.height) order by p.no)
    from market.buyer_review_photo p where p.review_id = r.id), '[]') as photos,
  (select json_build_object('words', a.words, 'at', a.at, 'byRole', a.by_role)
    from market.buyer_review_answer a where a.review_id = r.id) as answer,
  (select json_build_object('ground', m.ground, 'words', m.words, 'at', m.at)
    from market.buyer_review_removal m where m.review_id = r.id) as removal`

/** Adds a review; false when this line has one, be it written at this very moment. */
export async function addReview(tx: Tx, row: NewReview, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into market.buyer_review (id, order_id, line_no, product_id, seller_id, pack, stars, words, is_demo, written_at)
    values (${row.id}, ${row.orderId}, ${row.lineNo}, ${row.productId}, ${row.sellerId}, ${row.pack}, ${row.stars}, ${row.words},
      ${row.isDemo}, ${at})
    on conflict (order_id, line_no) do nothing returning id`
  return rows.length > 0
}

/** Adds the photos of a review. */
export async function addReviewPhotos(tx: Tx, reviewId: string, photos: readonly ReviewPhoto[]): Promise<void> {
  await tx`
    insert into market.buyer_review_photo (review_id, no, sha256, width, height)
    select ${reviewId}, row_number() over (), * from jsonb_to_recordset(${tx.json(photos as never)})
      as p (sha256 text, width int, height int)`
}

/** Counts a review into the sums of its product, or out of them with `by` -1. */
export async function countReview(tx: Tx, { productId, stars }: Pick<NewReview, 'productId' | 'stars'>, by: 1 | -1) {
  if (by === -1)
    await tx`
      update market.product_rating set reviews = reviews - 1, stars_sum = stars_sum - ${stars}
      where product_id = ${productId}`
  else
    await tx`
      insert into market.product_rating (product_id, reviews, stars_sum) values (${productId}, 1, ${stars})
      on conflict (product_id) do update set reviews = product_rating.reviews + 1,
        stars_sum = product_rating.stars_sum + excluded.stars_sum`
}

/** The sums of what buyers said of a product. */
export async function findRating(tx: Tx, productId: string): Promise<{ reviews: number; starsSum: number }> {
  const [row] = await tx<{ reviews: number; starsSum: number }[]>`
    select reviews, stars_sum as "starsSum" from market.product_rating where product_id = ${productId}`
  return row ?? { reviews: 0, starsSum: 0 }
}

/** The sums over everything of a seller. */
export async function findSellerRating(tx: Tx, sellerId: string): Promise<{ reviews: number; starsSum: number }> {
  const [row] = await tx<{ reviews: number; starsSum: number }[]>`
    select count(*)::int as reviews, coalesce(sum(stars), 0)::int as "starsSum"
    from market.buyer_review where seller_id = ${sellerId} and removed_at is null`
  return row as { reviews: number; starsSum: number }
}

type Part = { size: number; offset: number }

/** What buyers said of a product, newest first; those removed stay in their place. */
export async function listReviews(tx: Tx, productId: string, { size, offset }: Part): Promise<ReviewRow[]> {
  return tx<ReviewRow[]>`
    select ${reviewColumns(tx)} from market.buyer_review r where r.product_id = ${productId}
    order by r.written_at desc, r.id limit ${size} offset ${offset}`
}

/** How many reviews of a product there are, those removed among them. */
export async function countReviews(tx: Tx, productId: string): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n from market.buyer_review where product_id = ${productId}`
  return row?.n ?? 0
}

/** What buyers said to a seller, unanswered first. */
export async function listReviewsOfSeller(tx: Tx, sellerId: string, { size, offset }: Part): Promise<ReviewRow[]> {
  return tx<ReviewRow[]>`
    select ${reviewColumns(tx)} from market.buyer_review r where r.seller_id = ${sellerId}
    order by exists (select from market.buyer_review_answer a where a.review_id = r.id) or r.removed_at is not null,
      r.written_at desc, r.id limit ${size} offset ${offset}`
}

/** The reviews of these ids. */
export async function listReviewsById(tx: Tx, ids: readonly string[]): Promise<ReviewRow[]> {
  return tx<ReviewRow[]>`
    select ${reviewColumns(tx)} from market.buyer_review r where r.id = any(${ids as string[]}::uuid[])`
}

/** Which lines of these orders have been reviewed. */
export async function listReviewedLines(
  tx: Tx,
  orderIds: readonly string[],
): Promise<{ orderId: string; no: number }[]> {
  return tx<{ orderId: string; no: number }[]>`
    select order_id as "orderId", line_no as no from market.buyer_review
    where order_id = any(${orderIds as string[]}::uuid[])`
}

/** Writes the seller's answer; false when there is one. */
export async function addAnswer(
  tx: Tx,
  answer: { reviewId: string; words: string; by: string | null; byRole: string },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into market.buyer_review_answer (review_id, words, at, by, by_role)
    values (${answer.reviewId}, ${answer.words}, ${at}, ${answer.by}, ${answer.byRole})
    on conflict do nothing returning review_id`
  return rows.length > 0
}

export type ReportRow = {
  id: string
  reviewId: string
  ground: RemovalGround
  words: string
  byRole: string
  reportedAt: Date
}

/** Puts a review before an officer; false when it waits on this ground already. */
export async function addReport(tx: Tx, report: Omit<ReportRow, 'reportedAt'>, at: Date): Promise<boolean> {
  const rows = await tx`
    insert into market.buyer_review_report (id, review_id, ground, words, by_role, reported_at)
    values (${report.id}, ${report.reviewId}, ${report.ground}, ${report.words}, ${report.byRole}, ${at})
    on conflict do nothing returning id`
  return rows.length > 0
}

/** The reports that wait, oldest first, with the products that they are about. */
export async function listOpenReports(tx: Tx, most: number): Promise<(ReportRow & { productId: string })[]> {
  return tx<(ReportRow & { productId: string })[]>`
    select p.id, p.review_id as "reviewId", p.ground, p.words, p.by_role as "byRole", p.reported_at as "reportedAt",
      r.product_id as "productId"
    from market.buyer_review_report p join market.buyer_review r on r.id = p.review_id
    where p.settled_at is null order by p.reported_at, p.id limit ${most}`
}

/** A report that waits; undefined when it is settled. */
export async function findOpenReport(tx: Tx, id: string): Promise<(ReportRow & { productId: string }) | undefined> {
  const [row] = await tx<(ReportRow & { productId: string })[]>`
    select p.id, p.review_id as "reviewId", p.ground, p.words, p.by_role as "byRole", p.reported_at as "reportedAt",
      r.product_id as "productId"
    from market.buyer_review_report p join market.buyer_review r on r.id = p.review_id
    where p.id = ${id} and p.settled_at is null`
  return row
}

/** Settles every report of a review that waits, on this ground or, where it was removed, on any. */
export async function settleReports(
  tx: Tx,
  {
    reviewId,
    ground,
    outcome,
    by,
  }: { reviewId: string; ground: RemovalGround | null; outcome: 'kept' | 'removed'; by: string | null },
  at: Date,
): Promise<void> {
  await tx`
    update market.buyer_review_report set settled_at = ${at}, settled_by = ${by}, outcome = ${outcome}
    where review_id = ${reviewId} and settled_at is null and (${ground}::text is null or ground = ${ground})`
}

/** Takes the words of a review out of sight; false when they are. */
export async function removeReview(
  tx: Tx,
  removal: { reviewId: string; ground: RemovalGround; words: string; by: string | null },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update market.buyer_review set removed_at = ${at} where id = ${removal.reviewId} and removed_at is null returning id`
  if (rows.length === 0) return false
  await tx`
    insert into market.buyer_review_removal (review_id, ground, words, at, by)
    values (${removal.reviewId}, ${removal.ground}, ${removal.words}, ${at}, ${removal.by})`
  return true
}

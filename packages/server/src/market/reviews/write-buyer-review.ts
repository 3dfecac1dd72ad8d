import { listProblems, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import { findReviewProblems, mostReviewPhotos } from '@saolang/core/market/reviews/buyer-review.ts'
import { act } from '../../platform/act.ts'
import { type StoredFile, storeUpload, type Upload } from '../../platform/files.ts'
import { getProduct } from '../../registry/get-product.ts'
import { renewProductPage } from '../../registry/product-beside.ts'
import { type BoughtLine, getBoughtLine } from './bought-line.ts'
import { addReview, addReviewPhotos, countReview } from './reviews.sql.ts'

export type ReviewInput = BoughtLine & { stars: number; words: string; photos?: readonly StoredFile[] }

/**
 * A buyer says what they think of one line of a delivered order, once. Whoever holds the purchase's code is its buyer; nobody else can
 * write, so nobody can be praised or blamed who sold nothing. Gives the review's id and its product.
 */
export const writeBuyerReview = act('buyer-review.write', async (context, input: ReviewInput) => {
  const { tx, now } = context
  const { stars, photos = [] } = input
  const words = tidyLines(input.words)
  const { order, line } = await getBoughtLine(tx, input)
  refuseIf(findReviewProblems({ stars, words }, { status: order.status, photos: photos.length }))
  const { isDemo } = await getProduct(tx, line.productId)
  const { productId, pack } = line
  const id = context.newId()
  const review = {
    id,
    orderId: order.id,
    lineNo: line.no,
    productId,
    sellerId: order.sellerId,
    pack,
    stars,
    words,
    isDemo,
  }
  refuseIf((await addReview(tx, review, now)) ? [] : [{ code: 'conflict.reviewed-already' }])
  if (photos.length > 0)
    await addReviewPhotos(
      tx,
      id,
      photos.map(({ sha256, width = 0, height = 0 }) => ({ sha256, width, height })),
    )
  await countReview(tx, review, 1)
  context.on('buyer-review', id, { productId, stars, photos: photos.length })
  await renewProductPage(context, productId)
  return { id, productId }
})

/** Examines and keeps the photos of a review; refuses papers, and more than three. */
export async function storeReviewPhotos(uploads: readonly Upload[]): Promise<StoredFile[]> {
  refuseIf(
    listProblems([
      uploads.length > mostReviewPhotos && {
        code: 'review.too-many-photos',
        at: 'photos',
        values: { most: mostReviewPhotos },
      },
    ]),
  )
  const photos: StoredFile[] = []
  for (const upload of uploads) photos.push(await storeUpload(upload))
  refuseIf(
    listProblems([photos.some(({ width }) => width === undefined) && { code: 'review.photo-expected', at: 'photos' }]),
  )
  return photos
}

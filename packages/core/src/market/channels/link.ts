import { z } from 'zod'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { platforms } from './platform.ts'

const words = (max: number) => z.string().trim().max(max).default('')
const count = z.coerce.number().int().catch(-1)

/** What is asked to link a platform: the application's key and secret that the platform gave, the shop, and the buffer. */
export const LinkForm = z.object({
  platform: z.enum(platforms).catch('shopee'),
  appKey: words(100),
  secret: words(300),
  shopId: words(100),
  buffer: count,
})
export type LinkForm = z.infer<typeof LinkForm>

/** Why a platform cannot be linked so. */
export function findLinkProblems({ appKey, secret, buffer, platform, shopId }: LinkForm): Problem[] {
  return listProblems([
    !/^[\w-]{4,100}$/.test(appKey) && { code: 'channel.app-key', at: 'appKey' },
    secret.length < 16 && { code: 'channel.secret', at: 'secret' },
    platform === 'shopee' && !/^\d{3,20}$/.test(shopId) && { code: 'channel.shop-id', at: 'shopId' },
    !isBuffer(buffer) && { code: 'channel.buffer', at: 'buffer' },
  ])
}

/** What is asked to tie an offer to a listing of a platform. `buffer` empty is the link's. */
export const ListingForm = z.object({
  offerId: z.uuid().or(z.literal('')).catch(''),
  item: words(60),
  sku: words(60),
  buffer: words(6),
  aside: words(6),
})
export type ListingForm = z.infer<typeof ListingForm>

/** Why an offer cannot be tied so. */
export function findListingProblems({ offerId, item, buffer, aside }: ListingForm): Problem[] {
  return listProblems([
    offerId === '' && { code: 'channel.offer', at: 'offerId' },
    !/^[\w-]{1,60}$/.test(item) && { code: 'channel.item', at: 'item' },
    buffer !== '' && !isBuffer(Number(buffer)) && { code: 'channel.buffer', at: 'buffer' },
    aside !== '' && !/^\d{1,6}$/.test(aside) && { code: 'channel.aside', at: 'aside' },
  ])
}

const isBuffer = (pieces: number) => Number.isInteger(pieces) && pieces >= 0 && pieces <= 9999

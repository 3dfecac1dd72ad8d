import { createHmac, timingSafeEqual } from 'node:crypto'

const hmac = (secret: string, text: string | Buffer) => createHmac('sha256', secret).update(text).digest('hex')

/** Shopee v2: HMAC-SHA-256 in hex over partner, path and seconds, for a shop its token and number as well. */
export function signShopee(
  secret: string,
  asked: { partnerId: string; path: string; seconds: number; access?: string; shopId?: string },
): string {
  const { partnerId, path, seconds, access = '', shopId = '' } = asked
  return hmac(secret, `${partnerId}${path}${seconds}${access}${shopId}`)
}

/** TikTok Shop 202309: HMAC-SHA-256 in hex over path, sorted names and values, and body, with the secret around it. The token is in a header and no part. */
export function signTikTok(
  secret: string,
  { path, query, body = '' }: { path: string; query: Readonly<Record<string, string>>; body?: string },
): string {
  return hmac(secret, secret + path + joined(query, ['sign', 'access_token']) + body + secret)
}

/** Lazada: HMAC-SHA-256 in upper-case hex over the path and sorted names and values. */
export function signLazada(
  secret: string,
  { path, params }: { path: string; params: Readonly<Record<string, string>> },
): string {
  return hmac(secret, path + joined(params, ['sign'])).toUpperCase()
}

const joined = (params: Readonly<Record<string, string>>, without: readonly string[]) =>
  Object.keys(params)
    .filter((name) => !without.includes(name))
    .sort()
    .map((name) => name + params[name])
    .join('')

/** What a platform's call to us carries in `Authorization`: Shopee signs the address and the body, the others their key for us and the body. */
export function signHook(
  platform: 'shopee' | 'tiktok' | 'lazada',
  { secret, appKey, address, body }: { secret: string; appKey: string; address: string; body: string },
): string {
  return platform === 'shopee' ? hmac(secret, `${address}|${body}`) : hmac(secret, appKey + body)
}

/** Whether two signatures are the same, without telling by the time taken where they differ. */
export function isSameSignature(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text.toLowerCase()).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

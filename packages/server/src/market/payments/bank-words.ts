import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** The notification services that tell a seller of money in their own account. */
export const providers = ['sepay', 'casso', 'payos'] as const
export type Provider = (typeof providers)[number]

/** Money that came in, in whichever words a service told it. */
export type Incoming = { providerId: string; amountDong: number; words: string }

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** A notification as it came: `raw` byte for byte, since some sign it so. */
export type BankWord = { raw: string; headers: Headers; secret: string; now: Date }
type Speaker = { isSigned(body: unknown, word: BankWord): boolean; read(body: unknown): Incoming[] }

const Dong = z.coerce.number().int()
const SePay = z.object({
  id: z.union([z.number(), z.string()]),
  content: z.string().nullable().default(''),
  transferType: z.string(),
  transferAmount: Dong,
})
const Casso = z.object({
  data: z.array(z.object({ id: z.union([z.number(), z.string()]), description: z.string(), amount: Dong })).max(500),
})
const PayOs = z.object({
  data: z.looseObject({ reference: z.string(), description: z.string(), amount: Dong }),
  signature: z.string(),
})

/** How each service proves who it is, and what it says: SePay an HMAC over moment and body or an API key, Casso a secure token, payOS an HMAC over its sorted data. */
const speakers = {
  sepay: {
    isSigned: (_, word) => {
      const { authorization, 'x-sepay-signature': signature } = word.headers
      if (signature !== undefined) return isSignedBySePay(String(signature), word)
      return isSame(String(authorization ?? ''), `Apikey ${word.secret}`)
    },
    read: (body) => {
      const { id, content, transferType, transferAmount } = SePay.parse(body)
      return transferType === 'in' ? [{ providerId: String(id), amountDong: transferAmount, words: content ?? '' }] : []
    },
  },
  casso: {
    isSigned: (_, { headers, secret }) => isSame(String(headers['secure-token'] ?? ''), secret),
    read: (body) =>
      Casso.parse(body).data.map(({ id, amount, description }) => ({
        ...{ providerId: String(id), amountDong: amount, words: description },
      })),
  },
  payos: {
    isSigned: (body, { secret }) => {
      const said = PayOs.safeParse(body)
      return said.success && isSame(said.data.signature, signPayOs(said.data.data, secret))
    },
    read: (body) => {
      const { reference, amount, description } = PayOs.parse(body).data
      return [{ providerId: reference, amountDong: amount, words: description }]
    },
  },
} as const satisfies Record<Provider, Speaker>

/** What a service says of money that came in; undefined when it does not prove who it is. Throws on what is in no shape of its. */
export function hearBank(provider: Provider, word: BankWord): Incoming[] | undefined {
  const speaker: Speaker = speakers[provider]
  const body: unknown = JSON.parse(word.raw)
  if (!speaker.isSigned(body, word)) return undefined
  return speaker.read(body).filter(({ amountDong }) => amountDong > 0)
}

const driftMillis = 5 * 60_000

// developer.sepay.vn, "Xác thực webhook": sha256= and the HMAC in hex over the moment in seconds, a dot and the body as it came.
function isSignedBySePay(signature: string, { raw, headers, secret, now }: BankWord): boolean {
  const moment = String(headers['x-sepay-timestamp'] ?? '')
  const isFresh = Math.abs(Number(moment) * 1000 - now.getTime()) <= driftMillis
  const expected = createHmac('sha256', secret).update(`${moment}.${raw}`).digest('hex')
  return isFresh && isSame(signature, `sha256=${expected}`)
}

/** payOS: HMAC-SHA-256 in hex over `key=value` pairs, sorted by key, joined by `&`; nothing stands for null. */
export function signPayOs(data: Readonly<Record<string, unknown>>, secret: string): string {
  const pairs = Object.keys(data)
    .sort()
    .map((key) => `${key}=${data[key] === null || data[key] === undefined ? '' : String(data[key])}`)
  return createHmac('sha256', secret).update(pairs.join('&')).digest('hex')
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

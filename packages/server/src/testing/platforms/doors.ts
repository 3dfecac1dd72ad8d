import { createHmac } from 'node:crypto'
import { answerLazada } from './lazada-answers.ts'
import { answerShopee } from './shopee-answers.ts'
import type { Answer, Asked, Keys, StandIn } from './stand-in.ts'
import { answerTikTok } from './tiktok-answers.ts'

const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')
const fiveMinutes = 5 * 60_000

const holds = ({ access, accessUntil }: Keys, given: string | undefined, now: number) =>
  access !== '' && given === access && now < accessUntil

/** Shopee's door: partner, path and seconds are signed, for a shop its token and number too; five minutes are allowed. */
export function shopeeDoor(standIn: StandIn, asked: Asked): Answer {
  const { keys, now } = standIn
  const { partner_id: partner, timestamp = '', sign, access_token: token, shop_id: shop } = asked.query
  const refuse = (status: number, error: string) => ({ status, body: { error, message: 'refused', request_id: 'mau' } })
  if (partner !== keys.appKey) return refuse(403, 'error_auth')
  if (Math.abs(now() - Number(timestamp) * 1000) > fiveMinutes) return refuse(403, 'error_auth')
  const isPublic = asked.path.startsWith('/api/v2/auth/')
  const base = `${keys.appKey}${asked.path}${timestamp}${isPublic ? '' : `${token ?? ''}${shop ?? ''}`}`
  if (sign !== hmac(keys.secret, base)) return refuse(403, 'error_sign')
  if (!isPublic && (!holds(keys, token, now()) || shop !== keys.shopId)) return refuse(403, 'invalid_acceess_token')
  return { status: 200, body: { error: '', message: '', request_id: 'mau', ...answerShopee(standIn, asked) } }
}

/** TikTok Shop's door: path, sorted query and body are signed with the secret around them; the token comes in a header. */
export function tiktokDoor(standIn: StandIn, asked: Asked): Answer {
  const { keys, now } = standIn
  const refuse = (code: number, message: string) => ({ status: 200, body: { code, message, request_id: 'mau' } })
  if (asked.path.startsWith('/api/v2/token/')) {
    if (asked.query.app_key !== keys.appKey || asked.query.app_secret !== keys.secret) return refuse(105_001, 'app')
    return toTikTok(answerTikTok(standIn, asked))
  }
  const { sign, timestamp = '', app_key: appKey, shop_cipher: cipher } = asked.query
  if (appKey !== keys.appKey) return refuse(106_001, 'app_key')
  if (Math.abs(now() - Number(timestamp) * 1000) > fiveMinutes) return refuse(106_001, 'timestamp')
  const pairs = Object.entries(asked.query)
    .filter(([name]) => name !== 'sign' && name !== 'access_token')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const text = asked.path + pairs.map(([name, value]) => name + value).join('') + asked.body
  if (sign !== hmac(keys.secret, keys.secret + text + keys.secret)) return refuse(106_001, 'sign is invalid')
  if (!holds(keys, asked.headers['x-tts-access-token'], now())) return refuse(105_002, 'access token expired')
  const isOfShop = !asked.path.startsWith('/authorization/')
  if (isOfShop && cipher !== keys.shopCipher) return refuse(106_011, 'shop_cipher')
  return toTikTok(answerTikTok(standIn, asked))
}

const toTikTok = (answer: object | number): Answer => ({
  status: 200,
  body:
    typeof answer === 'number' ? { code: answer, message: 'refused' } : { code: 0, message: 'Success', data: answer },
})

/** Lazada's door: the path and every parameter, sorted, are signed in upper case; milliseconds. */
export function lazadaDoor(standIn: StandIn, asked: Asked): Answer {
  const { keys, now } = standIn
  const path = asked.path.replace(/^\/rest/, '')
  const form = asked.method === 'POST' ? Object.fromEntries(new URLSearchParams(asked.body)) : {}
  const params: Record<string, string> = { ...asked.query, ...form }
  const refuse = (code: string) => ({ status: 200, body: { code, type: 'ISV', message: 'refused', request_id: 'mau' } })
  if (params.app_key !== keys.appKey) return refuse('InvalidAppKey')
  if (Math.abs(now() - Number(params.timestamp)) > fiveMinutes) return refuse('InvalidTimestamp')
  const names = Object.keys(params).filter((name) => name !== 'sign')
  const text =
    path +
    names
      .sort()
      .map((name) => name + params[name])
      .join('')
  if (params.sign_method !== 'sha256' || params.sign !== hmac(keys.secret, text).toUpperCase())
    return refuse('IncompleteSignature')
  if (!path.startsWith('/auth/') && !holds(keys, params.access_token, now())) return refuse('IllegalAccessToken')
  const answer = answerLazada(standIn, { path, params })
  return typeof answer === 'string'
    ? refuse(answer)
    : { status: 200, body: { code: '0', request_id: 'mau', ...answer } }
}

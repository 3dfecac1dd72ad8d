import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Who may enter, as Amazon's documents of Signature Version 4 call it. */
export type Keys = { accessKey: string; secretKey: string; region: string }

const mostSkewMs = 15 * 60_000
const mustBeSigned = ['host', 'x-amz-content-sha256', 'x-amz-date']

/**
 * Computes the signature of a request anew (AWS Signature Version 4, "Authenticating requests: using the Authorization header").
 * Gives the code of S3's error, or undefined when the request is its sender's, fresh, and whole.
 */
export function findSignatureFault(
  request: IncomingMessage,
  body: Buffer,
  { keys, now }: { keys: Keys; now: Date },
): string | undefined {
  const said = readAuthorization(request.headers.authorization)
  if (!said) return 'AccessDenied'
  const [accessKey, day, region, service, end] = said.scope
  if (accessKey !== keys.accessKey) return 'InvalidAccessKeyId'
  const stamp = String(request.headers['x-amz-date'])
  if (region !== keys.region || service !== 's3' || end !== 'aws4_request' || !stamp.startsWith(`${day}T`))
    return 'AuthorizationHeaderMalformed'
  if (!(Math.abs(instantOf(stamp) - now.getTime()) <= mostSkewMs)) return 'RequestTimeTooSkewed'
  const present = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-') || name === 'host')
  if ([...mustBeSigned, ...present].some((name) => !said.signed.includes(name))) return 'AccessDenied'
  if (request.headers['x-amz-content-sha256'] !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical(request, said.signed))].join('\n')
  const key = [day as string, keys.region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${keys.secretKey}`)
  const right = hmac(key, text).toString('hex')
  const isRight =
    right.length === said.signature.length && timingSafeEqual(Buffer.from(right), Buffer.from(said.signature))
  return isRight ? undefined : 'SignatureDoesNotMatch'
}

function readAuthorization(header = '') {
  const [, credential = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/.exec(header) ?? []
  return credential ? { scope: credential.split('/'), signed: signed.split(';'), signature } : undefined
}

function canonical(request: IncomingMessage, signed: readonly string[]): string {
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const parameters = query
    .split('&')
    .filter(Boolean)
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .toSorted()
  const headers = signed.map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, ' ')}\n`)
  return [
    request.method,
    path,
    parameters.join('&'),
    headers.join(''),
    signed.join(';'),
    request.headers['x-amz-content-sha256'],
  ].join('\n')
}

const instantOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

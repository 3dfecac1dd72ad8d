import { X509Certificate } from 'node:crypto'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { z } from 'zod'
import { sha256Of } from './der.ts'
import type { Authorisation, KeyHolder } from './signer.ts'

/** A remote signing service that speaks the API of the Cloud Signature Consortium, version 2, and which of its keys is ours. */
export type RemoteSettings = { address: string; token: string; credentialId?: string }

const ids = { ecdsa: '1.2.840.10045.4.3.2', rsa: '1.2.840.113549.1.1.11', sha256: '2.16.840.1.101.3.4.2.1' }

const List = z.object({ credentialIDs: z.array(z.string()).min(1) })
const Info = z.object({
  key: z.object({ status: z.string() }),
  cert: z.object({ certificates: z.array(z.string()).min(1) }),
  multisign: z.number().int().min(1),
})
const Authorised = z.object({ SAD: z.string().min(1) })
const Signed = z.object({ signatures: z.array(z.string()) })
const Failure = z.object({ error: z.string(), error_description: z.string().optional() })

/** A key at a remote signing service: listed, read, authorised for exactly the hashes of a batch, and used (CSC API v2, 11.4 to 11.9). */
export function holdRemoteKey(settings: RemoteSettings): KeyHolder {
  const call = <T>(path: string, body: object, shape: z.ZodType<T>) => callService(settings, path, body, shape)
  const open = async () => {
    const credentialID = settings.credentialId ?? (await call('credentials/list', {}, List)).credentialIDs[0]
    const info = await call('credentials/info', { credentialID, certificates: 'chain', certInfo: true }, Info)
    if (info.key.status !== 'enabled') throw new Refused([{ code: 'signing.key-disabled' }])
    return {
      credentialID,
      multisign: info.multisign,
      chain: info.cert.certificates.map((each) => Buffer.from(each, 'base64')),
    }
  }
  const signSome = async (
    messages: readonly Buffer[],
    { pin, otp }: Authorisation,
    { credentialID, chain }: Awaited<ReturnType<typeof open>>,
  ) => {
    const hashes = messages.map((message) => sha256Of(message).toString('base64'))
    const authData = [pin && { id: 'PIN', value: pin }, otp && { id: 'OTP', value: otp }].filter(Boolean)
    const wanted = { credentialID, numSignatures: hashes.length, hashes, hashAlgorithmOID: ids.sha256, authData }
    const { SAD } = await call('credentials/authorize', wanted, Authorised)
    const isRsa = new X509Certificate(chain[0] as Buffer).publicKey.asymmetricKeyType === 'rsa'
    const request = { credentialID, SAD, hashes, hashAlgorithmOID: ids.sha256, signAlgo: isRsa ? ids.rsa : ids.ecdsa }
    const { signatures } = await call('signatures/signHash', request, Signed)
    if (signatures.length !== hashes.length)
      throw new Refused([{ code: 'signing.service-odd', values: { reason: 'signatures' } }])
    return signatures.map((each) => Buffer.from(each, 'base64'))
  }
  return {
    chain: async () => (await open()).chain,
    signAll: async (messages, authorisation) => {
      const key = await open()
      if (messages.length > key.multisign)
        throw new Refused([
          { code: 'signing.too-many-at-once', values: { most: key.multisign, asked: messages.length } },
        ])
      return signSome(messages, authorisation, key)
    },
  }
}

async function callService<T>(
  { address, token }: RemoteSettings,
  path: string,
  body: object,
  shape: z.ZodType<T>,
): Promise<T> {
  const answer = await fetch(`${address.replace(/\/$/, '')}/csc/v2/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
    redirect: 'error',
  }).catch(() => undefined)
  if (!answer) throw new Refused([{ code: 'signing.service-silent' }])
  const told: unknown = await answer.json().catch(() => undefined)
  if (!answer.ok) {
    const failure = Failure.safeParse(told).data
    throw new Refused([
      {
        code: 'signing.service-refuses',
        values: { reason: failure?.error_description ?? failure?.error ?? String(answer.status) },
      },
    ])
  }
  const read = shape.safeParse(told)
  if (!read.success) throw new Refused([{ code: 'signing.service-odd', values: { reason: path } }])
  return read.data
}

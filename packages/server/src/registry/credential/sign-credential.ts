import { didOf } from '@saolang/core/registry/credential.ts'
import { CompactSign, compactVerify, decodeProtectedHeader } from 'jose'
import { currentCredentialKey, listCredentialKeys } from './credential-keys.ts'

/** Secures a credential as vc+jwt (Securing Verifiable Credentials using JOSE and COSE, 3.1) with today's key. */
export function signCredential(credential: object, publicUrl: string): Promise<string> {
  const { id, privateKey } = currentCredentialKey()
  return new CompactSign(Buffer.from(JSON.stringify(credential)))
    .setProtectedHeader({ alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: `${didOf(publicUrl)}#${id}` })
    .sign(privateKey)
}

/** The credential that a text holds when one of our keys signed exactly it; undefined otherwise. */
export async function readCredential(jwt: string, publicUrl: string): Promise<Record<string, unknown> | undefined> {
  try {
    const { kid, typ } = decodeProtectedHeader(jwt)
    const key = listCredentialKeys().find(({ id }) => kid === `${didOf(publicUrl)}#${id}`)
    if (!key || typ !== 'vc+jwt') return undefined
    const { payload } = await compactVerify(jwt, key.publicJwk, { algorithms: ['ES256'] })
    return JSON.parse(Buffer.from(payload).toString('utf8')) as Record<string, unknown>
  } catch {
    return undefined
  }
}

/** Who issues credentials here, with every key that ever did (DID Core 1.0; did:web). */
export function didDocument(publicUrl: string): object {
  const id = didOf(publicUrl)
  const methods = listCredentialKeys().map((key) => ({
    id: `${id}#${key.id}`,
    type: 'JsonWebKey',
    controller: id,
    publicKeyJwk: key.publicJwk,
  }))
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id,
    verificationMethod: methods,
    assertionMethod: methods.map((method) => method.id),
  }
}

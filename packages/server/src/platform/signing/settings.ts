import type { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { RemoteSettings } from './remote-key.ts'
import type { SigningWay } from './signer.ts'

const Environment = z.object({
  SIGN_TSA_URL: z.url().optional(),
  SIGN_TRUSTED_ROOTS: z.string().optional(),
  SIGN_PKCS11_MODULE: z.string().optional(),
  SIGN_PKCS11_TOKEN: z.string().optional(),
  SIGN_PKCS11_KEY_ID: z
    .string()
    .regex(/^[0-9a-f]+$/i)
    .optional(),
  SIGN_PKCS11_PIN_FILE: z.string().optional(),
  SIGN_PKCS11_CHAIN: z.string().optional(),
  SIGN_CSC_URL: z.url().optional(),
  SIGN_CSC_TOKEN: z.string().optional(),
  SIGN_CSC_CREDENTIAL: z.string().optional(),
  SIGN_BRIDGE: z.enum(['on', 'off']).default('on'),
})

/** What an installation signs with. Files: PEM of the roots that it trusts and of its key's issuers; the PIN in a file that only the server reads. */
export type SigningSettings = Readonly<{
  stampAddress?: string
  rootsFile?: string
  token?: { module: string; token: string; keyId: string; pinFile: string; chainFile?: string }
  remote?: RemoteSettings
  hasBridge: boolean
}>

/** Reads how to sign from the environment. Throws an Error of one clear line that names the variable at fault. */
export function readSigningSettings(env: Record<string, string | undefined>): SigningSettings {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`environment variable ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const e = parsed.data
  const {
    SIGN_PKCS11_MODULE: module,
    SIGN_PKCS11_TOKEN: token,
    SIGN_PKCS11_KEY_ID: keyId,
    SIGN_PKCS11_PIN_FILE: pinFile,
  } = e
  return {
    hasBridge: e.SIGN_BRIDGE === 'on',
    ...(e.SIGN_TSA_URL && { stampAddress: e.SIGN_TSA_URL }),
    ...(e.SIGN_TRUSTED_ROOTS && { rootsFile: e.SIGN_TRUSTED_ROOTS }),
    ...(module &&
      token &&
      keyId &&
      pinFile && {
        token: { module, token, keyId, pinFile, ...(e.SIGN_PKCS11_CHAIN && { chainFile: e.SIGN_PKCS11_CHAIN }) },
      }),
    ...(e.SIGN_CSC_URL &&
      e.SIGN_CSC_TOKEN && {
        remote: {
          address: e.SIGN_CSC_URL,
          token: e.SIGN_CSC_TOKEN,
          ...(e.SIGN_CSC_CREDENTIAL && { credentialId: e.SIGN_CSC_CREDENTIAL }),
        },
      }),
  }
}

/** The ways that an installation can sign in, the demo's first. */
export function listWays({ token, remote, hasBridge }: SigningSettings, isDemo: boolean): SigningWay[] {
  return [
    ...(isDemo ? ['test-ca' as const] : []),
    ...(token ? ['pkcs11' as const] : []),
    ...(remote ? ['remote' as const] : []),
    ...(hasBridge ? ['bridge' as const] : []),
    'upload',
  ]
}

/** Certificates of a PEM file. */
export async function readCertificateFile(file: string | undefined): Promise<X509Certificate[]> {
  return file ? (await import('./chain.ts')).readCertificates(readFileSync(file)) : []
}

import type { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Environment, readSettings } from '../settings/read-settings.ts'
import { address, oneOf, patterned, text } from '../settings/setting.ts'
import type { RemoteSettings } from './remote-key.ts'
import type { SigningWay } from './signer.ts'

/** What an installation signs with. */
export const signingSettings = {
  SIGN_TSA_URL: address({
    means: ['nơi cấp dấu thời gian (RFC 3161)', 'time stamps (RFC 3161)'],
    neededBy: ['khi ký số', 'to sign'],
  }),
  SIGN_TRUSTED_ROOTS: text({
    means: ['tệp PEM các gốc tin cậy của người ký', 'a PEM file of the roots that signers must lead to'],
    neededBy: ['khi ký số', 'to sign'],
  }),
  SIGN_PKCS11_MODULE: text({
    means: [
      'thư viện PKCS#11 của token hoặc HSM, qua `pkcs11-tool` (OpenSC)',
      'the PKCS#11 library of a token or security module, through `pkcs11-tool` (OpenSC)',
    ],
  }),
  SIGN_PKCS11_TOKEN: text({ means: ['nhãn của token', 'the label of the token'] }),
  SIGN_PKCS11_KEY_ID: patterned(
    {
      means: ['số của khóa, hệ mười sáu', 'the id of the key, hexadecimal'],
      takes: ['số hệ mười sáu', 'hexadecimal digits'],
    },
    /^[0-9a-f]+$/i,
  ),
  SIGN_PKCS11_PIN_FILE: text({ means: ['tệp chứa mã PIN', 'the file that holds the PIN'] }),
  SIGN_PKCS11_CHAIN: text({
    means: ['tệp PEM các chứng thư cấp trên', 'a PEM file of the certificates above its own'],
  }),
  SIGN_CSC_URL: address({ means: ['dịch vụ ký số từ xa (CSC API v2)', 'a remote signing service (CSC API v2)'] }),
  SIGN_CSC_TOKEN: text({ isSecret: true, means: ['thẻ truy cập của dịch vụ ấy', 'its access token'] }),
  SIGN_CSC_CREDENTIAL: text({ means: ['chứng thư dùng để ký', 'the credential to sign with'] }),
  SIGN_BRIDGE: oneOf(
    {
      means: [
        '`on` mở công cụ ký của Ban Cơ yếu (VGCA)',
        '`on` offers the desktop tool of the Government Cipher Committee (VGCA)',
      ],
    },
    ['on', 'off'],
  ),
}

/** What an installation signs with. Files: PEM of the roots that it trusts and of its key's issuers; the PIN in a file that only the server reads. */
export type SigningSettings = Readonly<{
  stampAddress?: string
  rootsFile?: string
  token?: { module: string; token: string; keyId: string; pinFile: string; chainFile?: string }
  remote?: RemoteSettings
  hasBridge: boolean
}>

/** Reads how to sign from the environment. Throws an Error of one clear line that names the variables at fault. */
export function readSigningSettings(env: Environment): SigningSettings {
  const e = readSettings(signingSettings, env)
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

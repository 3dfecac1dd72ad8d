import { createPrivateKey, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyHolder } from '../signer.ts'
import { type Identity, makeCertificate, makeIdentity, type WantedCertificate } from './make-certificate.ts'

/**
 * A certification authority for trying out, with everything that a real one has: root, issuing authority, time stamps, status by
 * OCSP and lists. Its keys lie in the data folder, and every name in it says that it is a test.
 */
export type TestAuthority = {
  address: string
  root: Identity
  issuing: Identity
  stamper: Identity
  responder: Identity
  /** The signer of an authority (a province's code, or TW), made when it is first asked for. */
  signerOf(authority: string, name: string): Identity
  /** Serial (hexadecimal, capitals) → when it was revoked. */
  revoked: Map<string, Date>
  revoke(serial: string, at: Date): void
}

const organisation = 'Sao Làng (CHỨNG THƯ THỬ, KHÔNG CÓ GIÁ TRỊ)'
const year = 365 * 86_400_000

/** Opens the test authority of a data folder; made at first use. `address` is where its status and time stamps are asked for. */
export function openTestAuthority(dataDir: string, address: string, now: Date): TestAuthority {
  const dir = join(dataDir, 'secrets')
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const identity = (name: string, wanted: Omit<WantedCertificate, 'from' | 'to'>, years = 5) =>
    readIdentity(dir, name) ?? keepIdentity(dir, name, makeIdentity({ ...wanted, ...validity(now, years) }))
  const subject = (name: string) => ({ name, organisation })
  const root = identity('root', { subject: subject('Gốc thử Sao Làng'), purpose: 'authority' }, 20)
  const issuing = identity(
    'issuing',
    {
      subject: subject('Cấp chứng thư thử Sao Làng'),
      purpose: 'authority',
      issuer: root,
      addresses: { crl: `${address}/root.crl` },
    },
    10,
  )
  const addresses = { ocsp: `${address}/ocsp`, crl: `${address}/issuing.crl` }
  const leaf = (name: string, title: string, purpose: WantedCertificate['purpose']) =>
    identity(name, { subject: subject(title), purpose, issuer: issuing, addresses })
  const revokedFile = join(dir, 'test-ca-revoked.json')
  const revoked = new Map<string, Date>(
    existsSync(revokedFile)
      ? Object.entries(JSON.parse(readFileSync(revokedFile, 'utf8')) as Record<string, string>).map(([serial, at]) => [
          serial,
          new Date(at),
        ])
      : [],
  )
  return {
    address,
    root,
    issuing,
    stamper: leaf('time-stamps', 'Dấu thời gian thử Sao Làng', 'time-stamps'),
    responder: leaf('status', 'Trạng thái chứng thư thử Sao Làng', 'status'),
    signerOf: (authority, name) => leaf(`signer-${authority.replace(/\W/g, '')}`, `${name} (CHỮ KÝ THỬ)`, 'signer'),
    revoked,
    revoke: (serial, at) => {
      revoked.set(serial, at)
      writeFileSync(revokedFile, JSON.stringify(Object.fromEntries(revoked)), { mode: 0o600 })
    },
  }
}

/** A key of the test authority as any other key that signs. */
export function holdKey({ privateKey, certificate }: Identity, { issuing, root }: TestAuthority): KeyHolder {
  return {
    chain: async () => [certificate, issuing.certificate, root.certificate],
    signAll: async (messages) => messages.map((message) => sign('sha256', message, privateKey)),
  }
}

/** A certificate of the test authority for a key that lies elsewhere (a token, a remote service). */
export function certifyKey(
  authority: TestAuthority,
  name: string,
  publicKey: KeyObject,
  { from, to }: { from: Date; to: Date },
): Buffer {
  const { issuing, address } = authority
  return makeCertificate(
    {
      subject: { name: `${name} (CHỮ KÝ THỬ)`, organisation },
      purpose: 'signer',
      issuer: issuing,
      addresses: { ocsp: `${address}/ocsp`, crl: `${address}/issuing.crl` },
      publicKey,
      from,
      to,
    },
    issuing.privateKey,
  )
}

// From yesterday: another machine's clock may lag behind.
const validity = (now: Date, years: number) => ({
  from: new Date(now.getTime() - 86_400_000),
  to: new Date(now.getTime() + years * year),
})

function readIdentity(dir: string, name: string): Identity | undefined {
  const file = join(dir, `test-ca-${name}.pem`)
  if (!existsSync(file)) return undefined
  const pem = readFileSync(file, 'utf8')
  const certificate = new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE')))
  const privateKey = createPrivateKey(pem)
  if (!createPublicKey(privateKey).equals(certificate.publicKey)) throw new Error(`${file}: the key is another's`)
  return { privateKey, certificate: certificate.raw }
}

function keepIdentity(dir: string, name: string, identity: Identity): Identity {
  const key = identity.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string
  const pem = new X509Certificate(identity.certificate).toString()
  writeFileSync(join(dir, `test-ca-${name}.pem`), key + pem, { mode: 0o600, flag: 'wx' })
  return identity
}

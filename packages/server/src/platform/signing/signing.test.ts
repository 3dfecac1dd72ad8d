import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainPdf } from '../../testing/signing/plain-pdf.ts'
import { openRemoteService } from '../../testing/signing/remote-service.ts'
import { runTool, runToolBeside } from '../../testing/signing/run-tool.ts'
import { type ServedAuthority, serveAuthority } from '../../testing/signing/test-signer.ts'
import { makeIdentity } from './authority/make-certificate.ts'
import { certifyKey, holdKey } from './authority/test-authority.ts'
import { checkPdf } from './check-pdf.ts'
import { findChangeProblems } from './find-changes.ts'
import { appendUpdate, readObject, readTail, streamOf } from './pdf-update.ts'
import { holdTokenKey } from './pkcs11-key.ts'
import { holdRemoteKey } from './remote-key.ts'

let served: ServedAuthority
let sent: Buffer
let signed: Buffer

beforeAll(async () => {
  served = await serveAuthority()
  sent = plainPdf('Quyet dinh so 1')
  signed = await served.seal(signerKey('96'), sent)
})
afterAll(() => served.close())

const signerKey = (code: string) => holdKey(served.authority.signerOf(code, `UBND ${code}`), served.authority)
const check = (pdf: Buffer, now = new Date()) => checkPdf(pdf, { trust: served.trust, now, ask: served.outside.ask })
const codesOf = async (pdf: Buffer, now?: Date) => (await check(pdf, now)).problems.map(({ code }) => code)
const judge = async (pdf: Buffer) => {
  const [nss, file] = [join(served.dir, 'nss'), join(served.dir, 'judged.pdf')]
  if (!existsSync(nss)) {
    mkdirSync(nss)
    writeFileSync(join(nss, 'root.pem'), new X509Certificate(served.authority.root.certificate).toString())
    runTool('certutil', ['-N', '-d', `sql:${nss}`, '--empty-password'])
    runTool('certutil', ['-A', '-d', `sql:${nss}`, '-n', 'root', '-t', 'CT,C,C', '-i', join(nss, 'root.pem')])
  }
  writeFileSync(file, pdf)
  return runToolBeside('pdfsig', ['-nssdir', `sql:${nss}`, file])
}

describe('a signed PDF', () => {
  test('extends exactly the bytes that were to be signed, stamped and with what proves it later', async () => {
    expect(signed.subarray(0, sent.length).equals(sent)).toBe(true)
    expect(await findChangeProblems(sent, signed)).toEqual([])
    expect(await check(signed)).toMatchObject({
      isUnaltered: true,
      isTrusted: true,
      isTest: true,
      level: 'B-LT',
      signer: { name: 'UBND 96 (CHỮ KÝ THỬ)' },
      stampedBy: 'Dấu thời gian thử Sao Làng',
      problems: [],
    })
  })

  test('is valid for pdfsig too, which trusts its root and finds one changed byte', async () => {
    expect(await judge(signed)).toMatch(/ETSI\.CAdES\.detached[\s\S]*Signature is Valid[\s\S]*Certificate is Trusted/)
    expect(await judge(changed(signed, signed.indexOf('Quyet dinh')))).toMatch(/Digest Mismatch/)
  })

  test('is found altered after any single change of a byte that it signs', async () => {
    const end = signed.lastIndexOf('/Reason')
    for (const at of [0, 20, signed.indexOf('Quyet dinh'), sent.length + 3, signed.indexOf('/SubFilter'), end])
      expect((await check(changed(signed, at))).isUnaltered).toBe(false)
  })

  test('with an update behind its signature is told so, and one that only adds its proofs is not', async () => {
    const tail = readTail(signed)
    const page = readObject(signed, tail, 3)
    const drawn = streamOf(Buffer.from('BT /F1 24 Tf 72 700 Td (Quyet dinh so 9) Tj ET'))
    const appended = appendUpdate(
      signed,
      tail,
      new Map<number, string | Buffer>([
        [4, drawn],
        [3, page],
      ]),
      tail.size,
    )
    expect(await codesOf(appended)).toEqual(['signature.appended'])
    expect((await check(appended)).isUnaltered).toBe(false)
  })

  test('whose page was replaced before it was signed shows something else than what was sent', async () => {
    const tail = readTail(sent)
    const drawn = streamOf(Buffer.from('BT /F1 24 Tf 72 700 Td (Quyet dinh so 9) Tj ET'))
    const other = appendUpdate(sent, tail, new Map([[4, drawn]]), tail.size)
    const forged = await served.seal(signerKey('96'), other)
    expect(forged.subarray(0, sent.length).equals(sent)).toBe(true)
    expect((await check(forged)).isTrusted).toBe(true)
    expect(await findChangeProblems(sent, forged)).toMatchObject([{ code: 'paper.content-changed' }])
  })

  test('without a signature, or with a forged one, is no signed PDF', async () => {
    expect(await codesOf(sent)).toEqual(['signature.none'])
    const hole = signed.indexOf('/Contents <') + 20
    expect(await codesOf(changed(signed, hole))).not.toEqual([])
    const own = makeIdentity({
      subject: { name: 'UBND 96 (CHỮ KÝ THỬ)', organisation: 'X' },
      purpose: 'signer',
      ...term(-1, 100),
    })
    const forged = await served.seal({ ...holdKey(own, served.authority), chain: async () => [own.certificate] }, sent)
    expect(await codesOf(forged)).toEqual(['signature.root-unknown'])
  })
})

describe('a certificate', () => {
  test('that had expired when the time was stamped does not count, nor one not valid yet', async () => {
    for (const [from, to, code] of [
      [-100, -1, 'signature.certificate-expired'],
      [1, 100, 'signature.certificate-not-yet-valid'],
    ] as const) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const certificate = certifyKey(served.authority, 'UBND 01', publicKey, term(from, to))
      expect(await codesOf(await served.seal(holdKey({ privateKey, certificate }, served.authority), sent))).toEqual([
        code,
      ])
    }
  })

  test('that is still good at the stamped time holds after its last day', async () => {
    expect(await codesOf(signed, new Date('2033-01-01'))).toEqual([])
  })

  test('that is revoked signs nothing any more, and what it signed before stays', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const certificate = certifyKey(served.authority, 'UBND 02', publicKey, term(-1, 100))
    const key = holdKey({ privateKey, certificate }, served.authority)
    const before = await served.seal(key, sent)
    const { serialNumber } = new X509Certificate(certificate)
    served.authority.revoke(serialNumber, new Date(Date.now() + 3_600_000))
    expect(await codesOf(before)).toEqual([])
    await expect(served.seal(key, sent)).rejects.toThrow('signature.certificate-revoked')
    served.authority.revoke(serialNumber, new Date(Date.now() - 3_600_000))
    expect(await codesOf(before)).toEqual(['signature.certificate-revoked'])
  })
})

describe('the test authority', () => {
  test('stamps and tells the status as openssl expects it', () => {
    const { authority, dir } = served
    const at = (name: string) => join(dir, name)
    writeFileSync(at('a.pem'), new X509Certificate(authority.root.certificate).toString())
    writeFileSync(at('b.pem'), new X509Certificate(authority.issuing.certificate).toString())
    writeFileSync(at('c.pem'), new X509Certificate(authority.signerOf('96', '').certificate).toString())
    expect(
      runTool('openssl', ['verify', '-CAfile', at('a.pem'), '-untrusted', at('b.pem'), at('c.pem')]).said,
    ).toContain('OK')
    expect(authority.root.privateKey.asymmetricKeyType).toBe('ec')
    expect(
      createPublicKey(authority.root.privateKey).equals(new X509Certificate(authority.root.certificate).publicKey),
    ).toBe(true)
  })
})

describe('a key that lies elsewhere', () => {
  test('in a token signs by PKCS #11, and a wrong PIN is said', async () => {
    const dir = join(served.dir, 'tokens')
    mkdirSync(dir)
    writeFileSync(
      join(served.dir, 'softhsm2.conf'),
      `directories.tokendir = ${dir}\nobjectstore.backend = file\nlog.level = ERROR\n`,
    )
    process.env.SOFTHSM2_CONF = join(served.dir, 'softhsm2.conf')
    const module = '/usr/lib/softhsm/libsofthsm2.so'
    runTool('softhsm2-util', ['--init-token', '--free', '--label', 'ubnd', '--so-pin', '12345678', '--pin', '4321'])
    const tool = (...args: string[]) =>
      runTool('pkcs11-tool', ['--module', module, '--token-label', 'ubnd', '--login', '--pin', '4321', ...args])
    tool('--keypairgen', '--key-type', 'EC:prime256v1', '--id', '01', '--label', 'dau')
    tool('--read-object', '--type', 'pubkey', '--id', '01', '--output-file', join(served.dir, 'public.der'))
    const { readFileSync } = await import('node:fs')
    const publicKey = createPublicKey({
      key: readFileSync(join(served.dir, 'public.der')),
      format: 'der',
      type: 'spki',
    })
    writeFileSync(
      join(served.dir, 'token.der'),
      certifyKey(served.authority, 'Con dấu trong HSM', publicKey, term(-1, 300)),
    )
    tool('--write-object', join(served.dir, 'token.der'), '--type', 'cert', '--id', '01')
    const { issuing, root } = served.authority
    const settings = { module, token: 'ubnd', keyId: '01', pin: '4321', chain: [issuing.certificate, root.certificate] }
    const sealed = await served.seal(holdTokenKey(settings), sent)
    expect(await check(sealed)).toMatchObject({
      isTrusted: true,
      level: 'B-LT',
      signer: { name: 'Con dấu trong HSM (CHỮ KÝ THỬ)' },
    })
    expect(await judge(sealed)).toContain('Signature is Valid')
    await expect(served.seal(holdTokenKey({ ...settings, pin: '0000' }), sent)).rejects.toThrow('signing.token-refuses')
  })

  test('at a remote service signs what it was authorised for, once, with PIN and OTP', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { issuing, root } = served.authority
    const chain = [
      certifyKey(served.authority, 'Ký từ xa', publicKey, term(-1, 300)),
      issuing.certificate,
      root.certificate,
    ]
    const key = {
      id: 'khoa-1',
      chain,
      privateKey,
      pin: '123456',
      otp: '777777',
      multisign: 20,
      status: 'enabled' as const,
    }
    const service = await openRemoteService('bi-mat', key)
    try {
      const remote = holdRemoteKey({ address: service.address, token: 'bi-mat' })
      const withPins = (pin: string, otp: string) => ({
        ...remote,
        signAll: (messages: readonly Buffer[]) => remote.signAll(messages, { pin, otp }),
      })
      expect(await check(await served.seal(withPins('123456', '777777'), sent))).toMatchObject({
        isTrusted: true,
        signer: { name: 'Ký từ xa (CHỮ KÝ THỬ)' },
      })
      expect(service.asked.slice(-2)).toEqual(['credentials/authorize', 'signatures/signHash'])
      await expect(served.seal(withPins('123456', '000000'), sent)).rejects.toThrow('signing.service-refuses')
      await expect(served.seal(holdRemoteKey({ address: service.address, token: 'sai' }), sent)).rejects.toThrow(
        'signing.service-refuses',
      )
      const many = Array.from({ length: 21 }, (_, i) => Buffer.from(String(i)))
      await expect(remote.signAll(many, {})).rejects.toThrow('signing.too-many-at-once')
    } finally {
      service.close()
    }
    await expect(holdRemoteKey({ address: service.address, token: 'x' }).chain()).rejects.toThrow(
      'signing.service-silent',
    )
  })
})

const day = 86_400_000
const term = (from: number, to: number) => ({
  from: new Date(Date.now() + from * day),
  to: new Date(Date.now() + to * day),
})

function changed(pdf: Buffer, at: number): Buffer {
  const copy = Buffer.from(pdf)
  copy[at] = (copy[at] as number) ^ 1
  return copy
}

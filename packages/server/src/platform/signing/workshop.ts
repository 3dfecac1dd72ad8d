import type { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { currentTime } from '../act.ts'
import type { Config } from '../config.ts'
import type { TestAuthority } from './authority/test-authority.ts'
import type { Trust } from './check-pdf.ts'
import type { Outside } from './seal-pdf.ts'
import { listWays, readCertificateFile, type SigningSettings } from './settings.ts'
import type { KeyHolder, Signer, SigningWay } from './signer.ts'
import type { Ask } from './time-stamp.ts'

type Place = { dataDir: string; publicUrl: string; isDemo: boolean; settings: SigningSettings }

let place: Place | undefined
let opened: TestAuthority | undefined

/** Says with what this installation signs. Nothing is opened yet: keys and libraries come with the first signature. Called once, at start. */
export function configureSigning({ dataDir, publicUrl, isDemo, signing }: Config): void {
  place = { dataDir, publicUrl, isDemo, settings: signing }
  opened = undefined
}

/** The ways that are open here. */
export function openWays(): SigningWay[] {
  const { settings, isDemo } = configured()
  return listWays(settings, isDemo)
}

/** The test authority of this installation; undefined outside the demo, where nothing that it signs may count. */
export async function findTestAuthority(): Promise<TestAuthority | undefined> {
  const { dataDir, publicUrl, isDemo } = configured()
  if (!isDemo) return undefined
  const { openTestAuthority } = await import('./authority/test-authority.ts')
  opened ??= openTestAuthority(dataDir, `${publicUrl}/test-ca`, new Date())
  return opened
}

/** Whom this installation trusts. */
export async function readTrust(): Promise<Trust> {
  const { settings } = configured()
  const authority = await findTestAuthority()
  const { readCertificates } = await import('./chain.ts')
  const given = await readCertificateFile(settings.rootsFile)
  const isRoot = (each: X509Certificate) => each.checkIssued(each)
  return {
    roots: given.filter(isRoot),
    intermediates: given.filter((each) => !isRoot(each)),
    test: authority ? readCertificates(authority.root.certificate) : [],
  }
}

/** How responders of authorities are asked from here. */
export async function openAsk(): Promise<Ask> {
  const { askWith } = await import('./authority/ask-authority.ts')
  return askWith(await findTestAuthority(), currentTime)
}

/** The signer of a way whose key signs here and now, for an authority (a province's code, or TW). Refuses a way that is not open. */
export async function openSigner(way: SigningWay, authority: { code: string; name: string }): Promise<Signer> {
  const { signerOf } = await import('./seal-pdf.ts')
  const key = openWays().includes(way) ? await openKey(way, authority) : undefined
  if (!key) throw new Refused([{ code: 'signing.way-closed', at: 'way' }])
  return signerOf(way, key, await openOutside())
}

async function openKey(
  way: SigningWay,
  { code, name }: { code: string; name: string },
): Promise<KeyHolder | undefined> {
  const { token, remote } = configured().settings
  const test = await findTestAuthority()
  if (way === 'test-ca' && test) {
    const { holdKey } = await import('./authority/test-authority.ts')
    return holdKey(test.signerOf(code, name), test)
  }
  if (way === 'pkcs11' && token) {
    const { holdTokenKey } = await import('./pkcs11-key.ts')
    const chain = (await readCertificateFile(token.chainFile)).map(({ raw }) => raw)
    return holdTokenKey({ ...token, pin: readFileSync(token.pinFile, 'utf8').trim(), chain })
  }
  if (way === 'remote' && remote) return (await import('./remote-key.ts')).holdRemoteKey(remote)
  return undefined
}

async function openOutside(): Promise<Outside> {
  const stampAddress = configured().settings.stampAddress ?? (await findTestAuthority())?.address.concat('/tsa')
  if (!stampAddress)
    throw new Refused([{ code: 'signature.time-stamp-unavailable', values: { reason: 'SIGN_TSA_URL' } }])
  return { stampAddress, ask: await openAsk(), now: currentTime }
}

function configured(): Place {
  if (!place) throw new Error('signing is not configured')
  return place
}

import { X509Certificate } from 'node:crypto'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { readFacts } from './chain.ts'
import { assembleCms, requestSignature } from './cms.ts'
import { askStatus, fetchList, readList, readStatus } from './revocation.ts'
import { addSecurityStore, type Evidence, fillSignature, prepareSignature } from './signature-field.ts'
import type { Authorisation, KeyHolder, Outcome, Signer, SigningWay, Unsigned } from './signer.ts'
import { type Ask, readTimeStamp, stampSignature } from './time-stamp.ts'

/** What sealing needs from outside: where time is stamped, how to ask there, and the clock. */
export type Outside = { stampAddress: string; ask: Ask; now(): Date }

/** The `Signer` of a key: hashes here, signature there, time stamp and revocation data from their responders. */
export function signerOf(way: SigningWay, key: KeyHolder, outside: Outside): Signer {
  return { way, sign: (papers, authorisation) => sealAll(papers, { key, authorisation, outside }) }
}

type With = { key: KeyHolder; authorisation: Authorisation; outside: Outside }

// All hashes are signed in one go: a person authorises a remote service, or a token, once for the batch.
async function sealAll(papers: readonly Unsigned[], { key, authorisation, outside }: With): Promise<Outcome[]> {
  const chain = await key.chain()
  const { name } = readFacts(new X509Certificate(chain[0] as Buffer))
  const at = outside.now()
  const prepared = papers.map(({ id, pdf, reason }) => {
    const place = prepareSignature(pdf, { name, reason, at })
    return { id, place, request: requestSignature(place.digest, chain) }
  })
  const signatures = await key.signAll(
    prepared.map(({ request }) => request.toSign),
    authorisation,
  )
  const evidence = await gatherEvidence(chain, outside)
  const outcomes: Outcome[] = []
  for (const [i, { id, place, request }] of prepared.entries()) {
    const signature = signatures[i] as Buffer
    const timeStamp = await stamp(signature, outside)
    const signed = fillSignature(place, assembleCms(request, signature, { timeStamp }))
    const proof = evidence && (await withStampEvidence(evidence, { timeStamp, signature, outside }))
    outcomes.push({ id, kind: 'signed', pdf: proof ? addSecurityStore(signed, proof) : signed })
  }
  return outcomes
}

async function stamp(signature: Buffer, { stampAddress, ask }: Outside): Promise<Buffer> {
  try {
    return await stampSignature(signature, stampAddress, ask)
  } catch (error) {
    throw new Refused([{ code: 'signature.time-stamp-unavailable', values: { reason: (error as Error).message } }])
  }
}

/**
 * Fetches what proves that no certificate of a chain was revoked. Undefined when a responder does not answer: the signature then
 * stays at B-T. Refuses when a certificate is revoked.
 */
async function gatherEvidence(chain: readonly Buffer[], { ask }: Outside): Promise<Evidence | undefined> {
  const certificates = chain.map((der) => new X509Certificate(der))
  const evidence: Evidence = { certificates: [...chain], ocsps: [], crls: [] }
  for (const [i, certificate] of certificates.entries()) {
    const issuer = certificates[i + 1]
    if (!issuer) break
    const ocsp = await askStatus(certificate, issuer, ask).catch(() => undefined)
    const crl = ocsp ? undefined : await fetchList(certificate, ask).catch(() => undefined)
    if (!ocsp && !crl) return undefined
    const standing = ocsp ? readStatus(ocsp, certificate, issuer) : readList(crl as Buffer, certificate, issuer)
    if (standing.status === 'revoked')
      throw new Refused([
        {
          code: 'signature.certificate-revoked',
          values: { name: readFacts(certificate).name, day: standing.at.toISOString().slice(0, 10) },
        },
      ])
    if (standing.status === 'unknown') return undefined
    if (ocsp) evidence.ocsps.push(ocsp)
    if (crl) evidence.crls.push(crl)
  }
  return evidence
}

async function withStampEvidence(
  evidence: Evidence,
  { timeStamp, signature, outside }: { timeStamp: Buffer; signature: Buffer; outside: Outside },
): Promise<Evidence | undefined> {
  const stamped = readTimeStamp(timeStamp, signature)
  const issuer = stamped?.certificates.find((each) => stamped.certificate.checkIssued(each))
  if (!stamped || !issuer) return undefined
  const ocsp = await askStatus(stamped.certificate, issuer, outside.ask).catch(() => undefined)
  const isGood = ocsp && readStatus(ocsp, stamped.certificate, issuer).status === 'good'
  return isGood
    ? {
        ...evidence,
        certificates: [...evidence.certificates, stamped.certificate.raw],
        ocsps: [...evidence.ocsps, ocsp],
      }
    : undefined
}

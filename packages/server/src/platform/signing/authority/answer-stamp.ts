import { randomBytes, sign } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { assembleCms, requestSignature } from '../cms.ts'
import { derOf, digestNames, oid, ownBuffer, readDer, sha256Of } from '../der.ts'
import type { TestAuthority } from './test-authority.ts'

// A policy of our own, under the arc for documentation and examples (RFC 8258 is about such arcs): it promises nothing.
const policy = '1.3.6.1.4.1.32473.1.1'

/** Answers a time stamp query (RFC 3161, 2.4): the token, or why there is none. */
export function answerStamp({ stamper, issuing }: TestAuthority, query: Buffer, now: Date): Buffer {
  const request = readQuery(query)
  if (!request) return derOf(new pki.TimeStampResp({ status: new pki.PKIStatusInfo({ status: 2 }) }).toSchema())
  const info = new pki.TSTInfo({
    version: 1,
    policy,
    messageImprint: request.messageImprint,
    serialNumber: new asn1.Integer({ valueHex: ownBuffer(Buffer.concat([Buffer.of(1), randomBytes(8)])) }),
    genTime: now,
    ...(request.nonce && { nonce: request.nonce }),
  })
  const bytes = derOf(info.toSchema())
  const wanted = requestSignature(sha256Of(bytes), [stamper.certificate, issuing.certificate], oid.tstInfo)
  const signature = sign('sha256', wanted.toSign, stamper.privateKey)
  const token = assembleCms(wanted, signature, { content: { type: oid.tstInfo, bytes } })
  const response = new pki.TimeStampResp({
    status: new pki.PKIStatusInfo({ status: 0 }),
    timeStampToken: new pki.ContentInfo({ schema: readDer(token) }),
  })
  return derOf(response.toSchema())
}

function readQuery(query: Buffer): pki.TimeStampReq | undefined {
  try {
    const request = new pki.TimeStampReq({ schema: readDer(query) })
    const { hashAlgorithm, hashedMessage } = request.messageImprint
    const length = { sha256: 32, sha384: 48, sha512: 64 }[digestNames[hashAlgorithm.algorithmId] ?? '']
    return hashedMessage.valueBlock.valueHexView.length === length ? request : undefined
  } catch {
    return undefined
  }
}

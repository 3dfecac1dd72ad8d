import { createHash, randomBytes, type X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { derOf, digestNames, oid, ownBuffer, readDer, sha256Algorithm, sha256Of } from './der.ts'
import { readCms } from './read-cms.ts'

/** Sends bytes to an address and gives the bytes of its answer. Throws an Error when there is none. */
export type Ask = (address: string, body: Buffer | undefined, mediaType: string) => Promise<Buffer>

/** A time stamp read: the moment, who stamped, and all its certificates. */
export type TimeStamp = { at: Date; certificate: X509Certificate; certificates: X509Certificate[] }

/**
 * Has a time stamping authority stamp a signature (RFC 3161). Gives the token; throws an Error when it is refused, or does not
 * answer this very question.
 */
export async function stampSignature(signature: Buffer, address: string, ask: Ask): Promise<Buffer> {
  const nonce = randomBytes(8)
  nonce[0] = ((nonce[0] as number) & 0x7f) | 0x01
  const request = new pki.TimeStampReq({
    version: 1,
    messageImprint: new pki.MessageImprint({
      hashAlgorithm: sha256Algorithm(),
      hashedMessage: new asn1.OctetString({ valueHex: ownBuffer(sha256Of(signature)) }),
    }),
    nonce: new asn1.Integer({ valueHex: ownBuffer(nonce) }),
    certReq: true,
  })
  const answer = await ask(address, derOf(request.toSchema()), 'application/timestamp-query')
  const response = new pki.TimeStampResp({ schema: readDer(answer) })
  if (response.status.status > 1 || !response.timeStampToken) throw new Error('the time stamp was refused')
  const token = derOf(response.timeStampToken.toSchema())
  const { info } = openToken(token)
  if (!info.nonce || !Buffer.from(info.nonce.valueBlock.valueHexView).equals(nonce))
    throw new Error('a time stamp for another question')
  if (!isOver(info, signature)) throw new Error('a time stamp over something else')
  return token
}

/** Reads the time stamp over a signature; undefined when it is broken, stamps something else, or its maker is no time stamping authority. */
export function readTimeStamp(token: Buffer, signature: Buffer): TimeStamp | undefined {
  try {
    const { info, reading } = openToken(token)
    const isAuthority = reading.certificate.keyUsage?.includes(oid.timeStamping)
    if (!reading.isIntact || !isOver(info, signature) || !isAuthority) return undefined
    return { at: info.genTime, certificate: reading.certificate, certificates: reading.certificates }
  } catch {
    return undefined
  }
}

function openToken(token: Buffer) {
  const reading = readCms(token, undefined)
  return { reading, info: new pki.TSTInfo({ schema: readDer(reading.enclosed as Buffer) }) }
}

function isOver({ messageImprint }: pki.TSTInfo, signature: Buffer): boolean {
  const { hashAlgorithm, hashedMessage } = messageImprint
  const digest = digestNames[hashAlgorithm.algorithmId]
  const told = Buffer.from(hashedMessage.valueBlock.valueHexView)
  return digest !== undefined && createHash(digest).update(signature).digest().equals(told)
}

import { publicView } from '../../platform/act.ts'
import { readStored } from '../../platform/files.ts'
import { verifyCode } from '../verification/verify-code.ts'
import { findPaperOf, type PaperSignature } from './papers.sql.ts'

/** The signed file of the certificate that a code leads to; undefined while nobody has signed it. */
export async function readSignedCertificate(code: string): Promise<Buffer | undefined> {
  const found = await verifyCode(code)
  const signature = found.kind === 'found' ? await findSignatureOf(found.recognition.id) : undefined
  return signature && readStored(signature.sha256)
}

/** Who signed a certificate, and what its file's fingerprint is; undefined while nobody has. */
export const findSignatureOf = publicView(
  async ({ tx }, certificateId: string): Promise<PaperSignature | undefined> => {
    const paper = await findPaperOf(tx, certificateId)
    return paper?.signature ?? undefined
  },
)

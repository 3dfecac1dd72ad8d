import { createHash } from 'node:crypto'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { didOf } from '@saolang/core/registry/credential.ts'
import { publicView } from '../../platform/act.ts'
import { readCredential } from '../credential/sign-credential.ts'
import type { Recognition } from '../get-product.ts'
import { examineReturned } from '../signing/accept-paper.ts'
import { findPaperOf } from '../signing/papers.sql.ts'

/** Whether a file is the one that was issued, to the byte; if not, every reason that its bytes and its signature give. */
export type FileAnswer = { isIssued: boolean; problems: Problem[] }

/** What a pasted credential is worth: our signature over exactly it, whether it speaks of this certificate, and its status. */
export type CredentialAnswer = { isUnaltered: boolean; isOfThis: boolean; isRevoked: boolean; issuer?: string }

/** Compares a file with the signed file of a certificate; undefined while there is none. Nothing of it is kept. */
export async function checkFile(certificateId: string, bytes: Buffer): Promise<FileAnswer | undefined> {
  const paper = await readPaper(certificateId)
  if (!paper?.signature) return undefined
  if (createHash('sha256').update(bytes).digest('hex') === paper.signature.sha256)
    return { isIssued: true, problems: [] }
  const examined = (await examineReturned(paper, bytes)).problems
  const problems = examined.map((each) =>
    each.code === 'paper.other-document' ? { code: 'paper.bytes-differ' } : each,
  )
  // A file of ours that someone sealed again is sound in itself, and still not the one that was issued.
  return { isIssued: false, problems: problems.length > 0 ? problems : [{ code: 'paper.not-the-issued' }] }
}

/** Checks a credential that somebody shows for a certificate. */
export async function checkCredential(
  jwt: string,
  { code, recognition, publicUrl }: { code: string; recognition: Recognition; publicUrl: string },
): Promise<CredentialAnswer> {
  const credential = await readCredential(jwt.trim(), publicUrl)
  const { status } = recognition.standing
  return {
    isUnaltered: credential !== undefined,
    isOfThis: credential?.id === `${publicUrl}/v/${recognition.code ?? code}`,
    isRevoked: status === 'withdrawn' || status === 'replaced' || status === 'upgraded',
    ...(credential && { issuer: didOf(publicUrl) }),
  }
}

const readPaper = publicView(({ tx }, certificateId: string) => findPaperOf(tx, certificateId))

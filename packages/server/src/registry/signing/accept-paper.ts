import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { getDecision } from '../../councils/get-decision.ts'
import { act, currentTime, publicView } from '../../platform/act.ts'
import { readStored, storeUpload } from '../../platform/files.ts'
import type { SignatureReport, SignerFacts, SigningWay } from '../../platform/signing/signer.ts'
import { openAsk, readTrust } from '../../platform/signing/workshop.ts'
import { listSigners } from './handovers.sql.ts'
import { addSignature, findPaper, type PaperRow } from './papers.sql.ts'

/**
 * Takes a signed paper in. Refuses with every reason at once: it is another document, shows something else than what went out, was
 * altered or not signed, or not by a registered signer of its authority with a certificate good at that time.
 */
export async function acceptPaper(
  who: Actor,
  { paperId, bytes, way }: { paperId: string; bytes: Buffer; way: SigningWay },
): Promise<void> {
  const paper = await getPaper(paperId)
  refuseIf(paper.signature ? [{ code: 'conflict.paper-signed' }] : [])
  const { report, problems } = await examineReturned(paper, bytes)
  refuseIf(problems)
  const { sha256 } = await storeUpload({ bytes, fileName: 'signed.pdf' })
  await keepSignature(who, { paperId, sha256, way, report })
}

/** What was found of a returned paper, and every reason against it. */
export async function examineReturned(
  paper: PaperRow,
  bytes: Buffer,
): Promise<{ report: SignatureReport; problems: Problem[] }> {
  const { checkPdf, findSignature } = await import('../../platform/signing/check-pdf.ts')
  const { findChangeProblems } = await import('../../platform/signing/find-changes.ts')
  const sent = await readStored(paper.sha256)
  const extendsSent = bytes.subarray(0, sent.length).equals(sent)
  const report = await checkPdf(bytes, { trust: await readTrust(), now: currentTime(), ask: await openAsk() })
  const end = findSignature(bytes)?.end ?? bytes.length
  return {
    report,
    problems: [
      ...(extendsSent ? await findChangeProblems(sent, bytes.subarray(0, end)) : [{ code: 'paper.other-document' }]),
      ...report.problems,
      ...(report.signer ? await findSignerProblems(paper.decisionId, report.signer) : []),
    ],
  }
}

/** A paper of the register; refuses with `not-found.paper`. */
export const getPaper = publicView(async ({ tx }, id: string): Promise<PaperRow> => {
  const paper = await findPaper(tx, id)
  if (!paper) throw new Refused([{ code: 'not-found.paper' }])
  return paper
})

/** The authority whose signers may sign the papers of a decision: a province's code, or TW. */
export const getAuthorityOf = publicView(async ({ tx }, decisionId: string) => {
  const { authority, number } = await getDecision(tx, decisionId)
  return {
    code: authority.provinceCode ?? 'TW',
    name: authority.name,
    provinceCode: authority.provinceCode ?? null,
    number,
  }
})

const findSignerProblems = async (
  decisionId: string,
  { fingerprint, name, serial }: SignerFacts,
): Promise<Problem[]> => {
  const { code } = await getAuthorityOf(decisionId)
  const isRegistered = (await readSigners(code)).some(
    (each) => each.fingerprint === fingerprint && each.endedAt === null,
  )
  return isRegistered ? [] : [{ code: 'signature.signer-not-registered', values: { name, serial } }]
}

const readSigners = publicView(({ tx }, authority: string) => listSigners(tx, authority))

type Accepted = { paperId: string; sha256: string; way: SigningWay; report: SignatureReport }

const keepSignature = act('paper.accept', async (context, { paperId, sha256, way, report }: Accepted) => {
  const isFirst = await addSignature(
    context.tx,
    {
      paperId,
      sha256,
      way,
      signer: report.signer as SignerFacts,
      level: report.level ?? 'B-B',
      isTest: report.isTest,
      stampedBy: report.stampedBy ?? null,
      signedAt: new Date(report.signedAt ?? context.now),
      acceptedBy: context.who.personId ?? null,
    },
    context.now,
  )
  refuseIf(isFirst ? [] : [{ code: 'conflict.paper-signed' }])
  context.on('paper', paperId, { way, sha256 })
})

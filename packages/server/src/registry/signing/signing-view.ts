import { sayProblem } from '@saolang/web/messages/messages.ts'
import type { PaperView, SigningPageProps } from '@saolang/web/registry/signing/papers.ts'
import { currentTime } from '../../platform/act.ts'
import { isUnderWay } from './papers.sql.ts'
import type { readSigning } from './read-signing.ts'

type Signing = Awaited<ReturnType<typeof readSigning>>

/** How far a decision's papers are signed, as the page tells it. */
export function toSigningView(
  signing: Signing,
  lang: 'vi' | 'en',
): Omit<SigningPageProps, 'ways' | 'hasBridge' | 'problems'> {
  const { decision, papers, handovers, run, signers, maySign, certificates } = signing
  const views = papers.map((paper): PaperView => {
    const handover = handovers.find(({ paperId }) => paperId === paper.id)
    return {
      id: paper.id,
      kind: paper.kind,
      name: paper.name,
      isHandedOver: !paper.signature && handover?.returnedAt === null && handover.expiresAt > currentTime(),
      ...(!paper.signature &&
        handover &&
        handover.problems.length > 0 && {
          refused: handover.problems.map((problem) => sayProblem(lang, problem)).join(' '),
        }),
      ...(paper.signature && {
        signature: {
          name: paper.signature.signer.name,
          at: paper.signature.signedAt,
          level: paper.signature.level,
          isTest: paper.signature.isTest,
        },
      }),
    }
  })
  return {
    decisionId: decision.id,
    number: decision.number,
    authority: decision.authority.name,
    maySign,
    papers: views,
    total: Math.max(certificates.length, decision.items.length) + 1,
    isRunning: run !== undefined && isUnderWay(run, currentTime()),
    ...(run?.endedAt && run.problems.length > 0 && { failed: run.problems }),
    signers: signers.map(({ id, facts, endedAt }) => ({
      id,
      name: facts.name,
      serial: facts.serial,
      issuer: facts.issuer,
      validTo: facts.validTo.slice(0, 10),
      isEnded: endedAt !== null,
    })),
  }
}

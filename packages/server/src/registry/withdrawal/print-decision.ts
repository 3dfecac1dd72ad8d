import { withdrawalGrounds } from '@saolang/law/decisions/2026-26-qd-ttg/withdrawal.ts'
import { letterheadOf } from '../../councils/paper/letterhead.ts'
import { publicView } from '../../platform/act.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { readDecision } from './read-withdrawals.ts'

/** The decision of withdrawal as PDF, as it was signed: public, like the decision that granted the stars. Refuses with `not-found.withdrawal`. */
export async function printDecision(id: string): Promise<Buffer> {
  const decision = await readDecision(id)
  const head = await readLetterhead(decision.star === 5 ? null : decision.provinceCode)
  const ground = withdrawalGrounds.find(({ code }) => code === decision.ground)
  return renderPdf('registry/withdrawal/decision.typ', {
    ...{ issuer: head.issuer, authority: head.authority, place: head.seat },
    ...{ number: decision.documentNumber, signedOn: decision.signedOn },
    product: decision.product,
    producer: decision.producer,
    star: decision.star,
    certificate: decision.certificateNumber,
    ground: ground?.text,
    source: ground?.source,
    reason: decision.reason,
    conclusion: decision.conclusionDocument,
    concludedOn: decision.concludedOn,
    reply: decision.reply === null ? null : decision.repliedAt?.toISOString().slice(0, 10),
    title: decision.signerTitle,
    signer: decision.signerName,
    isDemo: decision.isDemo,
  })
}

const readLetterhead = publicView(({ tx }, provinceCode: string | null) => letterheadOf(tx, provinceCode))

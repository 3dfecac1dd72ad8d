import { dossierKinds as kindsOfLaw } from '@saolang/law/decisions/2026-26-qd-ttg/dossier-contents.ts'
import { reEvaluation } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import type { LegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import type { BaseProduct } from '../base-product.ts'
import type { DossierKind } from '../dossier.ts'

/** The kinds of dossier that begin with a certificate. */
export const renewalKinds = ['re-evaluation', 'upgrade'] as const satisfies DossierKind[]
export type RenewalKind = (typeof renewalKinds)[number]

/** A certificate as the register knows it: handed in by the register, never typed by anybody. Days are legal days. */
export type Certified = {
  certificateId: string
  productId: string
  organisationId: string
  productName: string
  /** The number printed on it, or the decision's where it has none. */
  number: string
  star: 3 | 4 | 5
  issuedOn?: LegalDate
  expiresOn: LegalDate
  setNo: number
  /** The dossier that it was issued on, where this system holds it. */
  formerDossierId?: string
  /** Whether the stars count today. */
  holds: boolean
}

/** What the dossier keeps of the certificate it begins with. */
export function toBaseProduct({ productId, productName, number, star, issuedOn, expiresOn }: Certified): BaseProduct {
  return {
    productId,
    name: productName,
    certificateNumber: number,
    star,
    ...(issuedOn && { issuedOn }),
    expiresOn,
  }
}

/** Why no dossier of this kind can begin with this certificate: it no longer counts, or five stars cannot rise. */
export function findRenewalProblems({ holds, star }: Certified, kind: RenewalKind): Problem[] {
  const source = kind === 'upgrade' ? kindsOfLaw.upgrade.source : reEvaluation.windowSource
  return listProblems([
    !holds && { code: 'renewal.certificate-ended', source },
    holds && kind === 'upgrade' && star === 5 && { code: 'renewal.no-higher-star', at: 'kind', source },
  ])
}

import { softwareDossier } from '@saolang/law/decisions/2026-26-qd-ttg/procedure.ts'
import { isLegalDate, type LegalDate } from '../kernel/calendar.ts'
import { listProblems, type Problem } from '../kernel/problem.ts'
import { inSentence } from '../people/place-name.ts'

/** How an applicant let an officer file for them. */
export const consentWays = ['at-office', 'at-home', 'by-phone', 'in-writing'] as const
export type ConsentWay = (typeof consentWays)[number]

export type Consent = { givenBy: string; givenOn: LegalDate; how: ConsentWay; isReadBack: boolean }

/** What is read out to the applicant before they consent. The applicant answers for the dossier all the same (Điều 7 khoản 1). */
export function consentWording({
  applicant,
  product,
  officer,
}: {
  applicant: string
  product: string
  officer: string
}): string {
  return `${applicant} đồng ý để cán bộ ${inSentence(officer)} nhập và nộp thay hồ sơ sản phẩm “${product}” trên hệ thống. Toàn bộ nội dung đã được đọc lại cho chủ thể nghe. Chủ thể chịu trách nhiệm về nội dung hồ sơ.`
}

/** Why a consent cannot be recorded: no name, no day or one ahead, not read back. */
export function findConsentProblems(consent: Consent, today: LegalDate): Problem[] {
  const { source } = softwareDossier
  return listProblems([
    !consent.givenBy.trim() && { code: 'consent.name-missing', at: 'givenBy', source },
    (!isLegalDate(consent.givenOn) || consent.givenOn > today) && { code: 'consent.day-wrong', at: 'givenOn' },
    !consentWays.includes(consent.how) && { code: 'consent.way-missing', at: 'how' },
    !consent.isReadBack && { code: 'consent.not-read-back', at: 'isReadBack', source },
  ])
}

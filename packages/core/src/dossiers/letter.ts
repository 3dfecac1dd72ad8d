import { communeFile, sampleProducts } from '@saolang/law/decisions/2026-26-qd-ttg/dossier-contents.ts'
import { isLegalDate, type LegalDate } from '../kernel/calendar.ts'
import { listProblems, type Problem } from '../kernel/problem.ts'

/** The commune's letter of request as it was signed on paper or by digital signature. */
export type Letter = { number: string; signedOn: LegalDate; signerName: string; signerTitle: string; samples: number }

/** The words of the letter of request (Điều 6 khoản 2 điểm a). */
export function draftLetter(data: {
  communeName: string
  provinceName: string
  productName: string
  organisationName: string
  code: string
  samples: number
}): string {
  const { communeName, provinceName, productName, organisationName, code, samples } = data
  const enclosed = communeFile.items
    .filter(({ code: item }) => item === 'communeReport' || item === 'productDossier')
    .map(({ text }) => text)
  const all = samples > 0 ? [...enclosed, `${String(samples).padStart(2, '0')} sản phẩm mẫu`] : enclosed
  return [
    `Ủy ban nhân dân ${communeName} đề nghị Ủy ban nhân dân ${provinceName} đánh giá, phân hạng sản phẩm OCOP cho sản phẩm “${productName}” của ${organisationName} (mã hồ sơ ${code}).`,
    `Hồ sơ gửi kèm: ${all.join('; ')}.`,
  ].join('\n')
}

/** Why a letter cannot go out: no number, no signer, no day or one ahead, too few samples for the set. */
export function findLetterProblems(letter: Letter, { setNo, today }: { setNo: number; today: LegalDate }): Problem[] {
  const { count, exceptSets, source } = sampleProducts
  const fewest = (exceptSets as readonly number[]).includes(setNo) ? 0 : count
  return listProblems([
    !letter.number.trim() && { code: 'letter.number-missing', at: 'number' },
    !letter.signerName.trim() && { code: 'letter.signer-missing', at: 'signerName' },
    !letter.signerTitle.trim() && { code: 'letter.title-missing', at: 'signerTitle' },
    (!isLegalDate(letter.signedOn) || letter.signedOn > today) && { code: 'letter.day-wrong', at: 'signedOn' },
    !(letter.samples >= fewest) && {
      code: 'dossier.samples-too-few',
      at: 'samples',
      source,
      values: { count: fewest },
    },
  ])
}

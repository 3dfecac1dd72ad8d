import { inSentence } from '@saolang/core/people/place-name.ts'
import { form03 } from '@saolang/law/decisions/2026-26-qd-ttg/form-03.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { printedSection, sectionOf } from './form-rows.ts'
import type { PaperData } from './read-papers.ts'
import { addressInWords, kindInWords, placeOfSigning } from './words.ts'

const genders: Record<string, string> = { male: 'Nam', female: 'Nữ' }

/** Mẫu số 03, the commune's report, as far as its findings are written: a draft until the commune has sent the dossier on. */
export function printForm03({ snapshot, findings, letter }: PaperData): Promise<Buffer> {
  const { applicant, place, dossier } = snapshot
  const { representative } = applicant
  const commune = inSentence(place.communeName)
  const values = {
    ...findings?.texts,
    organisationName: applicant.name,
    organisationKind: kindInWords(applicant),
    address: addressInWords(snapshot),
    representativeName: representative.name,
    representativeSex: genders[representative.gender ?? ''],
    representativeEthnicity: representative.ethnicity,
    representativeResidence: representative.residence,
    productName: dossier.productName,
  }
  const proposal = `Ủy ban nhân dân ${commune} đề nghị Ủy ban nhân dân ${inSentence(place.provinceName)} đánh giá, phân hạng sản phẩm OCOP cho sản phẩm “${dossier.productName}” của ${applicant.name}.`
  return renderPdf('dossiers/paper/form.typ', {
    no: '03',
    title: form03.title,
    kindOfPaper: 'Báo cáo',
    subject: 'Đánh giá một số nội dung của hồ sơ đăng ký tham gia đánh giá, phân hạng sản phẩm OCOP',
    isDraft: letter === undefined,
    issuer: `Ủy ban nhân dân ${commune}`,
    // The number that is recorded is the letter's; the report's own is written by hand.
    number: 'Số: ……/BC-UBND',
    place: placeOfSigning(place.communeName),
    day: letter?.signedOn ?? null,
    sections: [
      printedSection(sectionOf(form03, 'general'), values),
      printedSection(sectionOf(form03, 'findings'), values),
      { title: null, intro: proposal, rows: [] },
    ],
    closing: {
      capacity: `TM. Ủy ban nhân dân ${commune}`,
      title: letter?.signerTitle ?? 'Chủ tịch',
      note: null,
      name: letter?.signerName ?? null,
    },
    officialParts: [],
  })
}

import { kindOfLaw } from '@saolang/core/dossiers/dossier.ts'
import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import { inSentence } from '@saolang/core/people/place-name.ts'
import { form01 } from '@saolang/law/decisions/2026-26-qd-ttg/form-01.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { printedSection, sectionOf } from './form-rows.ts'
import { addressInWords, placeOfSigning } from './words.ts'

/** Mẫu số 01, Phiếu đăng ký, filled from a frozen dossier. The blanks of the offices stay theirs, but for the day of receipt. */
export function printForm01(snapshot: Snapshot): Promise<Buffer> {
  const { dossier, applicant, place, law, pledge, answers } = snapshot
  const values = {
    organisationName: applicant.name,
    representativeName: applicant.representative.name,
    representativePosition: applicant.representative.title,
    contactAddress: addressInWords(snapshot),
    phone: applicant.phone,
    email: applicant.email,
    productName: dossier.productName,
    kind: kindOfLaw[dossier.kind],
    selfAssessmentAttached: true,
    sampleCount: answers.flatMap(({ rows }) => rows).find(({ code }) => code === 'sampleCount')?.value,
  }
  const classification = { label: 'Ngành, Nhóm, Phân nhóm', kind: 'text', value: law.classification, options: null }
  const year = dossier.submittedAt.slice(0, 4)
  const number = `……-……/PĐK-${place.provinceCode}-${place.communeCode}-${year}`
  const { intro } = sectionOf(form01, 'pledge')
  return renderPdf('dossiers/paper/form.typ', {
    no: '01',
    title: form01.title,
    kindOfPaper: 'Phiếu đăng ký',
    subject: `Tham gia đánh giá, phân hạng sản phẩm OCOP của ${inSentence(place.provinceName)} năm ${year}`,
    issuer: null,
    sections: [
      printedSection(sectionOf(form01, 'applicant'), values),
      printedSection(sectionOf(form01, 'product'), values),
      { ...printedSection(sectionOf(form01, 'classification'), values), rows: [classification] },
      printedSection(sectionOf(form01, 'evaluationKind'), values),
      printedSection(sectionOf(form01, 'attachments'), values),
      { title: null, intro, rows: [] },
    ],
    closing: closingOf(pledge, placeOfSigning(place.communeName)),
    officialParts: [
      printedSection(sectionOf(form01, 'communePart'), { slipNumber: number, receivedOn: dossier.receivedOn }),
      printedSection(sectionOf(form01, 'provincePart'), { slipNumber: number }),
    ].map((part) => ({ ...part, rows: part.rows.filter(({ label }) => label !== 'Cơ quan tiếp nhận') })),
  })
}

function closingOf({ by, on }: Snapshot['pledge'], place: string) {
  return { place, day: on, title: 'Đại diện', note: '(Ký, đóng dấu, ghi rõ họ tên)', name: by }
}

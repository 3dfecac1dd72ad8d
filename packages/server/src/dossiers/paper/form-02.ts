import type { SheetRow, Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import { form02, selfAssessmentInstruction } from '@saolang/law/decisions/2026-26-qd-ttg/form-02.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { type FormValue, printedSection, sectionOf } from './form-rows.ts'
import { addressInWords, kindInWords, placeOfSigning } from './words.ts'

/** Mẫu số 02, Báo cáo tự đánh giá, filled from a frozen dossier, with the whole sheet of Phần III. */
export function printForm02(snapshot: Snapshot): Promise<Buffer> {
  const { dossier, place, pledge, answers } = snapshot
  const values = valuesOf(snapshot)
  const section = (code: string) => printedSection(sectionOf(form02, code), values)
  const updates = answers.filter(({ code }) => code === 'changes' || code.startsWith('updates'))
  const plan = section('plan')
  return renderPdf('dossiers/paper/form.typ', {
    no: '02',
    title: form02.title,
    kindOfPaper: 'Báo cáo tự đánh giá về sản phẩm',
    subject: dossier.productName,
    issuer: null,
    sections: [
      section('applicant'),
      section('papers'),
      section('history'),
      section('results'),
      ...(updates.length > 0
        ? [{ title: 'Nội dung cập nhật, thay đổi', intro: null, rows: updates.flatMap(({ rows }) => rows) }]
        : []),
      {
        title: 'Phần III. Đánh giá kết quả thực hiện theo Bộ tiêu chí sản phẩm OCOP',
        intro: selfAssessmentInstruction.text,
        rows: [],
        sheet: sheetOf(snapshot),
      },
      { ...plan, rows: plan.rows.filter(({ label }) => !/ký/.test(label)) },
    ],
    closing: {
      place: placeOfSigning(place.communeName),
      day: pledge.on,
      title: 'Đại diện theo pháp luật của cơ sở',
      note: '(Ký, họ tên, đóng dấu)',
      name: pledge.by,
    },
    officialParts: [],
  })
}

function valuesOf(snapshot: Snapshot): Record<string, FormValue> {
  const { applicant, answers, dossier } = snapshot
  const { representative } = applicant
  const given = Object.fromEntries(answers.flatMap(({ rows }) => rows).map(({ code, value }) => [code, value]))
  const rights = ['hasTrademark', 'hasOriginMark', 'hasPatent', 'hasIndustrialDesign', 'hasCopyright']
  return {
    ...given,
    organisationName: applicant.name,
    organisationKind: kindInWords(applicant),
    address: addressInWords(snapshot),
    phone: applicant.phone,
    email: applicant.email,
    representativeName: representative.name,
    representativeSex: representative.gender,
    representativeEthnicity: representative.ethnicity,
    representativeResidence: representative.residence,
    foundedOn: applicant.establishedOn,
    registrationNumber: applicant.registrationNo,
    productDescription: [dossier.productName, given.productDescription].filter(Boolean).join('\n'),
    hasIntellectualProperty: rights.some((right) => given[right]) || Boolean(given.otherIntellectualProperty),
  }
}

function sheetOf({ sheet }: Snapshot) {
  const { points, star, shortfalls } = sheet
  const [first] = shortfalls
  return {
    points,
    star,
    note: first
      ? `Tiêu chí ${first.criterion} (${first.title}) chưa đạt mức tối thiểu của hạng ${first.forStar} sao.`
      : null,
    rows: sheet.rows.map(rowOf),
  }
}

function rowOf({ kind, code, title, max, points, chosen, words, evidence = [] }: SheetRow) {
  return {
    kind,
    code,
    max,
    points,
    title: kind === 'part' ? `Phần ${code}. ${title}` : title,
    chosen: chosen?.text ?? null,
    note: words ?? null,
    evidence: evidence.map(({ no, page }) => `số ${no}${page ? `, trang ${page}` : ''}`),
  }
}

import { inSentence, placeInWords } from '@saolang/core/people/place-name.ts'
import { decision as decision26 } from '@saolang/law/decisions/2026-26-qd-ttg/decision.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { getPlace } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { getDecision } from '../get-decision.ts'
import { dayInWords, wordingOf } from './draft-decision.ts'
import { letterheadOf } from './letterhead.ts'

/** A recorded decision of recognition as PDF, with its number, day and signer: as it goes out to be signed. Refuses with `not-found.decision`. */
export async function printDecision(id: string): Promise<Buffer> {
  const { decision, head, items, isDemo } = await readRecorded(id)
  const { number, signedOn, signer, authority } = decision
  const level = authority.level === 'nation' ? 'central' : 'province'
  const wording = wordingOf(level, head, items.length, [...new Set(items.map(({ star }) => star))].sort())
  const isDeputy = /^phó/i.test(signer.title)
  return renderPdf('councils/paper/decision.typ', {
    ...wording,
    isDraft: false,
    number,
    signedOn,
    place: head.seat,
    bases: [
      `Căn cứ Quyết định số ${decision26.number} ${dayInWords(decision26.signedOn)} của Thủ tướng Chính phủ ${inSentence(decision26.title)}`,
      'Căn cứ kết quả đánh giá, phân hạng sản phẩm của Hội đồng',
      'Theo đề nghị của Chủ tịch Hội đồng đánh giá, phân hạng sản phẩm OCOP',
    ],
    capacity: isDeputy ? `KT. ${wording.title}` : null,
    title: signer.title,
    signer: signer.name,
    items,
    isDemo,
  })
}

const readRecorded = publicView(async ({ tx }, id: string) => {
  const decision = await getDecision(tx, id)
  const items = []
  let isDemo = false
  for (const { dossierId, pointsShown, star } of decision.items) {
    const dossier = await getDossier(tx, dossierId)
    const { communeName, provinceName } = await getPlace(tx, dossier.communeCode)
    isDemo ||= dossier.isDemo
    const { productName, organisationName } = dossier
    items.push({
      productName,
      organisationName,
      address: placeInWords(communeName, provinceName),
      points: pointsShown,
      star,
    })
  }
  return { decision, items, isDemo, head: await letterheadOf(tx, decision.authority.provinceCode ?? null) }
})

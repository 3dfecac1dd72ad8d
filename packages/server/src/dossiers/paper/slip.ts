import { inSentence } from '@saolang/core/people/place-name.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { qrSvg } from '../../platform/qr.ts'
import type { PaperData } from './read-papers.ts'
import { addressInWords, instantInWords, placeOfSigning, shortMark } from './words.ts'

/** The slip of receipt: code, due day, what was handed in with its hashes, QR to the dossier's state. `publicUrl` without a final slash. */
export async function printSlip({ snapshot, sha256, clock }: PaperData, publicUrl: string): Promise<Buffer> {
  const { dossier, applicant, place, law, evidence, assistance } = snapshot
  const url = `${publicUrl}/dossiers/${dossier.id}`
  const commune = `Ủy ban nhân dân ${inSentence(place.communeName)}`
  return renderPdf('dossiers/paper/slip.typ', {
    code: dossier.code,
    receivingBody: commune,
    place: placeOfSigning(place.communeName),
    submittedOn: dossier.receivedOn,
    productName: dossier.productName,
    organisationName: applicant.name,
    representativeName: applicant.representative.name,
    address: addressInWords(snapshot),
    kind: dossier.kindText,
    setTitle: `Số ${law.setNo}: ${law.setTitle}`,
    submittedAt: instantInWords(dossier.submittedAt),
    submittedBy: dossier.submittedBy,
    assistedBy: assistance?.byName ?? null,
    qr: await qrSvg(url),
    url: url.replace(/^https?:\/\//, ''),
    dueBody: commune,
    dueOn: clock.dueOn ?? null,
    workingDays: clock.workingDays,
    dueSource: `${clock.source}, Quyết định số ${law.decision}`,
    papers: [
      { title: 'Mẫu số 01 và Mẫu số 02 (bản điện tử)', pages: '', mark: shortMark(sha256) },
      ...evidence.map(({ caption, fileName, pages, sha256: mark }) => ({
        title: caption || fileName,
        pages: pages ?? 1,
        mark: shortMark(mark),
      })),
    ],
    isDemo: dossier.isDemo,
  })
}

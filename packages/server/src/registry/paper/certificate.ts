import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import type { CertificateStatus } from '@saolang/core/registry/certificate.ts'
import { type Decision, getDecision } from '../../councils/get-decision.ts'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { qrSvg } from '../../platform/qr.ts'
import { type Verification, verifyCode } from '../verification/verify-code.ts'

type Found = Extract<Verification, { kind: 'found' }>

const starsInWords: Record<number, string> = { 3: 'BA SAO', 4: 'BỐN SAO', 5: 'NĂM SAO' }

/** What is printed across a certificate that no longer holds. */
const voidWords: Partial<Record<CertificateStatus, string>> = {
  expired: 'Hết hiệu lực',
  withdrawn: 'Đã thu hồi',
  replaced: 'Đã thay thế',
  upgraded: 'Đã nâng hạng',
}

/**
 * The certificate that a code leads to, as PDF; `publicUrl` without a final slash. Only what a recorded decision made has one: a
 * record taken over from elsewhere was certified on paper that we have not seen. A draft says that nobody signed it. Refuses with `not-found.certificate`.
 */
export async function printCertificate(code: string, publicUrl: string, isDraft: boolean): Promise<Buffer> {
  const found = await verifyCode(code)
  const isOurs = found.kind === 'found' && found.recognition.kind === 'issued' && found.recognition.decisionId
  refuseIf(isOurs ? [] : [{ code: 'not-found.certificate' }])
  const { record, recognition } = found as Found
  const { decision, place } = await readDecision(recognition.decisionId as string)
  const checkCode = recognition.code ?? (found as Found).code
  const { product } = record
  return renderPdf('registry/paper/certificate.typ', {
    number: recognition.number,
    issuer: decision.authority.name,
    star: recognition.star,
    starInWords: starsInWords[recognition.star ?? 0] ?? '',
    productName: product.name,
    organisationName: product.producer,
    address: product.recordedPlace,
    qr: await qrSvg(`${publicUrl}/v/${checkCode}`),
    productCode: record.legalCode ?? '',
    decisionNumber: decision.number,
    decisionDay: decision.signedOn,
    validFrom: recognition.issuedOn,
    validTo: recognition.expiresOn,
    addressOfCheck: `${publicUrl}/v`.replace(/^https?:\/\//, ''),
    checkCode: formatShortCode(checkCode),
    isDemo: product.isDemo,
    place,
    signerTitle: decision.signer.title,
    signer: decision.signer.name,
    isDraft,
    void: voidWords[recognition.standing.status] ?? null,
  })
}

const readDecision = publicView(async ({ tx }, id: string): Promise<{ decision: Decision; place: string }> => {
  const decision = await getDecision(tx, id)
  const { provinceCode } = decision.authority
  const province = (await listProvinces(tx)).find((candidate) => candidate.code === provinceCode)
  return { decision, place: province?.shortName ?? 'Hà Nội' }
})

import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import { renderPdf } from '../../../platform/pdf.ts'
import { qrSvg } from '../../../platform/qr.ts'
import type { TrainingCertificateRow } from '../training-certificates.sql.ts'

/** A certificate of attendance as PDF, with the code by which anybody learns that it is true; `publicUrl` without a final slash. */
export async function printTraining({ code, facts }: TrainingCertificateRow, publicUrl: string): Promise<Buffer> {
  const { organisation, right, of } = facts
  return renderPdf('support/courses/paper/training-certificate.typ', {
    ...facts,
    organisation: organisation ?? null,
    score: right === undefined || of === undefined ? null : { right, of },
    code: formatShortCode(code),
    qr: await qrSvg(`${publicUrl}/trainings/${code}`),
    addressOfCheck: `${publicUrl}/trainings`.replace(/^https?:\/\//, ''),
  })
}

import { system } from '@saolang/core/people/actor.ts'
import { printDecision } from '../../councils/paper/recorded-decision.ts'
import { act, publicView } from '../../platform/act.ts'
import { storeUpload } from '../../platform/files.ts'
import { issueCertificates } from '../issue-certificates.ts'
import { printCertificate } from '../paper/certificate.ts'
import { addPaper, listCertificatesOf, listPapers } from './papers.sql.ts'

type Wanted = { decisionId: string; certificateId: string | null; sha256: string }

/** Draws every paper of a decision that is not drawn yet, as it goes out to be signed. The same bytes ever after. */
export async function preparePapers(decisionId: string, publicUrl: string): Promise<void> {
  await issueCertificates(system, { decisionId })
  const { papers, certificates } = await readWanted(decisionId)
  const isDrawn = (certificateId: string | null) => papers.some((paper) => paper.certificateId === certificateId)
  if (!isDrawn(null)) await keep({ decisionId, certificateId: null, pdf: await printDecision(decisionId) })
  for (const { id, code } of certificates)
    if (!isDrawn(id)) await keep({ decisionId, certificateId: id, pdf: await printCertificate(code, publicUrl, false) })
}

const readWanted = publicView(async ({ tx }, decisionId: string) => ({
  papers: await listPapers(tx, decisionId),
  certificates: await listCertificatesOf(tx, decisionId),
}))

async function keep({ pdf, ...paper }: Omit<Wanted, 'sha256'> & { pdf: Buffer }): Promise<void> {
  const { sha256 } = await storeUpload({ bytes: pdf, fileName: 'paper.pdf' })
  await preparePaper(system, { ...paper, sha256 })
}

const preparePaper = act('paper.prepare', async (context, wanted: Wanted) => {
  const id = context.newId()
  await addPaper(context.tx, { id, ...wanted }, context.now)
  context.on('paper', id, { decisionId: wanted.decisionId, sha256: wanted.sha256 })
})

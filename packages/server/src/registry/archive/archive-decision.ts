import { createHash } from 'node:crypto'
import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Decision, getDecision } from '../../councils/get-decision.ts'
import { printDecision } from '../../councils/paper/recorded-decision.ts'
import { bindDossier } from '../../dossiers/paper/bound-dossier.ts'
import { getPaperContent } from '../../dossiers/paper/get-paper-content.ts'
import { act } from '../../platform/act.ts'
import { type Payload, writeBag } from '../../platform/bag/bag.ts'
import { readStored } from '../../platform/files.ts'
import type { Tx } from '../../platform/sql.ts'
import { listPapers } from '../signing/papers.sql.ts'
import { type Described, type DescribedDossier, describeDecision } from './describe-decision.ts'

/** Which decision, into which new folder; `publicUrl` without a final slash stands on the covers. */
export type Wish = { decisionId: string; folder: string; publicUrl: string }

/** The package that was written, and its seal. */
export type Archived = { decision: string; folder: string; seal: string; files: number; bytes: number }

/**
 * Packs a decision for the archives: the decision and its certificates, signed where they were, every dossier with its evidence, a
 * description in XML and the hashes of all. The seal goes into the audit: whoever holds the package can prove when it was made and that
 * nothing in it changed.
 */
export const archiveDecision = act(
  'decision.archive',
  async (context, { decisionId, folder, publicUrl }: Wish): Promise<Archived> => {
    const decision = await getDecision(context.tx, decisionId)
    const info = {
      'Source-Organization': decision.authority.name,
      'External-Identifier': decision.number,
      'External-Description': `Quyết định số ${decision.number} ngày ${decision.signedOn} công nhận sản phẩm OCOP`,
      'Bagging-Date': legalDateOf(context.now),
      'Bag-Software-Agent': 'Sao Lang',
    }
    const bag = await writeBag(folder, payloadOf(context.tx, decision, publicUrl), info)
    context.on('decision', decisionId, { seal: bag.seal, files: bag.files })
    return { decision: decision.number, folder, ...bag }
  },
)

async function* payloadOf(tx: Tx, decision: Decision, publicUrl: string): AsyncGenerator<Payload> {
  const papers: Described[] = []
  for await (const { title, ...file } of papersOf(tx, decision)) {
    papers.push(describe(file, title))
    yield file
  }
  const dossiers: DescribedDossier[] = []
  for (const { dossierId, star, pointsShown } of decision.items) {
    const { content: snapshot, sha256 } = await getPaperContent(tx, dossierId)
    const dossier = factsOf(snapshot, star, String(pointsShown))
    dossiers.push(dossier)
    for await (const { title, ...file } of dossierFiles(snapshot, sha256, publicUrl)) {
      dossier.files.push(describe(file, title))
      yield file
    }
  }
  yield { path: 'metadata.xml', bytes: Buffer.from(describeDecision(decision, papers, dossiers)) }
}

type Titled = Payload & { title: string }

async function* papersOf(tx: Tx, { id, number }: Decision): AsyncGenerator<Titled> {
  const papers = await listPapers(tx, id)
  if (!papers.some(({ kind }) => kind === 'decision'))
    yield { path: 'quyet-dinh.pdf', title: `Quyết định số ${number}`, bytes: await printDecision(id) }
  for (const { kind, code, name, sha256, signature } of papers) {
    const isSigned = signature ? 'đã ký số' : 'chưa ký số'
    const [path, title] =
      kind === 'decision'
        ? ['quyet-dinh.pdf', `Quyết định số ${number}, ${isSigned}`]
        : [`giay-chung-nhan/${code}.pdf`, `Giấy chứng nhận ${code}: ${name}, ${isSigned}`]
    yield { path: path as string, title: title as string, bytes: await readStored(signature?.sha256 ?? sha256) }
  }
}

async function* dossierFiles(snapshot: Snapshot, sha256: string, publicUrl: string): AsyncGenerator<Titled> {
  const folder = `ho-so/${snapshot.dossier.code}`
  yield {
    path: `${folder}/ho-so.pdf`,
    title: `Hồ sơ ${snapshot.dossier.code}`,
    bytes: await bindDossier({ snapshot, sha256 }, publicUrl),
  }
  yield { path: `${folder}/ho-so.json`, title: 'Bản nộp', bytes: Buffer.from(JSON.stringify(snapshot, null, 2)) }
  for (const { no, caption, fileName, mediaType, sha256: evidence } of snapshot.evidence)
    yield {
      path: `${folder}/minh-chung/${String(no).padStart(2, '0')}.${extensionOf(mediaType)}`,
      title: `Minh chứng số ${no}: ${caption || fileName}`,
      bytes: await readStored(evidence),
    }
}

function factsOf({ dossier, applicant, place }: Snapshot, star: number, points: string): DescribedDossier {
  return {
    code: dossier.code,
    product: dossier.productName,
    producer: applicant.name,
    commune: place.communeName,
    province: place.provinceName,
    star,
    points,
    files: [],
  }
}

function describe({ path, bytes }: Payload, title: string): Described {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { path: `data/${path}`, title, sha256, bytes: bytes.length, mediaType: typeOf(path) }
}

const extensionOf = (mediaType: string) => (mediaType === 'application/pdf' ? 'pdf' : mediaType.slice('image/'.length))

function typeOf(path: string): string {
  if (path.endsWith('.pdf')) return 'application/pdf'
  return path.endsWith('.json') ? 'application/json' : `image/${path.slice(path.lastIndexOf('.') + 1)}`
}

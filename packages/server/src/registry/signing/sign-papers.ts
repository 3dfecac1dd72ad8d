import { findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { type Actor, system } from '@saolang/core/people/actor.ts'
import { act, publicView } from '../../platform/act.ts'
import { readStored } from '../../platform/files.ts'
import type { Authorisation, SigningWay } from '../../platform/signing/signer.ts'
import { findTestAuthority, openSigner, openWays } from '../../platform/signing/workshop.ts'
import { acceptPaper, getAuthorityOf } from './accept-paper.ts'
import { addSigner } from './handovers.sql.ts'
import {
  addRun,
  endRun,
  findLastRun,
  findRun,
  isUnderWay,
  listPapers,
  type PaperRow,
  type RunRow,
} from './papers.sql.ts'
import { preparePapers } from './prepare-papers.ts'

/** The ways whose key signs all papers of a decision here; the others take a paper at a time by hand. */
export const bulkWays = ['test-ca', 'pkcs11', 'remote'] as const satisfies readonly SigningWay[]

const together = 20
let address = ''

/** Says under which address papers can be checked: it is printed on them. Called once, at start. */
export function configurePapers(publicUrl: string): void {
  address = publicUrl
}

/**
 * Asks for all papers of a decision to be signed. Keys of ours sign in a job, so that the page may be closed; a remote service
 * needs the person's PIN and OTP, which are kept nowhere: it signs before this returns. Gives the run's id.
 */
export async function signPapers(
  who: Actor,
  { decisionId, way, authorisation = {} }: { decisionId: string; way: SigningWay; authorisation?: Authorisation },
): Promise<{ runId: string }> {
  const runId = await startRun(who, { decisionId, way })
  if (way === 'remote') await performRun(runId, authorisation)
  return { runId }
}

/** The job of a run that was asked for: signs what is unsigned, in the order of the papers. Told twice, it goes on where it stopped. */
export async function onSigningAsked({ runId }: { runId: string }): Promise<void> {
  const run = await getRun(runId)
  if (run.way !== 'remote') await performRun(runId, {})
}

/** Draws the papers of a decision, where that has not happened, for who signs them one by one. */
export function drawPapers(decisionId: string): Promise<void> {
  return preparePapers(decisionId, address)
}

const startRun = act('paper.sign', async (context, { decisionId, way }: { decisionId: string; way: SigningWay }) => {
  const { provinceCode } = await getAuthorityOf(decisionId)
  if (context.who.role !== 'system')
    refuseIf(findAuthorityProblems(context.who, { level: provinceCode ? 'province' : 'central', provinceCode }))
  const isBulk = bulkWays.some((each) => each === way) && openWays().includes(way)
  refuseIf(isBulk ? [] : [{ code: 'signing.way-closed', at: 'way' }])
  const last = await findLastRun(context.tx, decisionId)
  refuseIf(last && isUnderWay(last, context.now) ? [{ code: 'conflict.signing-under-way' }] : [])
  const id = context.newId()
  await addRun(context.tx, { id, decisionId, way, askedBy: context.who.personId ?? null }, context.now)
  await context.emit('SigningAsked', { runId: id })
  context.on('decision', decisionId, { way })
  return id
})

async function performRun(runId: string, authorisation: Authorisation): Promise<void> {
  const { decisionId, way, endedAt } = await getRun(runId)
  if (endedAt) return
  try {
    await drawPapers(decisionId)
    await signAll(decisionId, way, authorisation)
    await finishRun(system, { runId, problems: [] })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await finishRun(system, { runId, problems: error.problems })
    if (way === 'remote') throw error
  }
}

async function signAll(decisionId: string, way: SigningWay, authorisation: Authorisation): Promise<void> {
  const authority = await getAuthorityOf(decisionId)
  if (way === 'test-ca') await registerTestSigner(authority)
  const signer = await openSigner(way, authority)
  const unsigned = (await readPapers(decisionId)).filter(({ signature }) => !signature)
  // A remote service was authorised for all hashes at once; the keys of ours go by portions, so that one sees them advance.
  const size = way === 'remote' ? Math.max(unsigned.length, 1) : together
  for (let at = 0; at < unsigned.length; at += size) {
    const papers = await Promise.all(unsigned.slice(at, at + size).map((paper) => toUnsigned(paper, authority.number)))
    for (const outcome of await signer.sign(papers, authorisation))
      if (outcome.kind === 'signed') await acceptPaper(system, { paperId: outcome.id, bytes: outcome.pdf, way })
  }
}

async function toUnsigned({ id, sha256, kind }: PaperRow, number: string) {
  const reason = kind === 'decision' ? `Ban hành Quyết định số ${number}` : `Cấp theo Quyết định số ${number}`
  return { id, pdf: await readStored(sha256), reason, fileName: `${id}.pdf` }
}

async function registerTestSigner({ code, name }: { code: string; name: string }): Promise<void> {
  const authority = await findTestAuthority()
  if (!authority) return
  const { readCertificates, readFacts } = await import('../../platform/signing/chain.ts')
  const [certificate] = readCertificates(authority.signerOf(code, name).certificate)
  if (certificate) await keepTestSigner(system, { code, facts: readFacts(certificate) })
}

const keepTestSigner = act(
  'signer.register',
  async (context, { code, facts }: { code: string; facts: Parameters<typeof addSigner>[1]['facts'] }) => {
    await addSigner(context.tx, { id: context.newId(), authority: code, facts, by: null }, context.now)
    context.on('signer', facts.serial, { authority: code })
  },
)

const finishRun = act(
  'paper.sign',
  async (context, { runId, problems }: { runId: string; problems: readonly Problem[] }) => {
    await endRun(context.tx, runId, problems, context.now)
    context.on('signing-run', runId, { problems: problems.map(({ code }) => code) })
  },
)

const readPapers = publicView(({ tx }, decisionId: string) => listPapers(tx, decisionId))

const getRun = publicView(async ({ tx }, id: string): Promise<RunRow> => {
  const run = await findRun(tx, id)
  if (!run) throw new Refused([{ code: 'not-found.signing-run' }])
  return run
})

import { createHash } from 'node:crypto'
import { findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { system } from '@saolang/core/people/actor.ts'
import { act, publicView } from '../../platform/act.ts'
import { readStored } from '../../platform/files.ts'
import { openWays } from '../../platform/signing/workshop.ts'
import { acceptPaper, getAuthorityOf, getPaper } from './accept-paper.ts'
import { addHandover, findHandover, type HandoverRow, noteRefusal, useHandover } from './handovers.sql.ts'

const minutes = { bridge: 10, upload: 7 * 24 * 60 } as const

/** Hands a paper to a tool or a person under a token for this one paper: ten minutes for the desktop tool, a week by hand. Gives the token, once. */
export const handOverPaper = act(
  'paper.hand-over',
  async (context, { paperId, way }: { paperId: string; way: 'bridge' | 'upload' }) => {
    const paper = await getPaper(paperId)
    const { provinceCode } = await getAuthorityOf(paper.decisionId)
    refuseIf(findAuthorityProblems(context.who, { level: provinceCode ? 'province' : 'central', provinceCode }))
    refuseIf([
      ...(paper.signature ? [{ code: 'conflict.paper-signed' }] : []),
      ...(openWays().includes(way) ? [] : [{ code: 'signing.way-closed', at: 'way' }]),
    ])
    const token = Buffer.from(context.newRandom(32)).toString('base64url')
    await addHandover(context.tx, {
      tokenHash: hashOf(token),
      paperId,
      way,
      handedBy: context.who.personId as string,
      handedAt: context.now,
      expiresAt: new Date(context.now.getTime() + minutes[way] * 60_000),
    })
    context.on('paper', paperId, { way })
    return token
  },
)

/** The bytes that a token stands for, once. Refuses a token that is unknown, used or over. */
export async function fetchHandedOver(token: string): Promise<Buffer> {
  const { paperId } = await useToken(system, { token, step: 'fetched' })
  return readStored((await getPaper(paperId)).sha256)
}

/** Takes back what a tool signed, once a token; a second try needs a new one. Refuses with every reason, which the page of the paper shows too. */
export async function returnHandedOver(token: string, bytes: Buffer): Promise<void> {
  const { paperId, way } = await useToken(system, { token, step: 'returned' })
  try {
    await acceptPaper(system, { paperId, bytes, way })
  } catch (error) {
    if (error instanceof Refused) await keepRefusal(system, { token, paperId, problems: error.problems })
    throw error
  }
}

type Step = { token: string; step: 'fetched' | 'returned' }

const useToken = act('paper.accept', async (context, { token, step }: Step): Promise<HandoverRow> => {
  const handover = await findHandover(context.tx, hashOf(token))
  if (!handover) throw new Refused([{ code: 'not-found.handover' }])
  const isUsed = await useHandover(context.tx, hashOf(token), step, context.now)
  const isOver = handover.expiresAt <= context.now
  refuseIf(isUsed ? [] : [{ code: isOver ? 'conflict.handover-over' : 'conflict.handover-used' }])
  context.on('paper', handover.paperId, { step })
  return handover
})

const keepRefusal = act(
  'paper.accept',
  async (context, { token, paperId, problems }: { token: string; paperId: string; problems: readonly Problem[] }) => {
    await noteRefusal(context.tx, hashOf(token), problems)
    context.on('paper', paperId, { refused: problems.map(({ code }) => code) })
  },
)

/** Whether a token leads to a paper that may still come back. */
export const isTokenOpen = publicView(async ({ tx, now }, token: string) => {
  const found = await findHandover(tx, hashOf(token))
  return found !== undefined && found.returnedAt === null && found.expiresAt > now
})

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

import { verify } from 'node:crypto'
import { system } from '@saolang/core/people/actor.ts'
import { act, view } from '../../platform/act.ts'
import { hashesOf } from './hashes.sql.ts'
import { findTreeHead } from './heads.sql.ts'
import type { LogSettings } from './log-settings.ts'
import { readNote, readVerifier, signsCosignatures } from './note.ts'
import { proveConsistency } from './tree.ts'
import { addCosignature, listWitnessStates, noteWitness } from './witnesses.sql.ts'

type Witness = LogSettings['witnesses'][number]
type Answer = { witness: string; size: number; line?: string; cosignedAt?: Date; failure: string | null }

const patienceMs = 10_000

/** Asks every witness to sign the newest checkpoint that it has not signed yet. A witness that is away, or refuses, is noted and asked again next time. */
export async function askWitnesses(witnesses: readonly Witness[]): Promise<void> {
  for (const witness of witnesses) {
    const question = await findQuestion(system, witness)
    if (question) await recordAnswer(system, await ask(witness, question))
  }
}

type Question = { note: string; size: number; seen: number; prove(from: number): Promise<string[]> }

const findQuestion = view('audit.cosign', async ({ tx }, { name }: Witness): Promise<Question | undefined> => {
  const head = await findTreeHead(tx)
  const seen = (await listWitnessStates(tx)).find((state) => state.name === name)
  if (!head || (seen && seen.size >= head.size && seen.failure === null)) return undefined
  const prove = (from: number) => proveTo(system, { from, to: head.size })
  return { note: head.note, size: head.size, seen: Math.min(seen?.size ?? 0, head.size), prove }
})

const proveTo = view('audit.cosign', async ({ tx }, { from, to }: { from: number; to: number }) =>
  (await proveConsistency(hashesOf(tx), from, to)).map((hash) => hash.toString('base64')),
)

const recordAnswer = act('audit.cosign', async ({ tx, now, on }, answer: Answer) => {
  const { witness, size, line, cosignedAt, failure } = answer
  on('witness', witness, { size, ...(failure && { failure }) })
  if (line && cosignedAt) await addCosignature(tx, { size, witness, line, at: cosignedAt })
  await noteWitness(tx, { name: witness, size: line ? size : 0, askedAt: now, failure })
})

async function ask(witness: Witness, question: Question): Promise<Answer> {
  const { name } = witness
  try {
    let answer = await post(witness, question, question.seen)
    // It knows another size than we remember, after a restore on either side: it says which, and is asked once more.
    const known = answer.status === 409 ? Number((await answer.text()).trim()) : Number.NaN
    if (known <= question.size && known !== question.seen) answer = await post(witness, question, known)
    else if (answer.status === 409) return failed(name, `409: it has seen a tree of ${known || 'another root'}`)
    if (answer.status !== 200) return failed(name, `HTTP ${answer.status}`)
    const signed = findCosignature(witness, question.note, await answer.text())
    return signed
      ? { witness: name, size: question.size, ...signed, failure: null }
      : failed(name, 'its signature does not verify')
  } catch (error) {
    return failed(
      name,
      error instanceof Error && error.name === 'TimeoutError' ? 'it did not answer in time' : 'it cannot be reached',
    )
  }
}

async function post(witness: Witness, { note, prove }: Question, from: number): Promise<Response> {
  const proof = (await prove(from)).map((hash) => `${hash}\n`).join('')
  return fetch(`${witness.url}/add-checkpoint`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `old ${from}\n${proof}\n${note}`,
    signal: AbortSignal.timeout(patienceMs),
    redirect: 'error',
  })
}

function failed(witness: string, failure: string): Answer {
  return { witness, size: 0, failure }
}

/** The line in an answer that this witness signed under this note, with its time (C2SP tlog-cosignature). Undefined when none verifies. */
export function findCosignature(
  { verifier }: Pick<Witness, 'verifier'>,
  note: string,
  lines: string,
): { line: string; cosignedAt: Date } | undefined {
  const key = readVerifier(verifier)
  const text = readNote(note)?.text
  if (key?.signs !== signsCosignatures || !text) return undefined
  for (const line of lines.split('\n')) {
    const [, name, base64 = ''] = line.match(/^— (\S+) (\S+)$/) ?? []
    const bytes = Buffer.from(base64, 'base64')
    if (name !== key.name || bytes.length !== 76 || !bytes.subarray(0, 4).equals(key.hash)) continue
    const seconds = bytes.readBigUInt64BE(4)
    const signed = Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)
    if (verify(null, signed, key.key, bytes.subarray(12)))
      return { line: `${line}\n`, cosignedAt: new Date(Number(seconds) * 1000) }
  }
  return undefined
}

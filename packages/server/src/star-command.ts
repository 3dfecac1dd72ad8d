import { type Choices, findChoiceProblems, type ScoreResult, scoreCompiled } from '@saolang/core/dossiers/scorecard.ts'
import { type CompiledSet, compileSet } from '@saolang/core/dossiers/star-compile.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { decision } from '@saolang/law/decisions/2026-26-qd-ttg/decision.ts'
import { listCriteriaSets } from '@saolang/law/in-force.ts'

/** Where the answers go: a writable stream, or anything that tells when it wants no more for now. */
export type Output = {
  write(text: string): boolean
  once?(event: 'drain', resume: () => void): unknown
}

/**
 * `./saolang star`: reads pieces of text holding JSON lines `{"set":4,"choices":{"1.1":"QD26-04.1.1.o3"}}`, writes one JSON line
 * an answer, in order. A line that cannot be scored answers `{"error":…}` and the rest go on; blank lines are passed over.
 * Answers to every piece before it asks for the next and waits for the output to drain, so that it serves a conversation and
 * millions of lines alike.
 */
export async function starCommand(input: AsyncIterable<string | Uint8Array>, output: Output): Promise<void> {
  const sets = new Map(listCriteriaSets(decision.inForceFrom.date).map((set) => [set.no, compileSet(set)]))
  for await (const lines of linesOf(input)) {
    const answers = lines.filter((line) => line.trim() !== '').map((line) => `${JSON.stringify(answer(sets, line))}\n`)
    if (answers.length > 0) await writeAll(output, answers.join(''))
  }
}

function answer(sets: ReadonlyMap<number, CompiledSet>, line: string): object {
  const sheet = parse(line)
  if (!isRecord(sheet)) return { error: 'the line is not a JSON object' }
  const compiled = sets.get(sheet.set as number)
  if (!compiled) return { error: `unknown set ${JSON.stringify(sheet.set) ?? ''}`.trim() }
  const { choices } = sheet
  if (!isRecord(choices)) return { error: 'choices is not an object' }
  try {
    return shown(scoreCompiled(compiled, choices as Choices))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return {
      error: findChoiceProblems(compiled.set, choices as Choices)
        .map(inWords)
        .join('; '),
    }
  }
}

function shown({ points, parts, bandStar, star, shortfalls, knockOuts }: ScoreResult): object {
  return {
    points,
    parts,
    bandStar,
    star,
    shortfalls: shortfalls.map(({ criterion, forStar, has, needs }) => ({ criterion, forStar, has, needs })),
    ...(knockOuts.length > 0 && { knockOuts: knockOuts.map(({ criterion, kind }) => ({ criterion, kind })) }),
  }
}

function inWords({ code, values = {} }: Problem): string {
  if (code === 'scorecard.unknown-criterion') return `unknown criterion ${values.criterion}`
  if (code === 'scorecard.unknown-option') return `unknown option ${values.option} for criterion ${values.criterion}`
  return `option ${values.option} does not belong to criterion ${values.criterion}`
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function* linesOf(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of input) {
    const lines = (rest + (typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }))).split('\n')
    rest = lines.pop() ?? ''
    yield lines
  }
  yield [rest + decoder.decode()]
}

function writeAll(output: Output, text: string): Promise<void> | undefined {
  if (output.write(text) || !output.once) return undefined
  return new Promise((resume) => output.once?.('drain', resume))
}

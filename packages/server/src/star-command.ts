import { type Choices, findChoiceProblems, type ScoreResult, scoreCompiled } from '@saolang/core/dossiers/scorecard.ts'
import { type CompiledSet, compileSet } from '@saolang/core/dossiers/star-compile.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { decision } from '@saolang/law/decisions/2026-26-qd-ttg/decision.ts'
import { listCriteriaSets } from '@saolang/law/in-force.ts'
import { answerLines, isRecord, type Output, parseRecord } from './answer-lines.ts'

/**
 * `./saolang star`: reads pieces of text holding JSON lines `{"set":4,"choices":{"1.1":"QD26-04.1.1.o3"}}`, writes one JSON line
 * an answer, in order. A line that cannot be scored answers `{"error":…}` and the rest go on; blank lines are passed over.
 */
export async function starCommand(input: AsyncIterable<string | Uint8Array>, output: Output): Promise<void> {
  const sets = new Map(listCriteriaSets(decision.inForceFrom.date).map((set) => [set.no, compileSet(set)]))
  await answerLines(input, output, (line) => (line.trim() === '' ? undefined : answer(sets, line)))
}

function answer(sets: ReadonlyMap<number, CompiledSet>, line: string): object {
  const sheet = parseRecord(line)
  if (!sheet) return { error: 'the line is not a JSON object' }
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

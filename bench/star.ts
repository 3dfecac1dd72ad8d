import { performance } from 'node:perf_hooks'
import { type Choices, scoreCompiled } from '@saolang/core/dossiers/scorecard.ts'
import { compileSet } from '@saolang/core/dossiers/star-compile.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { listCriteriaSets } from '@saolang/law/in-force.ts'
import { randomFrom } from './setup/random-from.ts'

const LIMIT = 100_000
const SECONDS = 2

const random = randomFrom(26)
const sheets = listCriteriaSets('2026-05-22').flatMap((set) => {
  const compiled = compileSet(set)
  return Array.from({ length: 200 }, () => {
    const skill = random()
    const choices: Choices = Object.fromEntries(
      listLeaves(set).map(({ leaf }) => {
        const rank = Math.floor((skill + (1 - skill) * random()) * leaf.options.length * 0.9999)
        return [leaf.code, leaf.options[rank]?.id ?? '']
      }),
    )
    return { compiled, choices }
  })
})

function sheetsPerSecond(seconds: number): number {
  const start = performance.now()
  let scored = 0
  let stars = 0
  while (performance.now() - start < seconds * 1000) {
    for (const { compiled, choices } of sheets) stars += scoreCompiled(compiled, choices).star
    scored += sheets.length
  }
  if (stars < scored) throw new Error('a sheet has no star')
  return scored / ((performance.now() - start) / 1000)
}

sheetsPerSecond(0.5)
const figure = sheetsPerSecond(SECONDS)
console.log(`star engine: ${Math.round(figure)} sheets/s, limit ${LIMIT}, ratio ${(figure / LIMIT).toFixed(2)}`)

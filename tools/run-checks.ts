/** One check: its name, and what it finds wrong, a sentence each. `write` lets it put right what tools own. */
export type Check = { name: string; findProblems(write: boolean): Promise<string[]> | string[] }

/** How the checks are run: how many at once, whether they may write, and where the report goes. */
export type RunOptions = { atOnce: number; write: boolean; report(line: string): void }

/** Runs all checks and reports each, a line a problem. Gives the number of problems. A check that throws is a problem. */
export async function runChecks(checks: readonly Check[], { atOnce, write, report }: RunOptions): Promise<number> {
  const waiting = [...checks]
  const found: number[] = []
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) found.push(await perform(check, write, report))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return found.reduce((sum, count) => sum + count, 0)
}

async function perform(check: Check, write: boolean, report: RunOptions['report']): Promise<number> {
  const startedAt = performance.now()
  const problems = await outcomeOf(check, write)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  report(`${problems.length === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`)
  for (const problem of problems) report(`    ${problem}`)
  return problems.length
}

async function outcomeOf(check: Check, write: boolean): Promise<string[]> {
  try {
    return await check.findProblems(write)
  } catch (error) {
    return [firstLine((error as Error).message)]
  }
}

/** The first line that says something. */
export function firstLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .find((line) => line.trim() !== '') ?? 'it failed and said nothing'
  )
}

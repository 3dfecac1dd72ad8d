import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from './commands.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'saolang-commands-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command line as a user would, in a folder where a wrong step would leave something behind. */
function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, SAOLANG_DATA_DIR: join(folder, 'var'), DATABASE_URL: '' }
  return new Promise((resolve) => {
    const cli = join(import.meta.dirname, 'cli.ts')
    const child = execFile(process.execPath, [cli, ...args], { cwd: folder, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
    child.stdin?.end()
  })
}

const words = Object.keys(commands)

test('help names every command with what it does, and so does no word at all', async () => {
  const { code, out } = await run('--help')
  expect(code).toBe(0)
  for (const [word, { does }] of Object.entries(commands)) expect(out).toContain(`${word.padEnd(14)} ${does}`)
  expect(out.trim().split('\n').length).toBe(words.length + 2)
  expect((await run()).out).toBe(out)
})

test('a word that is no command is one line and exit code 2', async () => {
  const { code, out, err } = await run('__proto__')
  expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1])
})

describe.each(words)('%s', (word) => {
  test('says what it does when asked, and refuses what it does not take, in a line, without touching anything', async () => {
    const asked = await run(word, '--help')
    expect(asked).toMatchObject({ code: 0, err: '' })
    expect(asked.out).toContain(commands[word]?.does)
    const wrong = await run(word, '--nonsense')
    expect(wrong).toMatchObject({ code: 2, out: '' })
    expect(wrong.err).toMatch(new RegExp(`^saolang ${word}: [^\\n]+\\n$`))
    expect(readdirSync(folder)).toEqual([])
  })
})

test.each(['administrator', 'import', 'dump', 'load', 'restore'])(
  '%s without what it needs is one line and exit code 1',
  async (word) => {
    const { code, out, err } = await run(word)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(new RegExp(`^saolang ${word}: [^\\n]+\\n$`))
  },
)

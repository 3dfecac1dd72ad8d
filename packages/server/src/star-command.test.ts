import { describe, expect, test } from 'vitest'
import { starCommand } from './star-command.ts'
import { askLines } from './testing/ask-lines.ts'

const answersTo = (...pieces: (string | Uint8Array)[]) => askLines(starCommand, pieces)

describe('lines that cannot be scored', () => {
  test('answer with an error each, in order, and the rest go on', async () => {
    const answers = await answersTo(
      'not json\n',
      '[]\n"text"\nnull\n',
      '{"set":27,"choices":{}}\n',
      '{"set":"4","choices":{}}\n',
      '{"choices":{}}\n',
      '{"set":4}\n',
      '{"set":4,"choices":["QD26-04.1.1.o3"]}\n',
      '{"set":4,"choices":{"9.9":"QD26-04.1.1.o3"}}\n',
      '{"set":4,"choices":{"1.1":"QD26-04.1.1.o7"}}\n',
      '{"set":4,"choices":{"1.1":"QD26-04.1.2.o1"}}\n',
      '{"set":4,"choices":{"1.1":"QD26-04.1.1.o3"}}\n',
    )
    expect(answers).toEqual([
      { error: 'the line is not a JSON object' },
      { error: 'the line is not a JSON object' },
      { error: 'the line is not a JSON object' },
      { error: 'the line is not a JSON object' },
      { error: 'unknown set 27' },
      { error: 'unknown set "4"' },
      { error: 'unknown set' },
      { error: 'choices is not an object' },
      { error: 'choices is not an object' },
      { error: 'unknown criterion 9.9' },
      { error: 'unknown option QD26-04.1.1.o7 for criterion 1.1' },
      { error: 'option QD26-04.1.2.o1 does not belong to criterion 1.1' },
      { points: 3, parts: { A: 3, B: 0, C: 0 }, bandStar: 1, star: 1, shortfalls: [] },
    ])
  })
})

describe('sheets', () => {
  test('an empty sheet scores nothing', async () => {
    expect(await answersTo('{"set":26,"choices":{}}')).toEqual([
      { points: 0, parts: { A: 0, B: 0, C: 0 }, bandStar: 1, star: 1, shortfalls: [] },
    ])
  })

  test('no input gives no output, and blank lines are passed over', async () => {
    expect(await answersTo()).toEqual([])
    expect(await answersTo('\n\r\n  \n')).toEqual([])
  })

  test('lines are put together whatever the pieces, within a letter too', async () => {
    const line = '{"set":4,"choices":{"1.1":"QD26-04.1.1.o3"},"note":"mật ong"}\r\n'
    const bytes = new TextEncoder().encode(line + line)
    const answers = await answersTo(...Array.from(bytes, (_, i) => bytes.slice(i, i + 1)))
    expect(answers).toMatchObject([{ points: 3 }, { points: 3 }])
  })

  test('bottled water that fails its stop says so', async () => {
    const [answer] = await answersTo('{"set":16,"choices":{"6.2":"QD26-16.6.2.o1"}}')
    expect(answer).toMatchObject({ star: 1, knockOuts: [{ criterion: '6.2', kind: 'stop_if' }] })
  })

  test('a full output is waited for before more is read', async () => {
    const events: string[] = []
    async function* input(): AsyncGenerator<string> {
      for (const no of [1, 2]) {
        events.push(`read ${no}`)
        yield `{"set":${no},"choices":{}}\n`
      }
    }
    const output = {
      write(): boolean {
        events.push('full')
        return false
      },
      once(_: 'drain', resume: () => void): void {
        events.push('drained')
        resume()
      },
    }
    await starCommand(input(), output)
    expect(events).toEqual(['read 1', 'full', 'drained', 'read 2', 'full', 'drained'])
  })
})

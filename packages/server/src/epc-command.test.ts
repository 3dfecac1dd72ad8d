import { expect, test } from 'vitest'
import { epcCommand } from './epc-command.ts'
import { askLines } from './testing/ask-lines.ts'

const ask = (text: string) => askLines(epcCommand, [text])

test('a line that cannot be taken says why, and the rest go on', async () => {
  const lines = ['', 'x', '[]', '{}', '{"urn":1}', '{"dl":"https://a/01/09520123456788"}', '{"urn":"urn:epc:id:bic:1"}']
  const wrongDigit = '{"dl":"https://a/01/09520123456789/21/1","gcpLength":7}'
  expect(await ask([...lines, wrongDigit, '{"urn":"urn:epc:id:pgln:9520123.45678"}'].join('\n'))).toEqual([
    { error: 'the line is not a JSON object' },
    { error: 'the line is not a JSON object' },
    { error: 'the line is not a JSON object' },
    { error: 'neither urn nor dl is a text' },
    { error: 'neither urn nor dl is a text' },
    { error: 'gcpLength is not a number' },
    { error: 'epc.scheme: urn urn:epc:id:bic:' },
    { error: 'ai.check-digit at 01: value 09520123456789' },
    { dl: 'https://id.gs1.org/417/9520123456788' },
  ])
})

test('URNs become links and links become URNs', async () => {
  expect(
    await ask(
      '{"urn":"urn:epc:class:lgtin:9520123.045678.L%2F1"}\n{"dl":"http://x.vn/01/09520123456788/10/L%2F1","gcpLength":7}\n',
    ),
  ).toEqual([
    { dl: 'https://id.gs1.org/01/09520123456788/10/L%2F1' },
    { urn: 'urn:epc:class:lgtin:9520123.045678.L%2F1' },
  ])
})

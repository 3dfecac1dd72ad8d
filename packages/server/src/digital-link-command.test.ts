import { expect, test } from 'vitest'
import { digitalLinkCommand } from './digital-link-command.ts'
import { askLines } from './testing/ask-lines.ts'

const ask = (...pieces: (string | Uint8Array)[]) => askLines(digitalLinkCommand, pieces)

test('what is no Digital Link is refused with its problems, and the next lines go on', async () => {
  const answers = await ask('\nhttps://a/01/09520123456789?17=260230\nhttps://a/01/09520123456788\n')
  expect(answers).toEqual([
    { accept: false, ai: [], canonical: null, problems: [{ code: 'uri.scheme' }] },
    {
      accept: false,
      ai: [],
      canonical: null,
      problems: [
        { code: 'ai.check-digit', at: '01', values: { value: '09520123456789' } },
        { code: 'ai.date', at: '17', values: { value: '260230' } },
      ],
    },
    { accept: true, ai: [['01', '09520123456788']], canonical: 'https://id.gs1.org/01/09520123456788', problems: [] },
  ])
})

test('identifiers come path first, as the link has them; the canonical link sorts its attributes', async () => {
  expect(await ask('HTTPS://X.VN/q/01/09520123456788/10/a%2fb?99=X&17=261231&linkType=gs1:pip#top')).toEqual([
    {
      accept: true,
      ai: [
        ['01', '09520123456788'],
        ['10', 'a/b'],
        ['99', 'X'],
        ['17', '261231'],
      ],
      canonical: 'https://id.gs1.org/01/09520123456788/10/a%2Fb?17=261231&99=X',
      problems: [],
    },
  ])
})

test('lines cut anywhere, ended by carriage returns or not at all, are answered in order', async () => {
  const text = new TextEncoder().encode('https://a/00/952012345678912345\r\nmật ong\r\nhttps://a/417/9520123456788')
  for (const cut of [1, 35, 37, 40, text.length]) {
    const answers = await ask(text.slice(0, cut), text.slice(cut))
    expect(answers.map((answer) => (answer as { accept: boolean }).accept)).toEqual([true, false, true])
  }
})

import { digitalLinkToUrn } from '@saolang/epcis/epc/digital-link-to-urn.ts'
import { urnToDigitalLink } from '@saolang/epcis/epc/urn-to-digital-link.ts'
import { inWords, type Problem } from '@saolang/epcis/problem.ts'
import { answerLines, type Output, parseRecord } from './answer-lines.ts'

/**
 * `./saolang epc`: reads JSON lines `{"urn":"urn:epc:…"}` or `{"dl":"https://…","gcpLength":7}` and writes for each, in order,
 * `{"dl":…}`, `{"urn":…}` or `{"error":…}`.
 */
export async function epcCommand(input: AsyncIterable<string | Uint8Array>, output: Output): Promise<void> {
  await answerLines(input, output, answer)
}

function answer(line: string): object {
  const asked = parseRecord(line)
  if (!asked) return { error: 'the line is not a JSON object' }
  const { urn, dl, gcpLength } = asked
  if (typeof urn === 'string') {
    const link = urnToDigitalLink(urn)
    return link.ok ? { dl: link.value } : { error: inOneLine(link.problems) }
  }
  if (typeof dl !== 'string') return { error: 'neither urn nor dl is a text' }
  if (typeof gcpLength !== 'number') return { error: 'gcpLength is not a number' }
  const name = digitalLinkToUrn(dl, gcpLength)
  return name.ok ? { urn: name.value } : { error: inOneLine(name.problems) }
}

function inOneLine(problems: readonly Problem[]): string {
  return problems.map(inWords).join('; ')
}

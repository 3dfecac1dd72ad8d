import { canonicalDigitalLink } from '@saolang/epcis/digital-link/canonical.ts'
import { listIdentifiers, parseDigitalLink } from '@saolang/epcis/digital-link/parse.ts'
import { answerLines, type Output } from './answer-lines.ts'

/**
 * `./saolang digital-link`: reads GS1 Digital Link URIs, one a line, and writes for each, in order,
 * `{"accept":true,"ai":[["01","…"],…],"canonical":"https://id.gs1.org/…","problems":[]}`; what is refused has `accept` false, no
 * `ai`, no `canonical`, and every problem found.
 */
export async function digitalLinkCommand(input: AsyncIterable<string | Uint8Array>, output: Output): Promise<void> {
  await answerLines(input, output, (line) => {
    const link = parseDigitalLink(line)
    if (!link.ok) return { accept: false, ai: [], canonical: null, problems: link.problems }
    return { accept: true, ai: listIdentifiers(link.value), canonical: canonicalDigitalLink(link.value), problems: [] }
  })
}

/** Where the answers go: a writable stream, or anything that tells when it wants no more for now. */
export type Output = {
  write(text: string): boolean
  once?(event: 'drain', resume: () => void): unknown
}

/**
 * Answers each line of pieces of text with one JSON line, in order; a line whose answer is undefined is passed over. Answers to
 * every piece before it asks for the next and waits for the output to drain, so that it serves a conversation and millions of
 * lines alike.
 */
export async function answerLines(
  input: AsyncIterable<string | Uint8Array>,
  output: Output,
  answer: (line: string) => object | undefined,
): Promise<void> {
  for await (const lines of linesOf(input)) {
    const answers = lines.map((line) => answer(line)).filter((given) => given !== undefined)
    if (answers.length > 0) await writeAll(output, answers.map((given) => `${JSON.stringify(given)}\n`).join(''))
  }
}

/** What a line of JSON says when it is an object; undefined when it is not. */
export function parseRecord(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** True for a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function* linesOf(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of input) {
    const lines = (rest + (typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }))).split('\n')
    rest = lines.pop() ?? ''
    yield lines.map(withoutReturn)
  }
  const last = rest + decoder.decode()
  if (last !== '') yield [withoutReturn(last)]
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

function writeAll(output: Output, text: string): Promise<void> | undefined {
  if (output.write(text) || !output.once) return undefined
  return new Promise((resume) => output.once?.('drain', resume))
}

import type { Output } from '../answer-lines.ts'

/** What a command that reads lines answers to these pieces of text, each line read as JSON. */
export async function askLines(
  command: (input: AsyncIterable<string | Uint8Array>, output: Output) => Promise<unknown>,
  pieces: Iterable<string | Uint8Array>,
): Promise<unknown[]> {
  const written: string[] = []
  await command(oneByOne(pieces), { write: (text) => written.push(text) > 0 })
  return written
    .join('')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

async function* oneByOne<T>(pieces: Iterable<T>): AsyncGenerator<T> {
  yield* pieces
}

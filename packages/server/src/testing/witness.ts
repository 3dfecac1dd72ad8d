import { sign, verify } from 'node:crypto'
import { createServer } from 'node:http'
import { makeKey, readNote, readVerifier, signatureLine, signsCosignatures } from '../audit/log/note.ts'
import { isConsistent } from '../audit/log/watch-log.mjs'

/** A witness for tests; `recall` makes it one that lost its memory, or has seen another tree. */
export type Witness = {
  name: string
  verifier: string
  url: string
  asked: string[]
  recall(origin: string, seen: { size: number; root: string } | undefined): void
  close(): Promise<void>
}

/** Opens a witness of logs that speaks C2SP tlog-witness: it cosigns a checkpoint that is signed by a log it knows and proven to extend the one it saw. */
export async function openWitness(name: string, trusted: () => readonly string[]): Promise<Witness> {
  const key = makeKey(name, new Uint8Array(32).fill(7), signsCosignatures)
  const seen = new Map<string, { size: number; root: string }>()
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    asked.push(body)
    const known = request.method === 'POST' && request.url === '/add-checkpoint'
    const { status, words, type = 'text/plain' } = known ? judge(body) : { status: 404, words: '' }
    response.writeHead(status, { 'content-type': type }).end(words)
  })
  const judge = (body: string): { status: number; words: string; type?: string } => {
    const cut = body.indexOf('\n\n')
    const [first = '', ...proof] = body.slice(0, cut).split('\n')
    const note = readNote(body.slice(cut + 2))
    const [, oldSize] = first.match(/^old (0|[1-9]\d*)$/) ?? []
    if (!note || oldSize === undefined) return { status: 400, words: '' }
    const keys = trusted().map((words) => readVerifier(words))
    const log = keys.find((candidate) => candidate?.name === note.origin)
    if (!log) return { status: 404, words: '' }
    const isSigned = note.signatures.some((line) => {
      const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64')
      return bytes.subarray(0, 4).equals(log.hash) && verify(null, Buffer.from(note.text), log.key, bytes.subarray(4))
    })
    if (!isSigned) return { status: 403, words: '' }
    const from = Number(oldSize)
    if (from > note.size) return { status: 400, words: '' }
    const last = seen.get(note.origin) ?? { size: 0, root: '' }
    if (from !== last.size || (from === note.size && last.root !== note.root))
      return { status: 409, words: `${last.size}\n`, type: 'text/x.tlog.size' }
    const [before, now] = [last.root, note.root].map((root) => Buffer.from(root, 'base64')) as [Buffer, Buffer]
    const hashes = proof.map((hash) => Buffer.from(hash, 'base64'))
    if (!isConsistent(from, note.size, before, now, hashes)) return { status: 422, words: '' }
    seen.set(note.origin, { size: note.size, root: note.root })
    const seconds = Math.floor(Date.now() / 1000)
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(seconds))
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${note.text}`), key.privateKey)
    return { status: 200, words: signatureLine(key, Buffer.concat([time, signature])) }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    name,
    verifier: key.verifier,
    url: `http://127.0.0.1:${port}`,
    asked,
    recall: (origin, state) => void (state ? seen.set(origin, state) : seen.delete(origin)),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

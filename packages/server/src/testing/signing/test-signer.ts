import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerOf, askWith } from '../../platform/signing/authority/ask-authority.ts'
import { openTestAuthority, type TestAuthority } from '../../platform/signing/authority/test-authority.ts'
import type { Trust } from '../../platform/signing/check-pdf.ts'
import type { Outside } from '../../platform/signing/seal-pdf.ts'
import { signerOf } from '../../platform/signing/seal-pdf.ts'
import type { KeyHolder } from '../../platform/signing/signer.ts'

/** A test authority that answers on a port of its own, so that other programs can ask it too. */
export type ServedAuthority = {
  dir: string
  authority: TestAuthority
  trust: Trust
  outside: Outside
  seal(key: KeyHolder, pdf: Buffer): Promise<Buffer>
  close(): void
}

/** Opens a test authority in a folder of its own. */
export async function serveAuthority(): Promise<ServedAuthority> {
  const dir = mkdtempSync(join(tmpdir(), 'saolang-ca-'))
  const now = () => new Date()
  let authority: TestAuthority | undefined
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const path = (request.url ?? '').replace('/test-ca', '')
      const answer = authority && answerOf(authority, path, Buffer.concat(parts), now())
      response.writeHead(answer ? 200 : 404, { 'content-type': 'application/ocsp-response' }).end(answer)
    })
  })
  const port = await listen(server)
  authority = openTestAuthority(dir, `http://127.0.0.1:${port}/test-ca`, now())
  const outside = { stampAddress: `${authority.address}/tsa`, ask: askWith(undefined, now), now }
  return {
    dir,
    authority,
    outside,
    trust: { roots: [], test: [new X509Certificate(authority.root.certificate)], intermediates: [] },
    seal: async (key, pdf) => {
      const [outcome] = await signerOf('test-ca', key, outside).sign(
        [{ id: '1', pdf, reason: 'Thử', fileName: 'thu.pdf' }],
        {},
      )
      if (outcome?.kind !== 'signed') throw new Error('not signed')
      return outcome.pdf
    },
    close: () => {
      server.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)))
}

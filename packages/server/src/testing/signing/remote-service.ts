import { type KeyObject, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from './run-tool.ts'

/** A key at the stand-in: its certificates and what opens it. */
export type ServiceKey = {
  id: string
  chain: Buffer[]
  privateKey: KeyObject
  pin: string
  otp: string
  multisign: number
  status: 'enabled' | 'disabled'
}

type Body = Record<string, unknown>
type Answer = { status: number; body: object }

const bad = (error: string, description: string, status = 400): Answer => ({
  status,
  body: { error, error_description: description },
})

/**
 * A strict stand-in of a remote signing service (CSC API v2): bearer token, JSON alone, authorisation bound to the very hashes, once,
 * for a minute. `asked` keeps the paths in the order of the calls.
 */
export async function openRemoteService(
  token: string,
  key: ServiceKey,
): Promise<{ address: string; asked: string[]; close(): void }> {
  const asked: string[] = []
  const granted = new Map<string, { hashes: string; until: number }>()
  const routes: Record<string, (body: Body) => Answer> = {
    'credentials/list': () => ({ status: 200, body: { credentialIDs: [key.id] } }),
    'credentials/info': (body) =>
      body.credentialID === key.id
        ? { status: 200, body: infoOf(key) }
        : bad('invalid_request', 'Invalid parameter credentialID'),
    'credentials/authorize': (body) => authorise(key, body, granted),
    'signatures/signHash': (body) => signHashes(key, body, granted),
  }
  const server = createServer((request, response) => {
    void readBody(request).then((text) => {
      const path = (request.url ?? '').replace('/csc/v2/', '')
      asked.push(path)
      send(response, answer(request, text, { token, route: routes[path] }))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, asked, close: () => server.close() }
}

function answer(
  request: IncomingMessage,
  text: string,
  { token, route }: { token: string; route: ((body: Body) => Answer) | undefined },
): Answer {
  if (request.method !== 'POST' || !route) return bad('invalid_request', 'Not found', 404)
  if (request.headers.authorization !== `Bearer ${token}`)
    return bad('invalid_token', 'The access or refresh token is invalid', 401)
  if (request.headers['content-type'] !== 'application/json')
    return bad('invalid_request', 'The content is not JSON', 415)
  return route(JSON.parse(text) as Body)
}

function infoOf({ chain, multisign, status }: ServiceKey): object {
  return {
    key: { status, algo: ['1.2.840.10045.4.3.2'], len: 256, curve: '1.2.840.10045.3.1.7' },
    cert: { status: 'valid', certificates: chain.map((each) => each.toString('base64')) },
    auth: {
      mode: 'explicit',
      expression: 'PIN AND OTP',
      objects: [
        { type: 'Password', id: 'PIN' },
        { type: 'Password', id: 'OTP' },
      ],
    },
    SCAL: '2',
    multisign,
  }
}

function authorise(key: ServiceKey, body: Body, granted: Map<string, { hashes: string; until: number }>): Answer {
  const { credentialID, numSignatures, hashes, hashAlgorithmOID, authData } = body
  if (credentialID !== key.id || hashAlgorithmOID !== '2.16.840.1.101.3.4.2.1')
    return bad('invalid_request', 'Invalid parameter')
  if (!Array.isArray(hashes) || hashes.length !== numSignatures || hashes.length > key.multisign)
    return bad('invalid_request', 'Numbers of signatures differ')
  if (hashes.some((each) => Buffer.from(String(each), 'base64').length !== 32))
    return bad('invalid_request', 'Invalid hash')
  const given = Object.fromEntries(
    (Array.isArray(authData) ? authData : []).map(({ id, value }: { id: string; value: string }) => [id, value]),
  )
  if (given.PIN !== key.pin) return bad('invalid_pin', 'The PIN is invalid')
  if (given.OTP !== key.otp) return bad('invalid_otp', 'The OTP is invalid')
  const SAD = randomBytes(24).toString('base64url')
  granted.set(SAD, { hashes: JSON.stringify(hashes), until: Date.now() + 60_000 })
  return { status: 200, body: { SAD, expiresIn: 60 } }
}

function signHashes(key: ServiceKey, body: Body, granted: Map<string, { hashes: string; until: number }>): Answer {
  const { SAD, hashes, signAlgo, hashAlgorithmOID } = body
  const grant = granted.get(String(SAD))
  granted.delete(String(SAD))
  if (!grant || grant.until < Date.now() || grant.hashes !== JSON.stringify(hashes))
    return bad('invalid_request', 'Invalid parameter SAD')
  if (signAlgo !== '1.2.840.10045.4.3.2' || hashAlgorithmOID !== '2.16.840.1.101.3.4.2.1')
    return bad('invalid_request', 'Invalid parameter signAlgo')
  const signatures = (hashes as string[]).map((each) => signHash(key.privateKey, Buffer.from(each, 'base64')))
  return { status: 200, body: { signatures } }
}

// Node signs texts, not hashes: openssl does what the service's module would.
function signHash(privateKey: KeyObject, hash: Buffer): string {
  const dir = mkdtempSync(join(tmpdir(), 'saolang-csc-'))
  try {
    writeFileSync(join(dir, 'key.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }))
    writeFileSync(join(dir, 'hash'), hash)
    const { code, said } = runTool('openssl', [
      'pkeyutl',
      '-sign',
      '-inkey',
      join(dir, 'key.pem'),
      '-in',
      join(dir, 'hash'),
      '-out',
      join(dir, 'signature'),
    ])
    if (code !== 0) throw new Error(said)
    return readFileSync(join(dir, 'signature')).toString('base64')
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((done) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => done(Buffer.concat(parts).toString('utf8')))
  })
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

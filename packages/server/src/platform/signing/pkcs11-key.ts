import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { sha256Of } from './der.ts'
import type { KeyHolder } from './signer.ts'

/** A key in a token or a security module: the module's library, the token's label, the key's id (hexadecimal), the PIN. */
export type TokenSettings = { module: string; token: string; keyId: string; pin: string; chain: readonly Buffer[] }

/**
 * Signs by PKCS #11 through OpenSC's `pkcs11-tool`, which speaks to every module and needs no native code in this process. The key
 * never leaves its token; the certificate is read from it. `chain`: the certificates of its issuers, DER.
 */
export function holdTokenKey(settings: TokenSettings): KeyHolder {
  const readCertificate = async () => {
    const der = await inFolder(async (dir) => {
      const file = join(dir, 'certificate.der')
      await runTool(settings, ['--read-object', '--type', 'cert', '--id', settings.keyId, '--output-file', file])
      return readFile(file)
    })
    return new X509Certificate(der)
  }
  return {
    chain: async () => [(await readCertificate()).raw, ...settings.chain],
    signAll: async (messages) => {
      const isRsa = (await readCertificate()).publicKey.asymmetricKeyType === 'rsa'
      const signatures: Buffer[] = []
      for (const message of messages) signatures.push(await signOne(settings, message, isRsa))
      return signatures
    },
  }
}

function signOne(settings: TokenSettings, message: Buffer, isRsa: boolean): Promise<Buffer> {
  return inFolder(async (dir) => {
    const [input, output] = [join(dir, 'message'), join(dir, 'signature')]
    await writeFile(input, isRsa ? message : sha256Of(message))
    const mechanism = isRsa ? ['SHA256-RSA-PKCS'] : ['ECDSA', '--signature-format', 'openssl']
    await runTool(settings, [
      '--sign',
      '--id',
      settings.keyId,
      '--mechanism',
      ...mechanism,
      '--input-file',
      input,
      '--output-file',
      output,
    ])
    return readFile(output)
  })
}

// The PIN goes by the environment: arguments can be read by every user of the machine.
function runTool({ module, token, pin }: TokenSettings, args: string[]): Promise<void> {
  const all = ['--module', module, '--token-label', token, '--login', '--pin', 'env:SAOLANG_TOKEN_PIN', ...args]
  return new Promise((done, fail) => {
    execFile(
      'pkcs11-tool',
      all,
      { env: { ...process.env, SAOLANG_TOKEN_PIN: pin }, timeout: 30_000 },
      (error, _, complaint) => {
        if (!error) return done()
        const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
        const reason = isMissing
          ? 'pkcs11-tool (opensc)'
          : (/CKR_\w+/.exec(complaint)?.[0] ?? complaint.trim().split('\n').at(-1) ?? '')
        fail(new Refused([{ code: isMissing ? 'signing.tool-missing' : 'signing.token-refuses', values: { reason } }]))
      },
    )
  })
}

async function inFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'saolang-sign-'))
  try {
    return await work(dir)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

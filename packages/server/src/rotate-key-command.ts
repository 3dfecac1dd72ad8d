import { readConfig } from './platform/config.ts'
import { rotateCredentialKey } from './registry/credential/credential-keys.ts'

/** `rotate-key`: makes a new key for credentials; a running system takes it at its next start. Prints its id and since when, a JSON line. */
export async function rotateKeyCommand(): Promise<number> {
  const { id, since } = await rotateCredentialKey(readConfig(process.env).dataDir, new Date())
  process.stdout.write(`${JSON.stringify({ id, since })}\n`)
  return 0
}

import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { atOnce } from '../sql.ts'
import { keepMark } from './secret-marks.sql.ts'

// What one process makes with them another has to know: tokens of forms, sealed settings, signatures, links.
const sharedSecrets = ['forms', 'people', 'support', 'promotion', 'trace', 'verification-ed25519', 'audit-checkpoint']

/** Throws one clear line when a machine was given other secrets than the installation has; the first that comes says which those are. */
export async function requireOurSecrets(dataDir: string): Promise<void> {
  for (const name of sharedSecrets) {
    const file = join(dataDir, 'secrets', name)
    if (!existsSync(file)) continue
    const mark = createHmac('sha256', readFileSync(file, 'utf8').trim())
      .update(`saolang ${name}`)
      .digest()
      .subarray(0, 8)
    const first = await keepMark(atOnce(), name, mark)
    if (!first.equals(mark))
      throw new Error(
        `the secret "${name}" in ${join(dataDir, 'secrets')} is not that of this installation: copy the folder from the machine that was there first (or, if it was changed on purpose, delete its row in platform.secret_mark)`,
      )
  }
}

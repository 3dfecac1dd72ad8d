import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { slug } from '@saolang/core/kernel/text.ts'
import { system } from '@saolang/core/people/actor.ts'
import { view } from '../../platform/act.ts'
import { checkBag } from '../../platform/bag/bag.ts'
import { listToArchive } from './archive.sql.ts'
import { archiveDecision } from './archive-decision.ts'

const listDecisionsOf = view('decision.list-archive', ({ tx }, number: string | null) => listToArchive(tx, number))

/**
 * `archive <folder> [--decision <number>]`: packs every recorded decision, or one, each into a folder of its own; what is packed already is
 * left as it is. `archive --verify <folder>`: holds a package to its hashes. The database must be open.
 */
export async function archiveCommand(args: string[], publicUrl: string): Promise<number> {
  const options = { decision: { type: 'string' }, verify: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const [folder] = positionals
  if (!folder) throw new Error('name a folder: archive <folder> [--decision <number>]')
  if (values.verify) return verify(folder)
  const decisions = await listDecisionsOf(system, values.decision ?? null)
  if (decisions.length === 0)
    throw new Error(values.decision ? `there is no decision ${values.decision}` : 'no decision is recorded yet')
  for (const { id, number, signedOn } of decisions) {
    const into = join(folder, `${signedOn}-${slug(number)}-${id.slice(-6)}`)
    if (existsSync(join(into, 'tagmanifest-sha256.txt'))) continue
    // Half a package of an earlier attempt bears no seal.
    if (existsSync(into) && readdirSync(into).length > 0) rmSync(into, { recursive: true })
    print(await archiveDecision(system, { decisionId: id, folder: into, publicUrl }))
  }
  return 0
}

async function verify(folder: string): Promise<number> {
  const { seal, faults } = await checkBag(folder)
  print({ verified: folder, seal, faults })
  return faults.length === 0 ? 0 : 1
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

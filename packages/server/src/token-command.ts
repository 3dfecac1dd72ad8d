import { parseArgs } from 'node:util'
import { type Actor, system } from '@saolang/core/people/actor.ts'
import { openDatabase } from './main.ts'
import { addAccount } from './people/add-account.ts'
import { issueToken } from './people/issue-token.ts'
import { listAccessTokens, revokeAccessToken } from './people/tokens/manage-tokens.ts'
import { type Config, readConfig } from './platform/config.ts'

const demoIntegrator = 'ket-noi@programs.saolang.example'

type Asked = { role?: string; person?: string; days?: string; list?: boolean; revoke?: string }

/**
 * `token --role <role> [--person <e-mail>] [--days <n>]`: prints a bearer token, once; without a person it is the demo's connected
 * system. `--list`: the tokens in use, a JSON line each. `--revoke <id>` ends one.
 */
export async function tokenCommand(args: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const options = { role: text, person: text, days: text, revoke: text, list: { type: 'boolean' } } as const
  const asked: Asked = parseArgs({ args, options }).values
  const config = readConfig(process.env)
  const isIssue = !asked.list && asked.revoke === undefined
  if (isIssue && !asked.person && ((asked.role ?? 'integrator') !== 'integrator' || !config.isDemo))
    throw new Error('say whose token: token --role <role> --person <e-mail>')
  const database = await openDatabase(config)
  try {
    await answer(asked, config)
    return 0
  } finally {
    await database.close()
  }
}

async function answer({ role = 'integrator', person, days, list, revoke }: Asked, config: Config): Promise<void> {
  if (revoke !== undefined) return revokeAccessToken(system, revoke)
  if (list) {
    for (const token of await listAccessTokens(system, undefined)) process.stdout.write(`${JSON.stringify(token)}\n`)
    return
  }
  if (!person && config.isDemo) await addDemoIntegrator()
  const token = await issueToken(system, { email: person ?? demoIntegrator, role, ...(days && { days: Number(days) }) })
  process.stdout.write(`${token}\n`)
}

/** The connected system of the demo, without a password: it has no pages to see. */
function addDemoIntegrator(): Promise<Actor> {
  const fullName = 'Hệ thống kết nối (mẫu)'
  return addAccount(system, { email: demoIntegrator, fullName, isDemo: true, grant: { role: 'integrator' } })
}

import { parseArgs } from 'node:util'
import { type Actor, system } from '@saolang/core/people/actor.ts'
import { openDatabase } from './main.ts'
import { addAccount } from './people/add-account.ts'
import { issueToken } from './people/issue-token.ts'
import { readConfig } from './platform/config.ts'

const demoIntegrator = 'ket-noi@programs.saolang.example'

/** `token --role <role> [--person <e-mail>]`: prints a bearer token, once. Without a person it is the demo's connected system. */
export async function tokenCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { role: { type: 'string' }, person: { type: 'string' } } })
  const { role = 'integrator', person } = values
  const config = readConfig(process.env)
  if (!person && (role !== 'integrator' || !config.isDemo))
    throw new Error('say whose token: token --role <role> --person <e-mail>')
  const database = await openDatabase(config)
  try {
    if (!person) await addDemoIntegrator()
    process.stdout.write(`${await issueToken(system, { email: person ?? demoIntegrator, role })}\n`)
    return 0
  } finally {
    await database.close()
  }
}

/** The connected system of the demo, without a password: it has no pages to see. */
function addDemoIntegrator(): Promise<Actor> {
  const fullName = 'Hệ thống kết nối (mẫu)'
  return addAccount(system, { email: demoIntegrator, fullName, isDemo: true, grant: { role: 'integrator' } })
}

import { flushCompileCache } from 'node:module'
import { start } from './main.ts'
import { demoPassword, listDemoAccounts } from './people/add-account.ts'
import { readConfig } from './platform/config.ts'
import { giveBackAtRest } from './platform/processes/give-back-at-rest.ts'
import { untilToldToStop } from './platform/processes/told-to-stop.ts'
import { seedApart } from './seed.ts'

/** `start`: serves on one port until it is told to stop; prints the address, and in a demo who may sign in. */
export async function startCommand(): Promise<number> {
  const config = readConfig(process.env)
  const toldToStop = untilToldToStop((config.drainSeconds + 20) * 1000)
  const running = await start(seedApart, config)
  process.stdout.write(`\n  Sao Làng  ${config.publicUrl}\n\n`)
  if (config.isDemo) process.stdout.write(await describeAccounts())
  // Whoever is killed before its end has compiled for the next start all the same.
  flushCompileCache()
  giveBackAtRest()
  await toldToStop
  await running.stop()
  return 0
}

async function describeAccounts(): Promise<string> {
  const accounts = await listDemoAccounts(undefined)
  const rows = accounts.map(({ email, fullName, role }) => `  ${email.padEnd(46)}${role.padEnd(20)}${fullName}`)
  return `  Demo accounts, fictitious; the password of each is  ${demoPassword}\n\n${rows.join('\n')}\n\n`
}

import { system } from '@saolang/core/people/actor.ts'
import { openDatabase } from './main.ts'
import { inviteAdministrator } from './people/add-account.ts'
import { readConfig } from './platform/config.ts'

/** `administrator <e-mail> <full name>`: makes an administrator and prints the link with which to set a password, once. */
export async function administratorCommand([email, ...names]: string[]): Promise<number> {
  const fullName = names.join(' ')
  if (!email?.includes('@') || !fullName)
    throw new Error('give an e-mail and a full name: administrator lan@bo.vn Lan Anh')
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    const token = await inviteAdministrator(system, { email, fullName })
    process.stdout.write(`${config.publicUrl}/invitations/${token}\n`)
    return 0
  } finally {
    await database.close()
  }
}

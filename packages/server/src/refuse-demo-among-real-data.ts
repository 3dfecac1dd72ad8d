import { countRealAccounts } from './market/payments/real-money.sql.ts'
import { hasRealPersons } from './people/real-persons.sql.ts'
import { findLoadedHash } from './people/units.sql.ts'
import type { Config } from './platform/config.ts'
import { inTransaction } from './platform/sql.ts'

/** Keeps the demo out of an installation in earnest: one that began without it, or where sellers are paid real money. Throws one clear line. */
export async function refuseDemoAmongRealData({ isDemo }: Pick<Config, 'isDemo'>): Promise<void> {
  if (!isDemo) return
  await inTransaction(async (tx) => {
    if (!(await findLoadedHash(tx, 'demo')) && (await hasRealPersons(tx)))
      throw new Error('this database began without the demo and has accounts of real people: set SAOLANG_DEMO=off')
    const accounts = await countRealAccounts(tx)
    if (accounts > 0)
      throw new Error(`the demo takes no real money, and ${accounts} sellers' accounts here do: set SAOLANG_DEMO=off`)
  })
}

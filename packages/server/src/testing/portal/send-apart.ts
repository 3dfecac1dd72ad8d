import { setClock } from '../../platform/act.ts'
import { readConfig } from '../../platform/config.ts'
import { inTransaction, openPools } from '../../platform/sql.ts'
import { openCredentialKeys } from '../../registry/credential/credential-keys.ts'
import { sendDue } from '../../trace/exchange/send-due.ts'
import { configureExchange } from '../../trace/exchange/settings.ts'

// A worker in a process of its own, for a test to kill, by the clock of that test.
const ahead = Number(process.env.CLOCK_AHEAD)
setClock(() => new Date(Date.now() + ahead))
const config = readConfig(process.env)
openPools(config.databaseUrl as string, 3)
await openCredentialKeys(config.dataDir)
configureExchange(config, inTransaction)
await sendDue()
process.exit(0)

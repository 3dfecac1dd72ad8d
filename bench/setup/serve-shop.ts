// One server process over a database that others serve too. Tells its address to whoever started it, and ends when it goes.
import { createApp } from '../../packages/server/src/app.ts'
import { readConfig } from '../../packages/server/src/platform/config.ts'
import { closePools, openPools } from '../../packages/server/src/platform/sql.ts'

const { BENCH_URL: url = '', BENCH_DIR: dataDir = '' } = process.env
openPools(url)
const app = await createApp(readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error' }))
process.send?.(await app.listen({ port: 0, host: '127.0.0.1' }))
process.once('disconnect', async () => {
  await app.close()
  await closePools()
  process.exit()
})

// Ten jars to forty buyers at once, through HTTP and two server processes over one database, round after round: exactly ten are sold.
// SAOLANG_BENCH_ROUNDS says how many rounds.
import { buyApart } from './setup/buy-apart.ts'
import { onDatabase } from './setup/on-database.ts'
import { countReserved, offerOne, openShop } from './setup/shop.ts'

const rounds = Number(process.env.SAOLANG_BENCH_ROUNDS ?? 100)
const [buyers, jars] = [40, 10]

await onDatabase(async (database) => {
  const shop = await openShop(database, 2)
  let exact = 0
  for (let round = 0; round < rounds; round++) {
    const order = await offerOne(shop, `Chai vòng ${round}`, jars)
    const { statuses } = await buyApart({ bases: shop.bases, count: buyers, parallel: buyers, order })
    const [told, kept] = [statuses[201] ?? 0, await countReserved(order.offerId)]
    if (told === jars && kept === jars && statuses[422] === buyers - jars) exact++
    else process.stdout.write(`round ${round}: ${told} told, ${kept} kept, ${JSON.stringify(statuses)}\n`)
  }
  await shop.close()
  const line = `never oversold: ${jars} jars, ${buyers} buyers, ${shop.bases.length} processes: exact in ${exact} rounds`
  process.stdout.write(`${line}, limit ${rounds}, ratio ${(exact / rounds).toFixed(2)}\n`)
  if (exact < rounds) process.exitCode = 1
})

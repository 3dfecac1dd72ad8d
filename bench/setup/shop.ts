import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { createApp } from '../../packages/server/src/app.ts'
import { jobs, listeners } from '../../packages/server/src/background.ts'
import { readOffer } from '../../packages/server/src/market/shop/read-offer.ts'
import { receiveStock } from '../../packages/server/src/market/stock/record-stock.ts'
import { findLedgerGaps } from '../../packages/server/src/market/stock/stock.sql.ts'
import { readConfig } from '../../packages/server/src/platform/config.ts'
import { inTransaction } from '../../packages/server/src/platform/sql.ts'
import { drainOutbox } from '../../packages/server/src/platform/worker.ts'
import { seedReference } from '../../packages/server/src/seed-reference.ts'
import { putOnSale, type Recognised, recogniseProduct } from '../../packages/server/src/testing/on-sale.ts'
import type { Buying } from './buy-apart.ts'
import type { Database } from './on-database.ts'

/** A shop with a seller, served by processes of their own over one database. */
export type Shop = { bases: string[]; servers: number[]; seller: Recognised; close(): Promise<void> }

/** Walks a product to its star and opens the shop in so many server processes. */
export async function openShop({ url, dataDir }: Database, processes: number): Promise<Shop> {
  await seedReference()
  const app = await createApp(readConfig({ SAOLANG_DATA_DIR: dataDir, DATABASE_URL: url, SAOLANG_LOG: 'error' }))
  await app.ready()
  const seller = await recogniseProduct({ deliverEvents: () => drainOutbox(url, listeners, jobs) })
  const env = { ...process.env, BENCH_URL: url, BENCH_DIR: dataDir }
  const servers = Array.from({ length: processes }, () => fork(join(import.meta.dirname, 'serve-shop.ts'), { env }))
  const bases = await Promise.all(servers.map(addressOf))
  const end = (server: ChildProcess) =>
    new Promise<void>((resolve) => {
      server.once('exit', () => resolve()).disconnect()
    })
  return {
    bases,
    servers: servers.map(({ pid }) => pid as number),
    seller,
    close: async () => void (await Promise.all(servers.map(end))),
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('message', (base) => resolve(String(base)))
    server.once('exit', () => reject(new Error('a server ended')))
  })
}

/** Puts a pack on sale, so many in stock, in one batch; gives the order for one of it. */
export async function offerOne(
  { seller }: Shop,
  pack: string,
  stock: number,
): Promise<Buying['order'] & { offerId: string }> {
  const offerId = await putOnSale(seller, 1, pack)
  if (stock > 1)
    await receiveStock(seller.producer, { offerId, place: 'Kho', batch: 'L1', expiresOn: '', quantity: stock - 1 })
  const { offer, terms } = await readOffer(offerId)
  return {
    offerId,
    lines: [{ offerId, quantity: 1 }],
    buyer: { name: 'Người Mua (mẫu)', phone: '0911111111', address: 'Số 1, xã Mẫu', provinceCode: '96' },
    payWays: { [offer.sellerId]: 'cash' },
    seenDong: offer.priceDong + terms.deliveryDong,
  }
}

/** How many of an offer are reserved in the database, which is what was sold; throws when its ledger does not sum up. */
export async function countReserved(offerId: string): Promise<number> {
  return inTransaction(async (tx) => {
    if ((await findLedgerGaps(tx)).length > 0) throw new Error('the ledger does not sum up')
    const [row] = await tx<{ n: number }[]>`
      select coalesce(sum(quantity), 0)::int as n from market.reservation where offer_id = ${offerId} and state = 'held'`
    return row?.n ?? 0
  })
}

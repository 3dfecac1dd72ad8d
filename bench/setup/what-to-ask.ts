import { connect } from '../../packages/server/src/platform/connect.ts'
import { addressOf, openCluster } from '../../packages/server/src/platform/postgres/cluster.ts'
import { makeClient } from '../faults/clients/client.ts'
import { openField } from '../faults/clients/field.ts'
import { signIn } from '../faults/clients/sign-in.ts'
import { openHistory } from '../faults/history.ts'
import type { Asked } from './open-loop.ts'

const page = { accept: 'text/html', 'accept-encoding': 'br' }

/** What buyers and readers of the public register ask for: verification pages, and pages and answers that ask the database. */
export async function listPublicPages(dataDir: string): Promise<{ verification: Asked[]; reads: Asked[] }> {
  const sql = connect(addressOf(openCluster(dataDir)), { max: 1 })
  const rows = await sql`select code from registry.verification_code order by code limit 1000`
  await sql.end()
  const codes = rows.map(({ code }) => code as string)
  const get = (path: string): Asked => ({ method: 'GET', path, headers: page })
  const reads = codes.flatMap((code) => [`/products/${code}`, '/products', '/', `/api/v1/products?size=20`].map(get))
  return { verification: codes.map((code) => get(`/v/${code}`)), reads: [...reads, get('/api/v1/shop/offers')] }
}

/** Dossiers that are complete and ready to be handed in: so many, each with its request. */
export async function prepareFilings(url: string, count: number): Promise<Asked[]> {
  const field = await openField(url, openHistory(), 1)
  const credentials = await signIn(url, 'san-xuat')
  const { id: copyFrom, organisationId, setNo } = field.source
  const filings: Asked[] = []
  const make = async (lane: number) => {
    const client = makeClient(field, { name: `lane ${lane}`, random: Math.random, credentials })
    while (filings.length < count) {
      const productName = `Mật ong ${lane} ${filings.length}`
      const told = await client.write({
        ...{ act: 'dossier.start', key: productName, says: '', method: 'POST', path: '/api/v1/dossiers' },
        body: { kind: 'first', organisationId, setNo, productName, copyFrom },
        resultOf: ({ json }) => json.id as string,
      })
      if (told.result === undefined) throw new Error(`a draft was refused: ${told.answer?.codes.join()}`)
      const path = `/api/v1/dossiers/${told.result}/submission`
      const headers = { ...credentials.headers(), 'idempotency-key': crypto.randomUUID() }
      filings.push({ method: 'POST', path, headers, body: JSON.stringify({ isPledged: true }) })
    }
  }
  await Promise.all([1, 2, 3, 4].map(make))
  return filings.slice(0, count)
}

import { connect } from '@saolang/server/src/platform/connect.ts'
import { fingerprint } from '../clients/judge-dossiers.ts'
import type { Found, Kept, Register } from './check-history.ts'
import * as acts from './kept.sql.ts'

/** What the acts of a system are made of: the draft that dossiers begin with, and how many carriers tell a seller of an order. */
export type Made = { draftId: string; carriers: number }

/** What is in a database, as far as clients of this harness can have made it; `before` is what was there when they began. */
export async function readKept(url: string, { draftId, carriers }: Made, before?: Kept): Promise<Kept> {
  const sql = connect(url, { max: 1 })
  try {
    return await sql.begin('isolation level repeatable read read only', async (opened) => {
      const tx = opened as unknown as acts.Reading
      const lines = await acts.countAuditLines(tx)
      const rows = [
        ...(await readDossiers(tx, draftId)),
        ...(await readSittings(tx)),
        ...(await readTrace(tx)),
        ...(await readShop(tx, carriers)),
      ]
      const registers: Register[] = (await acts.listDrafts(tx)).map(({ key, says }) => ({ key, says }))
      return {
        found: withoutFormer(
          rows.map((row) => withAudit(row, lines)),
          before?.found ?? [],
          nameOf,
        ),
        registers: withoutFormer(registers, before?.registers ?? [], ({ key }) => key),
        answers: new Set(await acts.listAnsweredKeys(tx)),
      }
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

type Row = acts.KeptRow & { act: string }

async function readDossiers(tx: acts.Reading, draftId: string): Promise<Row[]> {
  return [
    ...as('dossier.start', await acts.listStarted(tx, draftId)),
    ...as('dossier.submit', await acts.listSubmitted(tx)),
    ...as('findings.record', await acts.listFindings(tx)),
    ...as('dossier.forward', await acts.listForwarded(tx)),
  ]
}

async function readSittings(tx: acts.Reading): Promise<Row[]> {
  const cards = (await acts.listCards(tx)).map(({ choices, says, ...card }) => ({
    ...card,
    says: `${says} ${fingerprint(choices)}`,
  }))
  return [
    ...as('session.convene', await acts.listSessions(tx)),
    ...as('conflict.declare', await acts.listDeclarations(tx)),
    ...as('scorecard.sign', cards),
    ...as('scoring.close', await acts.listClosures(tx)),
    ...as('resolution.record', await acts.listResolutions(tx)),
    ...as('verdict.issue', await acts.listVerdicts(tx)),
  ]
}

async function readTrace(tx: acts.Reading): Promise<Row[]> {
  return [...as('event.capture', await acts.listDocuments(tx)), ...as('capture.job', await acts.listCaptures(tx))]
}

async function readShop(tx: acts.Reading, carriers: number): Promise<Row[]> {
  return [
    ...as('order.place', await acts.listPurchases(tx, carriers)),
    ...as('order.move', await acts.listMoves(tx)),
    ...as('stock.record', await acts.listReceived(tx)),
  ]
}

const as = (act: string, rows: readonly acts.KeptRow[]): Row[] => rows.map((row) => ({ act, ...row }))
const nameOf = ({ act, key }: { act: string; key: string }) => `${act} ${key}`

function withAudit({ audit, auditShould = 1, parts, ...row }: Row, lines: ReadonlyMap<string, number>): Found {
  const found = { ...row, parts: parts ?? {} }
  return audit === undefined
    ? found
    : { ...found, parts: { ...found.parts, 'audit lines': [lines.get(audit) ?? 0, auditShould] } }
}

function withoutFormer<T>(rows: readonly T[], former: readonly T[], name: (row: T) => string): T[] {
  const known = new Set(former.map(name))
  return rows.filter((row) => !known.has(name(row)))
}

import { findCloneSigns, type PieceFacts } from '@saolang/core/trace/clones/find-clones.ts'
import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { lotIdentifier } from '@saolang/core/trace/own-code.ts'
import { findOrganisation } from '../../people/get-organisation.ts'
import type { ActContext } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getLot } from '../diary/read-diary.ts'
import { findAllotment } from '../labels/allot-serials.ts'
import { codeOrigin } from '../product-key.ts'
import { findKey } from '../product-keys.sql.ts'
import { raiseAlarm } from './alarms.sql.ts'
import { listMoves, listScans } from './scans.sql.ts'

/** Looks through all scans of pieces that were scanned just now, and raises what cannot be of one piece. */
export async function watchPieces(
  { tx, now, newId }: ActContext,
  looks: readonly { key: string; serial: string }[],
): Promise<void> {
  const pieces = new Map(looks.map(({ key, serial }) => [`${key} ${serial}`, { key, serial }]))
  for (const { key, serial } of pieces.values()) {
    const signs = findCloneSigns(await listScans(tx, key, serial), await readFacts(tx, key, serial))
    for (const sign of signs) await raiseAlarm(tx, { id: newId(), key, serial, ...sign }, now)
  }
}

async function readFacts(tx: Tx, key: string, serial: string): Promise<PieceFacts> {
  const range = await findAllotment(tx, key, serial)
  const lot = range && (await getLot(tx, { id: range.lotId }))
  if (!lot) return { isAllotted: false, ...nothing }
  const gtin = (await findKey(tx, key))?.gtin
  const names = [null, gtin].map((one) => lotIdentifier({ origin: codeOrigin(), key, gtin: one, serial }))
  const piece = [...new Set(names.map(normalIdentifier))]
  const told = await listMoves(tx, { lots: [normalIdentifier(lot.identifier)], piece })
  const sale = told.find(({ step, isOfPiece }) => step === 'retail_selling' && isOfPiece)
  return {
    isAllotted: true,
    madeOn: lot.madeOn,
    makerIn: (await findOrganisation(tx, lot.organisationId))?.provinceCode,
    shippedAt: told.find(({ step }) => step === 'shipping')?.time,
    soldAt: sale?.time,
    soldIn: sale?.provinceCode ?? undefined,
  }
}

const nothing = { madeOn: undefined, shippedAt: undefined, soldAt: undefined, soldIn: undefined, makerIn: undefined }

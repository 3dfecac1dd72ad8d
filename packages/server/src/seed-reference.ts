import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { placeKey, spellingKey } from '@saolang/core/people/place-name.ts'
import { twoLevelsSince } from '@saolang/core/people/todays-place.ts'
import { parse } from 'csv-parse/sync'
import {
  analyzeUnits,
  findLoadedHash,
  type SuccessionRow,
  saveLoadedHash,
  saveSuccessions,
  saveUnits,
  type UnitRow,
} from './people/units.sql.ts'
import { inTransaction, type Tx } from './platform/sql.ts'

const dataDir = join(import.meta.dirname, 'people/data')

/** Loads what every installation starts with: administrative units and their history. Repeating it changes nothing. */
export async function seedReference(): Promise<void> {
  const units = readFileSync(join(dataDir, 'units.csv'))
  const successions = readFileSync(join(dataDir, 'successions.csv'))
  const sha256 = createHash('sha256').update(units).update(successions).digest('hex')
  await inTransaction(async (tx) => {
    if ((await findLoadedHash(tx, 'units')) === sha256) return
    await loadUnits(tx, units, successions)
    await saveLoadedHash(tx, 'units', sha256)
    await analyzeUnits(tx)
  })
}

async function loadUnits(tx: Tx, units: Buffer, successions: Buffer): Promise<void> {
  await saveUnits(
    tx,
    readRows<UnitColumn>(units).map(
      ({ code, parent, valid_from, valid_to, type, name }): UnitRow => ({
        code,
        parent_code: parent || null,
        valid_from,
        valid_to: valid_to || null,
        type,
        name,
        search_key: placeKey(name),
        spelling_key: spellingKey(name),
      }),
    ),
  )
  await saveSuccessions(
    tx,
    readRows<SuccessionColumn>(successions).map(
      ({ old_code, new_code, share, sources }): SuccessionRow => ({
        old_code,
        new_code,
        happened_on: twoLevelsSince,
        share: share || 'unknown',
        sources: Number(sources),
      }),
    ),
  )
}

function readRows<Column extends string>(csv: Buffer): Record<Column, string>[] {
  return parse(csv, { columns: true }) as Record<Column, string>[]
}

type UnitColumn = 'code' | 'parent' | 'valid_from' | 'valid_to' | 'type' | 'name'
type SuccessionColumn = 'old_code' | 'new_code' | 'share' | 'sources'

import { createHmac, timingSafeEqual } from 'node:crypto'
import { markOf, readSerial, writeSerial } from '@saolang/core/trace/labels/serial.ts'
import type { ActContext } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { addNextRange, findRange, type SerialRange } from './serial-ranges.sql.ts'

/** Gives a lot the next serial numbers of its product: never one twice, however many ask at once. */
export async function allotSerials(
  { tx, who, now, newRandom }: ActContext,
  { key, lotId, amount }: { key: string; lotId: string; amount: number },
): Promise<{ firstNo: number; lastNo: number }> {
  const wanted = { key, lotId, amount, secret: newRandom(16), by: who.personId as string, at: now }
  for (;;) {
    const range = await addNextRange(tx, wanted)
    if (range) return range
  }
}

/** The serial of a number of a range. */
export function serialOf({ secret }: Pick<SerialRange, 'secret'>, no: number): string {
  const digest = createHmac('sha256', secret).update(String(no)).digest()
  return writeSerial({ no, mark: markOf(digest) })
}

/** The range of a product that a serial belongs to; undefined for one that was never allotted, its mark included. */
export async function findAllotment(tx: Tx, key: string, serial: string): Promise<SerialRange | undefined> {
  const told = readSerial(serial)
  const range = told && (await findRange(tx, key, told.no))
  if (!told || !range) return undefined
  const right = Buffer.from(serialOf(range, told.no))
  const given = Buffer.from(serial)
  return right.length === given.length && timingSafeEqual(right, given) ? range : undefined
}

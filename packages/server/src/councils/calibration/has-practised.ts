import type { Tx } from '../../platform/sql.ts'
import { listOwnPractices } from './calibration.sql.ts'

/** Whether somebody has signed a card on an anchor; what it says of them stays with them. */
export async function hasPractised(tx: Tx, personId: string): Promise<boolean> {
  return (await listOwnPractices(tx, personId)).some(({ ownSignedAt }) => ownSignedAt !== null)
}

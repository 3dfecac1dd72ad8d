import type { Tx } from '../../platform/sql.ts'

/** Ways to the database outside an act, for what is nobody's act: counts of the moment. */
export type Doors = {
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

let doors: Doors | undefined

/** Sets the ways, once. */
export function configureDoors(given: Doors): void {
  doors = given
}

/** The ways; throws before they are set. */
export function liveDoors(): Doors {
  if (!doors) throw new Error('the live room has no way to the database')
  return doors
}

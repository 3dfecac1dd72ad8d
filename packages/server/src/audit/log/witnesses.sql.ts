import type { Tx } from '../../platform/sql.ts'

/** How far a witness has come: the size it last signed, when it was asked, and why it did not answer, if it did not. */
export type WitnessState = { name: string; size: number; askedAt: Date; failure: string | null }

/** What is known of every witness that was ever asked. */
export async function listWitnessStates(tx: Tx): Promise<WitnessState[]> {
  return tx<WitnessState[]>`select name, size, asked_at as "askedAt", failure from audit.witness order by name`
}

/** Notes how asking a witness went. */
export async function noteWitness(tx: Tx, { name, size, askedAt, failure }: WitnessState): Promise<void> {
  await tx`
    insert into audit.witness as w (name, size, asked_at, failure) values (${name}, ${size}, ${askedAt}, ${failure})
    on conflict (name) do update set size = greatest(w.size, excluded.size), asked_at = excluded.asked_at, failure = excluded.failure`
}

/** Keeps what a witness signed; what it signed before under the same checkpoint stays. */
export async function addCosignature(
  tx: Tx,
  { size, witness, line, at }: { size: number; witness: string; line: string; at: Date },
): Promise<void> {
  await tx`
    insert into audit.cosignature (size, witness, line, cosigned_at) values (${size}, ${witness}, ${line}, ${at})
    on conflict on constraint cosignature_pk do nothing`
}

/** The newest checkpoint that each witness signed. */
export async function listCosigned(tx: Tx): Promise<{ witness: string; size: number; at: Date }[]> {
  return tx<{ witness: string; size: number; at: Date }[]>`
    select distinct on (witness) witness, size, cosigned_at as at from audit.cosignature order by witness, size desc`
}

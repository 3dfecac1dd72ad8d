import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { publicView } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { hashesOf } from './hashes.sql.ts'
import { findTreeHead, type SignedHead } from './heads.sql.ts'
import { logKey, witnessesOf } from './keep-checkpoints.ts'
import { proveConsistency, proveInclusion } from './tree.ts'
import { listCosigned, listWitnessStates } from './witnesses.sql.ts'

/** The newest checkpoint with every signature under it (C2SP tlog-checkpoint). Refuses with `not-found.checkpoint` before the first. */
export const readCheckpoint = publicView(async ({ tx }) => noteOf(await getTreeHead(tx)))

/** The key of the log and those of its witnesses. */
export const readKeys = publicView(async ({ tx }) => {
  const { name, verifier } = logKey((await findTreeHead(tx))?.note)
  return { origin: name, key: verifier, witnesses: witnessesOf().map(({ verifier: key, name }) => ({ name, key })) }
})

/** The path from a leaf, counted from 0, to the root of a signed tree; without a size, of the newest. */
export const readInclusion = publicView(
  async ({ tx }, { index, size: asked }: { index: number; size?: number | undefined }) => {
    const size = await takeSize(tx, asked)
    refuseIf(index < size ? [] : [{ code: 'not-found.log-line', values: { size } }])
    const [leaf] = await hashesOf(tx)(0, index, 1)
    return {
      index,
      size,
      leaf: toBase64(leaf as Buffer),
      hashes: (await proveInclusion(hashesOf(tx), index, size)).map(toBase64),
    }
  },
)

/** The proof that the tree of one size begins with that of another. */
export const readConsistency = publicView(
  async ({ tx }, { from, to: asked }: { from: number; to?: number | undefined }) => {
    const to = await takeSize(tx, asked)
    refuseIf(from <= to ? [] : [{ code: 'not-found.log-line', values: { size: to } }])
    return { from, to, hashes: (await proveConsistency(hashesOf(tx), from, to)).map(toBase64) }
  },
)

/** Hashes of a tile, one after another (C2SP tlog-tiles): `width` of those that lie `256^level` leaves apart, within the newest signed tree. */
export const readTile = publicView(
  async ({ tx }, { level, index, width }: { level: number; index: number; width: number }) => {
    const { size } = await getTreeHead(tx)
    const isThere = index * 256 + width <= Math.floor(size / 256 ** level)
    refuseIf(isThere ? [] : [{ code: 'not-found.log-line', values: { size } }])
    return Buffer.concat(await hashesOf(tx)(level, index * 256, width))
  },
)

/** What the public page tells: the newest checkpoint and how far each witness has come with it. */
export const readLogState = publicView(async ({ tx }) => {
  const head = await findTreeHead(tx)
  const { name, verifier } = logKey(head?.note)
  const [states, cosigned] = [await listWitnessStates(tx), await listCosigned(tx)]
  return {
    origin: name,
    key: verifier,
    ...(head && {
      head: { size: head.size, root: toBase64(head.root), signedAt: head.signedAt.toISOString(), note: noteOf(head) },
    }),
    witnesses: witnessesOf().map((witness) => {
      const state = states.find((one) => one.name === witness.name)
      const last = cosigned.find((one) => one.witness === witness.name)
      return {
        name: witness.name,
        key: witness.verifier,
        ...(last && { size: last.size, at: last.at.toISOString() }),
        ...(state?.failure && { failedAt: state.askedAt.toISOString() }),
      }
    }),
  }
})

/** A checkpoint with what its witnesses put under it. */
export function noteOf({ note, cosignatures }: Pick<SignedHead, 'note' | 'cosignatures'>): string {
  return note + cosignatures.join('')
}

async function getTreeHead(tx: Tx): Promise<SignedHead> {
  const head = await findTreeHead(tx)
  if (!head) throw new Refused([{ code: 'not-found.checkpoint' }])
  return head
}

// Lines that no checkpoint covers yet are not shown: what is shown must be signed.
async function takeSize(tx: Tx, asked: number | undefined): Promise<number> {
  const { size } = await getTreeHead(tx)
  refuseIf(asked === undefined || asked <= size ? [] : [{ code: 'not-found.log-line', values: { size } }])
  return asked ?? size
}

function toBase64(hash: Buffer): string {
  return hash.toString('base64')
}

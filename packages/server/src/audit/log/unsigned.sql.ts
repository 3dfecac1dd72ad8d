import type { Tx } from '../../platform/sql.ts'

/** When the newest checkpoint was signed, and the moment of the oldest line that none covers; checkpoints leave lines of their own, which wait for the next. */
export async function findHeadAges(tx: Tx): Promise<{ signedAt: Date | null; unsignedSince: Date | null }> {
  const [row] = await tx<{ signedAt: Date | null; unsignedSince: Date | null }[]>`
    select h.signed_at as "signedAt",
      (select l.at from audit.line l where l.seq > coalesce(h.size, 0) and l.action not in ('audit.checkpoint', 'audit.cosign')
        order by l.seq limit 1) as "unsignedSince"
    from (select 1) one left join lateral (select size, signed_at from audit.tree_head order by size desc limit 1) h on true`
  return row ?? { signedAt: null, unsignedSince: null }
}

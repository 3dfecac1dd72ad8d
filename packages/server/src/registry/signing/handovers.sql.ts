import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { SignerFacts } from '../../platform/signing/signer.ts'
import type { Tx } from '../../platform/sql.ts'

export type HandoverRow = {
  paperId: string
  way: 'bridge' | 'upload'
  handedBy: string
  handedAt: Date
  expiresAt: Date
  fetchedAt: Date | null
  returnedAt: Date | null
  problems: Problem[]
}

const columns = (tx: Tx) => tx`
  paper_id as "paperId", way, handed_by as "handedBy", handed_at as "handedAt", expires_at as "expiresAt", fetched_at as "fetchedAt",
  returned_at as "returnedAt", problems`

/** Hands a paper over under a token, of which only the hash is kept. */
export async function addHandover(
  tx: Tx,
  row: Pick<HandoverRow, 'paperId' | 'way' | 'handedBy' | 'handedAt' | 'expiresAt'> & { tokenHash: string },
): Promise<void> {
  await tx`
    insert into registry.paper_handover (token_hash, paper_id, way, handed_by, handed_at, expires_at)
    values (${row.tokenHash}, ${row.paperId}, ${row.way}, ${row.handedBy}, ${row.handedAt}, ${row.expiresAt})`
}

/** What a token was given for. */
export async function findHandover(tx: Tx, tokenHash: string): Promise<HandoverRow | undefined> {
  const [row] = await tx<
    HandoverRow[]
  >`select ${columns(tx)} from registry.paper_handover where token_hash = ${tokenHash}`
  return row
}

/** Uses a token for its download, or for its return; false when that was used before, or the token's time is over. */
export async function useHandover(tx: Tx, tokenHash: string, step: 'fetched' | 'returned', at: Date): Promise<boolean> {
  const rows =
    step === 'fetched'
      ? await tx`update registry.paper_handover set fetched_at = ${at}
          where token_hash = ${tokenHash} and fetched_at is null and expires_at > ${at} returning paper_id`
      : await tx`update registry.paper_handover set returned_at = ${at}
          where token_hash = ${tokenHash} and returned_at is null and expires_at > ${at} returning paper_id`
  return rows.length > 0
}

/** Keeps why what came back was refused. */
export async function noteRefusal(tx: Tx, tokenHash: string, problems: readonly Problem[]): Promise<void> {
  await tx`update registry.paper_handover set problems = ${tx.json(problems as never)} where token_hash = ${tokenHash}`
}

/** The newest handover of each paper of a decision. */
export async function listHandovers(tx: Tx, decisionId: string): Promise<HandoverRow[]> {
  return tx<HandoverRow[]>`
    select distinct on (h.paper_id) ${columns(tx)} from registry.paper_handover h
    where h.paper_id in (select id from registry.paper where decision_id = ${decisionId})
    order by h.paper_id, h.handed_at desc`
}

export type SignerRow = {
  id: string
  authority: string
  fingerprint: string
  facts: SignerFacts
  registeredAt: Date
  endedAt: Date | null
}

/** Registers a certificate as an authority's; false when it is there. */
export async function addSigner(
  tx: Tx,
  row: Pick<SignerRow, 'id' | 'authority' | 'facts'> & { by: string | null },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    insert into registry.authority_signer (id, authority, fingerprint, facts, registered_by, registered_at)
    values (${row.id}, ${row.authority}, ${row.facts.fingerprint}, ${tx.json(row.facts)}, ${row.by}, ${at})
    on conflict on constraint authority_signer_once do nothing returning id`
  return rows.length > 0
}

/** Ends a signer of an authority; false when there is none. */
export async function endSigner(
  tx: Tx,
  { id, authority }: { id: string; authority: string },
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update registry.authority_signer set ended_at = ${at} where id = ${id} and authority = ${authority} and ended_at is null returning id`
  return rows.length > 0
}

/** The signers of an authority, those of today first. */
export async function listSigners(tx: Tx, authority: string): Promise<SignerRow[]> {
  return tx<SignerRow[]>`
    select id, authority, fingerprint, facts, registered_at as "registeredAt", ended_at as "endedAt" from registry.authority_signer
    where authority = ${authority} order by ended_at nulls first, registered_at`
}

import { type ConsentPurpose, consentVersions, isAgreed } from '@saolang/core/people/privacy/consent.ts'
import type { Tx } from '../../platform/sql.ts'
import { findAgreedPhone, listAgreeing, listConsents } from './privacy.sql.ts'

/** Who agrees today to a purpose, with where to reach them. Ask anew before every sending: a word can be taken back at any time. */
export function listAgreeingPersons(
  tx: Tx,
  purpose: ConsentPurpose,
): Promise<{ personId: string; email: string | null; phone: string | null }[]> {
  return listAgreeing(tx, purpose, consentVersions[purpose])
}

/** Whether one person agrees at this moment: asked just before something goes out to them. */
export async function agreesNow(tx: Tx, personId: string, purpose: ConsentPurpose): Promise<boolean> {
  return isAgreed(await listConsents(tx, personId), purpose)
}

/** The phone of an organisation that may stand on its public pages; undefined unless its representative agrees. */
export function findPublicPhone(tx: Tx, organisationId: string): Promise<string | undefined> {
  return findAgreedPhone(tx, organisationId, consentVersions['public-phone'])
}

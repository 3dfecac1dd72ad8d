import { system } from '@saolang/core/people/actor.ts'
import { type CredentialFacts, didOf, toCredential } from '@saolang/core/registry/credential.ts'
import { act, publicView } from '../../platform/act.ts'
import { takeTurn } from '../products.sql.ts'
import { toRecognitionView, toRecordView } from '../record-view.ts'
import { verifyCode } from '../verification/verify-code.ts'
import { currentCredentialKey } from './credential-keys.ts'
import { addCredential, findCredential, listWithoutCredential, nextStatusIndex } from './credentials.sql.ts'
import { signCredential } from './sign-credential.ts'

const together = 200
let address = ''

/** Says under which address credentials and their status are found. Called once, at start. */
export function configureCredentials(publicUrl: string): void {
  address = publicUrl
}

/** Issues the credential of every certificate that has none. A listener calls it after a decision, a job now and then for what was missed. */
export async function issueCredentials(): Promise<void> {
  for (const { id, code } of await listWaiting(undefined)) {
    const facts = await readFacts(code)
    if (facts) await issueCredential(system, { certificateId: id, facts })
  }
}

/** The credential beside a certificate; undefined when it has none. */
export const findCredentialOf = publicView(({ tx }, certificateId: string) => findCredential(tx, certificateId))

const listWaiting = publicView(({ tx }, _: undefined) => listWithoutCredential(tx, together))

type Facts = Omit<CredentialFacts, 'statusIndex'>

async function readFacts(code: string): Promise<Facts | undefined> {
  const found = await verifyCode(code)
  if (found.kind !== 'found') return undefined
  const record = toRecordView(found.record)
  const { certificateNumber, star, issuedOn, expiresOn, decisionNumber, authority } = toRecognitionView(
    found.recognition,
  )
  if (!certificateNumber || !star || !issuedOn || !expiresOn || !decisionNumber || !authority) return undefined
  return {
    publicUrl: address,
    issuer: didOf(address),
    code: found.code,
    product: {
      address: record.address,
      name: record.name,
      place: [record.commune, record.province].filter(Boolean).join(', '),
      ...(record.legalCode && { legalCode: record.legalCode }),
      ...(record.producer && { producer: record.producer }),
    },
    certificate: { number: certificateNumber, star, issuedOn, expiresOn, decisionNumber, authority },
  }
}

const issueCredential = act(
  'credential.issue',
  async ({ tx, now, on }, { certificateId, facts }: { certificateId: string; facts: Facts }) => {
    await takeTurn(tx, 'credential')
    const statusIndex = await nextStatusIndex(tx)
    const jwt = await signCredential(toCredential({ ...facts, statusIndex }), address)
    await addCredential(tx, { certificateId, statusIndex, keyId: currentCredentialKey().id, jwt }, now)
    on('certificate', certificateId, { statusIndex })
  },
)

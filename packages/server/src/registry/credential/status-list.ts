import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { standingOn } from '@saolang/core/registry/certificate.ts'
import {
  didOf,
  isListed,
  listLength,
  type StatusPurpose,
  statusListAddress,
} from '@saolang/core/registry/credential.ts'
import { publicView } from '../../platform/act.ts'
import { forgetWithDatabase } from '../../platform/processes/remembered.ts'
import { listCertificates } from '../certificates.sql.ts'
import { factsOf } from '../get-product.ts'
import { listListed } from './credentials.sql.ts'
import { signCredential } from './sign-credential.ts'

const lifeMs = 60_000

/** Lists that were made less than a minute ago: a revocation is seen within that minute. */
const kept = new Map<string, { until: number; jwt: string }>()
forgetWithDatabase(() => kept.clear())

/** A status list as a credential of its own (Bitstring Status List 1.0), as the register stands now or stood less than a minute ago. */
export async function getStatusList(
  publicUrl: string,
  { purpose, listNo, now }: { purpose: StatusPurpose; listNo: number; now: Date },
): Promise<string> {
  const key = `${publicUrl} ${purpose} ${listNo}`
  const known = kept.get(key)
  if (known && known.until > now.getTime() && known.until - now.getTime() <= lifeMs) return known.jwt
  const id = statusListAddress(publicUrl, purpose, listNo)
  const bits = await readBits({ purpose, listNo })
  const jwt = await signCredential(
    {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: didOf(publicUrl),
      validFrom: now.toISOString(),
      credentialSubject: {
        id: `${id}#list`,
        type: 'BitstringStatusList',
        statusPurpose: purpose,
        encodedList: await encodeBits(bits),
        ttl: lifeMs,
      },
    },
    publicUrl,
  )
  kept.set(key, { until: now.getTime() + lifeMs, jwt })
  return jwt
}

/** Forgets the lists that were made: something in the register changed. */
export function forgetStatusLists(): void {
  kept.clear()
}

/** Bits as the list holds them: compressed, base64url behind the mark of its base. */
export async function encodeBits(bits: Uint8Array): Promise<string> {
  return `u${(await promisify(gzip)(bits)).toString('base64url')}`
}

const readBits = publicView(async ({ tx, now }, { purpose, listNo }: { purpose: StatusPurpose; listNo: number }) => {
  const bits = new Uint8Array(listLength / 8)
  const today = legalDateOf(now)
  const from = listNo * listLength
  const listed = Map.groupBy(await listListed(tx, { from, to: from + listLength }), ({ productId }) => productId)
  for (const [productId, entries] of listed) {
    const certificates = new Map((await listCertificates(tx, productId)).map((row) => [row.id, row]))
    for (const { certificateId, statusIndex } of entries) {
      const row = certificates.get(certificateId)
      // The first entry is the leftmost bit of the first byte.
      const at = statusIndex - from
      if (row && isListed(purpose, standingOn(factsOf(row), today)))
        bits[at >> 3] = (bits[at >> 3] as number) | (0x80 >> (at & 7))
    }
  }
  return bits
})

import { authorityOf } from '@saolang/core/councils/authority.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { act } from '../../platform/act.ts'
import type { SignerFacts } from '../../platform/signing/signer.ts'
import { addSigner, endSigner } from './handovers.sql.ts'

/** Registers a certificate (PEM or DER) as one that signs for the officer's own authority. */
export const registerSigner = act(
  'signer.register',
  async (context, { bytes }: { bytes: Buffer }): Promise<SignerFacts> => {
    const authority = authorityOf(context.who)
    if (!authority) throw new Refused([{ code: 'forbidden.jurisdiction' }])
    const facts = await readFactsOf(bytes)
    refuseIf(
      new Date(facts.validTo) < context.now
        ? [
            {
              code: 'signature.certificate-expired',
              at: 'certificate',
              values: { name: facts.name, day: facts.validTo.slice(0, 10) },
            },
          ]
        : [],
    )
    const code = authority.provinceCode ?? 'TW'
    const isNew = await addSigner(
      context.tx,
      { id: context.newId(), authority: code, facts, by: context.who.personId ?? null },
      context.now,
    )
    refuseIf(isNew ? [] : [{ code: 'conflict.signer-registered', at: 'certificate' }])
    context.on('signer', facts.serial, { authority: code })
    return facts
  },
)

/** Ends a certificate's right to sign for the officer's own authority; what it signed stays signed. */
export const retireSigner = act('signer.register', async (context, { id }: { id: string }) => {
  const authority = authorityOf(context.who)
  const isEnded =
    authority && (await endSigner(context.tx, { id, authority: authority.provinceCode ?? 'TW' }, context.now))
  refuseIf(isEnded ? [] : [{ code: 'not-found.signer' }])
  context.on('signer', id, { ended: true })
})

async function readFactsOf(bytes: Buffer): Promise<SignerFacts> {
  const { readCertificates, readFacts } = await import('../../platform/signing/chain.ts')
  try {
    const [certificate] = readCertificates(bytes)
    if (certificate && !certificate.ca) return readFacts(certificate)
  } catch {
    // Said below: what was sent is no certificate of a person or an agency.
  }
  throw new Refused([{ code: 'signer.no-certificate', at: 'certificate' }])
}

import type { Problem } from '@saolang/core/kernel/problem.ts'

/** The ways to a signature: `test-ca` for trying out only; `bridge` is the desktop tool of the Government Cipher Committee. */
export const signingWays = ['test-ca', 'pkcs11', 'remote', 'bridge', 'upload'] as const
export type SigningWay = (typeof signingWays)[number]

/** What a person shows to a remote signing service, for one batch: never stored. */
export type Authorisation = { pin?: string; otp?: string }

/** A key that signs what we hash, wherever it lies. `chain` is DER, the signer's certificate first; signatures are DER (ECDSA) or PKCS #1 (RSA). */
export type KeyHolder = {
  chain(): Promise<Buffer[]>
  signAll(messages: readonly Buffer[], authorisation: Authorisation): Promise<Buffer[]>
}

/** A PDF to be signed, and the name and reason that its signature tells. */
export type Unsigned = { id: string; pdf: Buffer; reason: string; fileName: string }

/** What became of a paper: signed here and now, or handed to a person or a tool that brings it back. */
export type Outcome = { id: string } & ({ kind: 'signed'; pdf: Buffer } | { kind: 'handed-over'; token: string })

/**
 * The one interface of all ways: papers in, and each either comes back signed or goes out under a token of its own. Refuses with
 * the reasons when the key, the service or the person's authorisation fails.
 */
export type Signer = {
  way: SigningWay
  sign(papers: readonly Unsigned[], authorisation: Authorisation): Promise<Outcome[]>
}

/** A signer's certificate as one reads it. `serial` is hexadecimal, capitals. */
export type SignerFacts = {
  fingerprint: string
  subject: string
  name: string
  serial: string
  issuer: string
  validFrom: string
  validTo: string
}

/** How far a signature reaches (ETSI EN 319 142-1): B-B alone, B-T with a time stamp, B-LT with the revocation data too. */
export type Level = 'B-B' | 'B-T' | 'B-LT'

/** What looking at a signed PDF found. `problems` are all the reasons not to trust it; `isUnaltered` speaks of its bytes alone. */
export type SignatureReport = {
  isUnaltered: boolean
  isTrusted: boolean
  isTest: boolean
  signer?: SignerFacts
  signedAt?: string
  stampedBy?: string
  level?: Level
  problems: Problem[]
}

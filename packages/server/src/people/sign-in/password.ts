import { hash, verify } from '@node-rs/argon2'
import { tidy } from '@saolang/core/kernel/text.ts'

// OWASP ASVS 5.0, 11.4.2: Argon2id (the library's default), 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let nobodysHash: string | undefined

/** The Argon2id hash of a password; the same letters typed in another Unicode form are the same password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

/** Whether a password is the one of this hash. Without a hash it takes as long and says no, so that nobody learns who has an account. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  nobodysHash ??= await hashPassword('nobody has this password')
  const isRight = await verify(stored ?? nobodysHash, password.normalize('NFC'))
  return isRight && stored !== undefined
}

/** An e-mail as it is kept and looked up. */
export function foldEmail(typed: string): string {
  return tidy(typed).toLowerCase()
}

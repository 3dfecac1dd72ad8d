import { act, publicView } from '../platform/act.ts'
import { addReleased, forgetReleased, isReleased } from './released-pages.sql.ts'

/** Gives a page token back, known by its hash, and forgets those whose time is over. */
export const releasePage = act(
  'page.release',
  async ({ tx, now, on }, { hash, expiresAt }: { hash: Buffer; expiresAt: Date }): Promise<void> => {
    on('page', hash.toString('hex').slice(0, 16))
    await forgetReleased(tx, now)
    await addReleased(tx, hash, expiresAt)
  },
)

/** True for a page token that was given back. */
export const isPageReleased = publicView(({ tx }, hash: Buffer) => isReleased(tx, hash))

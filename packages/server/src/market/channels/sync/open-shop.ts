import { seal, unseal } from '../../../people/settings.ts'
import { currentTime } from '../../../platform/act.ts'
import { toApp } from '../links/authorise.ts'
import { keepTokens, type SealedLink } from '../links/links.sql.ts'
import { clients } from '../platforms/clients.ts'
import { PlatformFailed, type Shop } from '../platforms/platform-client.ts'
import { writeDown } from './settings.ts'

// Renewed before it ends, so that no visit is cut short by it.
const renewBeforeMillis = 10 * 60_000

/** A link's shop with a token that holds; a token near its end is renewed and kept first: the old one may work only once. */
export async function openShop(link: SealedLink): Promise<Shop> {
  const { accessToken, refreshToken, accessUntil } = link
  if (!accessToken || !refreshToken || !accessUntil) throw new PlatformFailed('not-authorised', 'no token')
  const app = toApp(link)
  const now = currentTime()
  if (accessUntil.getTime() - now.getTime() > renewBeforeMillis) return { ...app, access: unseal(accessToken) }
  const tokens = await clients[link.platform].refresh(app, unseal(refreshToken), now)
  const { access, refresh, ...until } = tokens
  await writeDown((tx) =>
    keepTokens(tx, { id: link.id, access: seal(access), refresh: seal(refresh), ...until }, undefined),
  )
  return { ...app, access }
}

import type { App } from '../platform/http.ts'
import { memberPages } from './members/pages.ts'
import { accountPages } from './pages/account.ts'
import { organisationPages } from './pages/organisations.ts'
import { passkeyRoutes } from './pages/passkeys.ts'
import { registerPages } from './pages/register.ts'
import { signInPages } from './pages/sign-in.ts'
import { staffPages } from './pages/staff.ts'
import { unitChangePages } from './units/pages.ts'

/** The pages of accounts, organisations, places and units. */
export function peoplePages(app: App): void {
  signInPages(app)
  registerPages(app)
  accountPages(app)
  passkeyRoutes(app)
  organisationPages(app)
  memberPages(app)
  staffPages(app)
  unitChangePages(app)
}

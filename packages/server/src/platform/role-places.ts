import type { Actor, Role } from '@saolang/core/people/actor.ts'
import { homeOf } from '@saolang/core/people/session.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'

type Places = readonly (readonly [href: string, label: MessageKey])[]

const desk = ['/desk', 'people.nav.desk'] as const
const councils = ['/councils', 'people.nav.councils'] as const
const certificates = ['/registry', 'people.nav.registry'] as const
const overview = ['/insight', 'people.nav.insight'] as const
const reporting = ['/reporting', 'insight.reporting'] as const
const diary = ['/diary', 'trace.diary'] as const
const recalls = ['/trace/recalls', 'trace.recallNav'] as const
const selling = ['/market', 'market.selling'] as const
const reviews = ['/market/reported-reviews', 'market.reportedReviews'] as const
const demand = ['/demand', 'market.demand.nav'] as const
const promotion = ['/promotion', 'market.promotion'] as const
const liveOversight = ['/market/live/oversee', 'market.liveDesk.oversee'] as const
const points = ['/market/points', 'market.points.title'] as const
const connections = ['/connections', 'trace.connections'] as const
const policy = ['/policy', 'people.nav.policy'] as const
const exchange = ['/exchange', 'trace.exchange.title'] as const
const clients = ['/clients', 'people.clients'] as const
const training = ['/insight/training', 'support.officials.title'] as const
const questions = ['/law/queue', 'support.law.queue'] as const
const help = ['/advice', 'support.help'] as const
const courses = ['/courses', 'support.courses'] as const
const organisations = ['/organisations', 'people.nav.organisations'] as const
const operations = ['/operations', 'people.operations.title'] as const
const unitChanges = ['/units/changes', 'people.units.title'] as const

/** What stands in the top bar for each role, besides the public places. */
const places = {
  visitor: [],
  system: [],
  producer: [
    ['/dossiers', 'people.nav.dossiers'],
    overview,
    diary,
    selling,
    help,
    demand,
    organisations,
    recalls,
    promotion,
    ['/registry/withdrawals', 'registry.oversight'],
    connections,
    clients,
  ],
  'commune-officer': [
    desk,
    overview,
    certificates,
    help,
    reporting,
    organisations,
    diary,
    selling,
    points,
    promotion,
    demand,
    recalls,
    connections,
    liveOversight,
  ],
  'provincial-officer': [
    desk,
    overview,
    councils,
    certificates,
    help,
    reporting,
    promotion,
    recalls,
    clients,
    training,
    reviews,
    demand,
    liveOversight,
    points,
  ],
  'council-member': [councils, overview, courses],
  'council-chair': [councils, overview, courses],
  'ministry-officer': [
    desk,
    overview,
    councils,
    certificates,
    reporting,
    policy,
    help,
    recalls,
    promotion,
    exchange,
    training,
    questions,
    demand,
    unitChanges,
    liveOversight,
  ],
  administrator: [
    ['/people', 'people.nav.people'],
    ['/messages', 'people.messages.title'],
    exchange,
    ['/audit', 'people.nav.audit'],
    operations,
    connections,
    clients,
    ['/privacy/desk', 'people.privacy.desk'],
    unitChanges,
  ],
  auditor: [overview, reporting, ['/audit', 'people.nav.audit'], ['/people', 'people.nav.people'], operations],
  integrator: [recalls, connections],
} as const satisfies Record<Role, Places>

/** The places of a role in the top bar, in words. */
export function placesOf(role: Role, lang: Lang): { href: string; label: string }[] {
  return (places[role] as Places).map(([href, label]) => ({ href, label: say(lang, label) }))
}

/** The name of a role in words. */
export function roleLabel(role: Role, lang: Lang): string {
  return say(lang, `people.role.${role}`)
}

/**
 * Where a person who opens the place of another role's work finds their own: the doors of the front page are the same
 * for everybody. Undefined for those who are at home here, who are not signed in, and for auditors, who look everywhere.
 */
export function findHomeElsewhere({ role }: Actor, here: string): string | undefined {
  if (role === 'visitor' || role === 'system' || role === 'auditor') return undefined
  const home = homeOf(role)
  return home === here ? undefined : home
}

import type { Role } from '../actor.ts'
import { anyone, assessors, officers } from './role-groups.ts'

/** Who may do what to promote: stories, seasons, occasions, news, campaigns. */
export const promotionPermissions = {
  'story.write': ['producer', 'commune-officer'],
  'story.submit': ['producer', 'commune-officer'],
  'story.approve': ['commune-officer', 'provincial-officer'],
  'story.refuse': ['commune-officer', 'provincial-officer'],
  'story.take-down': ['producer', 'commune-officer', 'provincial-officer'],
  'story.read': ['producer', ...officers],
  'season.tell': ['producer', 'commune-officer'],
  'season.read': ['producer', ...officers],
  'occasion.announce': officers,
  'occasion.cancel': officers,
  'news.write': assessors,
  'news.publish': assessors,
  'news.archive': assessors,
  'news.read': assessors,
  'campaign.write': assessors,
  'campaign.schedule': assessors,
  'campaign.cancel': assessors,
  'campaign.read': assessors,
  'campaign.send': ['system'],
  'campaign.unsubscribe': anyone,
} as const satisfies Record<string, readonly Role[]>

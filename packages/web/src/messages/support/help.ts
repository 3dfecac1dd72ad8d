import type { MessageRows } from '../message-rows.ts'

/** Words of plans and help by star. */
export const supportHelp = {
  plans: ['Kế hoạch nâng sao', 'Plans to the next star'],
  tiers: ['Hỗ trợ theo sao', 'Help by star'],
} as const satisfies MessageRows

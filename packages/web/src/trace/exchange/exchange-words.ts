import type { DeliveryState } from '@saolang/core/trace/exchange/target.ts'
import type { Tone } from '../../kit/notices.tsx'

/** How a state of a delivery looks. */
export const stateTones = {
  waiting: 'info',
  accepted: 'good',
  rejected: 'bad',
  incomplete: 'warn',
  dead: 'bad',
} as const satisfies Record<DeliveryState, Tone>

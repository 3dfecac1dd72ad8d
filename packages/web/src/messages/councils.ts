import type { MessageRows } from './message-rows.ts'

/** Words of councils and scorecards. */
export const councils = {
  scorecard: ['Phiếu chấm điểm', 'Scorecard'],
} satisfies MessageRows

import type { MessageRows } from './message-rows.ts'

/** Words of the room of help. */
export const support = {} satisfies MessageRows

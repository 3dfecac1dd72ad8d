import type { MessageRows } from './message-rows.ts'
import { knowledge } from './support/knowledge.ts'
import { supportLetters } from './support/letters.ts'

/** Words of the room of help. */
export const support = {
  ...supportLetters,
  ...knowledge,
} satisfies MessageRows

import type { MessageRows } from './message-rows.ts'
import { supportAdvice } from './support/advice.ts'
import { supportCourses } from './support/courses.ts'
import { directory } from './support/directory.ts'
import { supportHelp } from './support/help.ts'
import { knowledge } from './support/knowledge.ts'
import { supportLetters } from './support/letters.ts'
import { officials } from './support/officials.ts'
import { policies } from './support/policies.ts'

/** Words of the room of help. */
export const support = {
  ...supportLetters,
  ...supportCourses,
  ...supportAdvice,
  ...supportHelp,
  ...knowledge,
  ...directory,
  ...policies,
  ...officials,
} satisfies MessageRows

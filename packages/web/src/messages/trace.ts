import type { MessageRows } from './message-rows.ts'
import { traceAreas } from './trace/areas.ts'
import { traceClones } from './trace/clones.ts'
import { traceConnections } from './trace/connections.ts'
import { traceContinuity } from './trace/continuity.ts'
import { traceDiary } from './trace/diary.ts'
import { traceExchange } from './trace/exchange.ts'
import { traceJar } from './trace/jar.ts'
import { traceLabels } from './trace/labels.ts'
import { tracePublish } from './trace/publish.ts'
import { traceRecall } from './trace/recall.ts'
import { traceResolver } from './trace/resolver.ts'
import { traceSteps } from './trace/steps.ts'
import { traceStory } from './trace/story.ts'

/** Words of the trace room. */
export const trace = {
  ...traceAreas,
  ...traceConnections,
  ...traceClones,
  ...traceContinuity,
  ...traceDiary,
  ...traceExchange,
  ...traceRecall,
  ...traceResolver,
  ...traceSteps,
  ...traceStory,
  ...traceJar,
  ...traceLabels,
  ...tracePublish,
} satisfies MessageRows

import type { Shape } from '@saolang/core/trace/diary/sectors.ts'
import type { Text } from '../../kit/words.ts'
import type { Lang } from '../../messages/message-rows.ts'
import { type MessageKey, messages, say } from '../../messages/messages.ts'

type TraceKey = MessageKey & `trace.${string}`

function keyOf(address: string): TraceKey {
  const own = `step.${address}`
  const key = own in messages.trace ? own : `step.any.${address.split('.')[1]}`
  return `trace.${key}` as TraceKey
}

/** The words of a step, `honey.harvest`, for a page. */
export const stepWords = (t: Text, address: string): string => t(keyOf(address))

/** The words of a step in a language, for files. */
export const sayStep = (lang: Lang, address: string): string => say(lang, keyOf(address))

/** How the question after what was gathered, taken in or made is put. */
export const whatQuestion = {
  gather: 'trace.askWhatGather',
  receive: 'trace.askWhatReceive',
} as const satisfies Partial<Record<Shape, MessageKey>>

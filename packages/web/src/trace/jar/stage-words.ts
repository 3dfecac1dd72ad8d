import type { Text } from '../../kit/words.ts'
import { type MessageKey, messages } from '../../messages/messages.ts'
import { stepWords } from '../diary/step-words.ts'
import type { JarStage } from './jar-view.ts'

/** A stage in words: the farmer's own where a diary told it, else those of the Core Business Vocabulary. */
export function sayStage(t: Text, { step, isDiary }: Pick<JarStage, 'step' | 'isDiary'>): string {
  if (isDiary) return stepWords(t, step)
  const key = `biz-${step}`
  return t((key in messages.trace ? `trace.${key}` : 'trace.biz-other') as MessageKey)
}

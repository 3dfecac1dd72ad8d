import type { StoryGap, StoryLine } from '@saolang/core/trace/story/tell-story.ts'
import { formatDate } from '../../kit/format.ts'
import type { Lang } from '../../messages/message-rows.ts'
import { say } from '../../messages/messages.ts'
import { sayGap } from '../continuity/say-gap.ts'
import { sayStep } from '../diary/step-words.ts'
import { hasWords, lowerFirst, sayName, sayPlace, sayThing, sayThings } from './say-thing.ts'

/** A line of a story in words, with what does not hold together there. `at` is ISO 8601. */
export type SaidLine = { eventId: string; at: string; text: string; gaps: string[] }

/** A story in the sentences of a language. */
export function sayStory(lang: Lang, lines: readonly StoryLine[]): SaidLine[] {
  return lines.map((line) => ({
    ...{ eventId: line.eventId, at: line.at, text: sayLine(lang, line) },
    gaps: line.gaps.map((gap) => sayGapOf(lang, gap)),
  }))
}

function sayLine(lang: Lang, line: StoryLine): string {
  const day = formatDate(line.at)
  const place = line.place && sayPlace(lang, line.place)
  if (line.kind === 'tended') {
    const step = stepOf(lang, line)
    return place
      ? say(lang, 'trace.story.tended', { day, place, step })
      : say(lang, 'trace.story.tendedNowhere', { day, step })
  }
  const what = sayWhat(lang, line)
  return place ? say(lang, 'trace.story.at', { day, place, what }) : say(lang, 'trace.story.nowhere', { day, what })
}

function sayWhat(lang: Lang, line: StoryLine): string {
  const things = sayThings(lang, line.things)
  const took = sayThings(lang, line.took)
  const carrier = line.carrier && sayThing(lang, line.carrier)
  switch (line.kind) {
    case 'made':
      return sayMade(lang, line, { things, took })
    case 'packed':
      return carrier
        ? say(lang, 'trace.story.packed', { things, carrier })
        : say(lang, 'trace.story.packedAlone', { things })
    case 'unpacked':
      if (!carrier) return say(lang, 'trace.story.noted', { things, step: stepOf(lang, line) })
      return things
        ? say(lang, 'trace.story.unpacked', { things, carrier })
        : say(lang, 'trace.story.unpackedAll', { carrier })
    case 'received':
      return say(lang, 'trace.story.received', { things, from: partner(lang, 'from', line.from) })
    case 'shipped':
      return say(lang, 'trace.story.shipped', { things, to: partner(lang, 'to', line.to) })
    case 'tended':
    case 'noted':
      return things
        ? say(lang, 'trace.story.noted', { things, step: stepOf(lang, line) })
        : say(lang, 'trace.story.notedNothing', { step: stepOf(lang, line) })
    default:
      return say(lang, `trace.story.${line.kind}`, { things })
  }
}

function sayMade(lang: Lang, line: StoryLine, { things, took }: { things: string; took: string }): string {
  if (!things) return say(lang, 'trace.story.usedUp', { took })
  const what = took
    ? say(lang, 'trace.story.made', { things, took })
    : say(lang, 'trace.story.madeOfNothing', { things })
  return line.isDiary ? say(lang, 'trace.story.withStep', { what, step: stepOf(lang, line) }) : what
}

function partner(lang: Lang, way: 'from' | 'to', place: StoryLine['from']): string {
  return place ? say(lang, `trace.story.${way}`, { place: sayPlace(lang, place) }) : ''
}

function stepOf(lang: Lang, { step, isDiary }: StoryLine): string {
  if (step === undefined) return say(lang, 'trace.bizStep.other')
  if (isDiary) return lowerFirst(sayStep(lang, step))
  const key = `trace.bizStep.${step}`
  return hasWords(key) ? say(lang, key) : step
}

function sayGapOf(lang: Lang, { thing, ...gap }: StoryGap): string {
  const text = sayGap((key, values) => say(lang, key, values), lang, { ...gap, thing: thing.id })
  return say(lang, 'trace.story.gap', { gap: text, thing: sayName(lang, thing) })
}

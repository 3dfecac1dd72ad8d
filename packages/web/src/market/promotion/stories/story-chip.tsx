import type { StoryState } from '@saolang/core/market/promotion/story.ts'
import { Chip, type Tone } from '../../../kit/notices.tsx'
import { useText } from '../../../kit/words.ts'

const tones = {
  draft: 'calm',
  submitted: 'warn',
  approved: 'good',
  refused: 'bad',
  replaced: 'calm',
} as const satisfies Record<StoryState, Tone>

/** Where a version stands. */
export function StoryChip({ state }: { state: StoryState }) {
  const t = useText()
  return <Chip tone={tones[state]}>{t(`market.story.state.${state}`)}</Chip>
}

import { Chip } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'
import type { ChannelView } from './channel-views.ts'

const tones = { unauthorised: 'info', on: 'good', paused: 'warn', refused: 'bad', ended: 'calm' } as const

/** How a linked shop stands, in a word. */
export function ChannelState({ state }: Pick<ChannelView, 'state'>) {
  const t = useText()
  return <Chip tone={tones[state]}>{t(`market.channels.state.${state}`)}</Chip>
}

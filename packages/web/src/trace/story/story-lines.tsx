import type { StoryLine } from '@saolang/core/trace/story/tell-story.ts'
import { Icon } from '../../kit/icons.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { sayStory } from './say-story.ts'

/** A chain in sentences, its gaps under the sentence where they are found. */
export function StoryLines({ lines }: { lines: readonly StoryLine[] }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <ol class="story">
      {sayStory(lang, lines).map(({ eventId, text, gaps }) => (
        <li key={eventId}>
          {text}
          {gaps.map((gap) => (
            <p class="story-gap" key={gap}>
              <Icon name="warning" /> <b>{t('trace.storyGap')}:</b> {gap}
            </p>
          ))}
        </li>
      ))}
    </ol>
  )
}

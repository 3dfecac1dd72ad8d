import { formatDay } from '../../kit/format.ts'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'

/** Something to do, in the reader's words, with the way to it. */
export type TaskView = { words: string; href: string; isUrgent: boolean; dueOn?: string }

/** What is to do now, the urgent first; the calm words of nothing where there is nothing. */
export function TasksPart({ tasks }: { tasks: readonly TaskView[] }) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('insight.dash.tasks')}</h2>
      {tasks.length === 0 ? (
        <EmptyState title={t('insight.dash.tasksNone')} />
      ) : (
        <ul class="tasks">
          {tasks.map(({ words, href, isUrgent, dueOn }) => (
            <li key={`${href} ${words}`}>
              <div>
                <a href={href}>{words}</a>
                {dueOn && <div class="hint">{t('insight.dash.taskBy', { day: formatDay(dueOn) })}</div>}
              </div>
              {isUrgent && <Chip tone="warn">{t('insight.dash.now')}</Chip>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

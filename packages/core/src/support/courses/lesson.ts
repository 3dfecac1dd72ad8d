import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy, tidyLines } from '../../kernel/text.ts'

/** What is asked to write a lesson. */
export type LessonForm = { title: string; words: string; minutes: number }

/** A stretch of a line: plain, strong, or a link to a page of the web. */
export type Stretch = { text: string; isStrong?: true; href?: string }

/** A piece of a lesson. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; line: Stretch[] }
  | { kind: 'note'; line: Stretch[] }
  | { kind: 'list' | 'steps'; items: Stretch[][] }

/** Reasons why this cannot be a lesson. */
export function findLessonProblems({ title, words, minutes }: LessonForm): Problem[] {
  return listProblems([
    tidy(title).length < 3 && { code: 'lesson.title-missing', at: 'title' },
    title.length > 200 && { code: 'course.title-too-long', at: 'title', values: { most: 200 } },
    tidyLines(words).length < 20 && { code: 'lesson.words-missing', at: 'words' },
    words.length > 20_000 && { code: 'course.words-too-long', at: 'words', values: { most: 20_000 } },
    !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 600) && { code: 'lesson.minutes-wrong', at: 'minutes' },
  ])
}

/**
 * The blocks of a lesson's words. A line that begins with `#` is a heading, with `-` an item, with `1.` a step, with `!` a note; other
 * lines are paragraphs. `**strong**`, and addresses that begin with https:// are links. Nothing else means anything: no HTML.
 */
export function readLesson(words: string): Block[] {
  return tidyLines(words)
    .split('\n')
    .filter((line) => line !== '')
    .reduce<Block[]>((blocks, line) => addLine(blocks, line), [])
}

function addLine(blocks: Block[], line: string): Block[] {
  const [, mark = '', rest = line] = /^(#+|-|\*(?!\*)|•|!|\d{1,3}[.)])\s*(.+)$/u.exec(line) ?? []
  if (mark.startsWith('#')) return [...blocks, { kind: 'heading', text: rest.replaceAll('**', '') }]
  if (mark === '!') return [...blocks, { kind: 'note', line: readLine(rest) }]
  if (mark === '') return [...blocks, { kind: 'paragraph', line: readLine(line) }]
  const kind = /^\d/.test(mark) ? 'steps' : 'list'
  const last = blocks.at(-1)
  if (last?.kind === kind) return [...blocks.slice(0, -1), { kind, items: [...last.items, readLine(rest)] }]
  return [...blocks, { kind, items: [readLine(rest)] }]
}

function readLine(line: string): Stretch[] {
  return line
    .split(/(\*\*[^*]+\*\*|https:\/\/[^\s<>"]+[^\s<>".,;:!?)])/u)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('**') && part.endsWith('**') && part.length > 4)
        return { text: part.slice(2, -2), isStrong: true }
      return part.startsWith('https://') ? { text: part, href: part } : { text: part }
    })
}

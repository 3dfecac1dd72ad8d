import type { Block, Stretch } from '@saolang/core/support/courses/lesson.ts'
import { KeepLesson } from '../../islands/keep-lesson.tsx'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { formatBytes } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Icon } from '../../kit/icons.tsx'
import { Island } from '../../kit/island.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'

export type LessonFile = { sha256: string; fileName: string; caption: string; mediaType: string; byteSize: number }
export type LessonPageProps = {
  course: { id: string; title: string }
  lesson: { id: string; title: string; minutes: number }
  blocks: readonly Block[]
  files: readonly LessonFile[]
  number: number
  of: number
  next?: { id: string; title: string }
  isFinished: boolean
  isLearner: boolean
  isOwner: boolean
}

/** A lesson to read: words, pictures, papers; kept on the machine for where there is no network. */
export function LessonPage(props: LessonPageProps) {
  const { course, lesson, blocks, files, number, of, isOwner } = props
  const t = useText()
  const href = `/courses/${course.id}/lessons/${lesson.id}`
  const words = {
    keep: t('support.keepLesson'),
    keeping: t('support.keepingLesson'),
    kept: t('support.keptLesson'),
    cannot: t('support.cannotKeep'),
  }
  return (
    <Page
      title={lesson.title}
      robots="noindex"
      sheet="support.css"
      way={<BackLink href={`/courses/${course.id}`} label={course.title} />}
    >
      <p class="soft">
        {t('support.lessonOf', { n: number, of })} · {t('support.minutes', { n: lesson.minutes })}
      </p>
      <h1>{lesson.title}</h1>
      <Island
        name="keep-lesson"
        component={KeepLesson}
        props={{ files: files.map(({ sha256 }) => `${href}/files/${sha256}`), words }}
      />
      {isOwner && (
        <p>
          <LinkButton href={`${href}/edit`} look="plain">
            {t('support.editLesson')}
          </LinkButton>
        </p>
      )}
      <article class="lesson">
        {blocks.map((block, i) => (
          <LessonBlock key={i} block={block} />
        ))}
        {files.map((file) => (
          <Attached key={file.sha256} file={file} href={`${href}/files/${file.sha256}`} />
        ))}
      </article>
      <Finish {...props} />
    </Page>
  )
}

function LessonBlock({ block }: { block: Block }) {
  if (block.kind === 'heading') return <h2>{block.text}</h2>
  if (block.kind === 'paragraph') return <p>{block.line.map(toWords)}</p>
  if (block.kind === 'note')
    return (
      <Notice>
        <p>{block.line.map(toWords)}</p>
      </Notice>
    )
  const List = block.kind === 'steps' ? 'ol' : 'ul'
  return (
    <List>
      {block.items.map((item, i) => (
        <li key={i}>{item.map(toWords)}</li>
      ))}
    </List>
  )
}

function toWords({ text, isStrong, href }: Stretch) {
  if (href)
    return (
      <a href={href} rel="noreferrer">
        {text}
      </a>
    )
  return isStrong ? <strong>{text}</strong> : text
}

function Attached({ file, href }: { file: LessonFile; href: string }) {
  const { lang } = useShell()
  const { caption, mediaType, byteSize } = file
  if (mediaType.startsWith('image/'))
    return (
      <figure>
        <img src={href} alt={caption} />
        <figcaption>{caption}</figcaption>
      </figure>
    )
  if (mediaType.startsWith('video/'))
    return (
      <figure>
        {/* biome-ignore lint/a11y/useMediaCaption: what is said stands in the lesson's words */}
        <video src={href} controls preload="none" aria-label={caption} />
        <figcaption>
          {caption} ({formatBytes(lang, byteSize)})
        </figcaption>
      </figure>
    )
  return (
    <p>
      <a href={href}>
        <Icon name="file" /> {caption}
      </a>{' '}
      <span class="soft">(PDF, {formatBytes(lang, byteSize)})</span>
    </p>
  )
}

function Finish({ course, lesson, next, isFinished, isLearner }: LessonPageProps) {
  const t = useText()
  const onward = next && (
    <p>
      <a href={`/courses/${course.id}/lessons/${next.id}`}>
        {t('support.nextLesson', { title: next.title })} <Icon name="arrowRight" />
      </a>
    </p>
  )
  return (
    <section class="part">
      {isFinished ? (
        <p>
          <Chip tone="good">{t('support.lessonFinished')}</Chip>
        </p>
      ) : (
        isLearner && (
          <Form action={`/courses/${course.id}/lessons/${lesson.id}/finish`}>
            <Button>{t('support.finishLesson')}</Button>
          </Form>
        )
      )}
      {onward}
    </section>
  )
}

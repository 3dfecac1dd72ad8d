import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { ComponentChildren } from 'preact'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { type DossierHead, HeadLine } from './dossier-head.tsx'

export type DossierPageProps = {
  head: DossierHead
  title: string
  /** The words of the heading when they are not those of the title. */
  heading?: string
  problems?: readonly Problem[]
  children: ComponentChildren
}

/** A page of work on one dossier: the way back to its tasks, what is wrong, which dossier it is, the heading. */
export function DossierPage({ head, title, heading = title, problems = [], children }: DossierPageProps) {
  const t = useText()
  return (
    <Page
      title={title}
      layout="form"
      robots="noindex"
      sheet="dossiers.css"
      problems={problems}
      way={<BackLink href={`/dossiers/${head.id}`} label={t('dossiers.backToTasks')} />}
    >
      <HeadLine head={head} />
      <h1>{heading}</h1>
      {children}
    </Page>
  )
}

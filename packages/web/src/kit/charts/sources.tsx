import { useText } from '../words.ts'

export type SourcesProps = {
  title: string
  definitionHref?: string | undefined
  csvHref?: string | undefined
  /** Nothing stands before it in its line. */
  isFirst?: boolean
}

/** Where the figures of a chart are defined, and where they are to be had. */
export function Sources({ title, definitionHref, csvHref, isFirst = false }: SourcesProps) {
  const t = useText()
  return (
    <>
      {definitionHref && (
        <>
          {' · '}
          <a href={definitionHref}>
            {t('kit.definition')}
            <span class="hidden">: {title}</span>
          </a>
        </>
      )}
      {csvHref && (
        <>
          {(!isFirst || definitionHref) && ' · '}
          <a href={csvHref}>
            CSV<span class="hidden">: {title}</span>
          </a>
        </>
      )}
    </>
  )
}

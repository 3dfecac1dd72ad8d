import type { PaperTerm } from '@saolang/core/dossiers/renewal/paper-term.ts'
import type { ComponentChildren } from 'preact'
import { formatBytes } from '../../kit/format.ts'
import { Icon } from '../../kit/icons.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { TermChip } from './term-chip.tsx'

/** A file of a dossier as pages show it. */
export type FileView = {
  id: string
  caption: string
  mediaType: string
  byteSize: number
  pages?: number
  criteria: readonly string[]
  /** How long it holds, as far as somebody said. */
  term?: PaperTerm
}

export type EvidenceFilesProps = {
  dossierId: string
  files: readonly FileView[]
  /** What can be done with a file. */
  act?: (file: FileView) => ComponentChildren
}

/** Files, a line each: name, kind, size; photos are shown small, PDFs open in the browser's own reader. */
export function EvidenceFiles({ dossierId, files, act }: EvidenceFilesProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <ul class="files">
      {files.map((file) => {
        const { id, caption, mediaType, byteSize, pages, term } = file
        const href = `/dossiers/${dossierId}/evidence/${id}`
        return (
          <li key={id}>
            <a href={href} target="_blank" rel="noopener" class="file-look">
              {mediaType === 'application/pdf' ? (
                <Icon name="file" />
              ) : (
                <img src={href} alt="" loading="lazy" width="64" height="48" />
              )}
              <span>{caption}</span>
            </a>
            <span class="soft small">
              {mediaType === 'application/pdf' ? 'PDF' : t('dossiers.photo')}, {formatBytes(lang, byteSize)}
              {pages !== undefined && `, ${t('dossiers.filePages', { n: pages })}`}
            </span>
            {term && (term.expiresOn || term.isUnlimited) && <TermChip term={term} />}
            {act?.(file)}
          </li>
        )
      })}
    </ul>
  )
}

import { type Format, formats } from '@saolang/core/insight/open-data/dataset.ts'
import { type Edition, fileAddress } from '@saolang/core/insight/open-data/edition.ts'
import { formatBytes } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'

const order = Object.keys(formats) as Format[]

/** The files of an edition as links that say what they are and how large. */
export function FileLinks({ edition, day }: { edition: Edition; day: string | 'latest' }) {
  const { lang } = useShell()
  const files = edition.files.toSorted((a, b) => order.indexOf(a.format) - order.indexOf(b.format))
  return (
    <ul class="data-files">
      {files.map(({ format, byteSize }) => (
        <li key={format}>
          <a href={fileAddress(edition.dataset, day, format)} download>
            <b>{formats[format].title}</b> <span>{formatBytes(lang, byteSize)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

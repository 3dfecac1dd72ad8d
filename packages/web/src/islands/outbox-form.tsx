import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Entry, EntryState } from './outbox/entry.ts'
import { askForNeeded, fillForm, fillToday, makeEntryId, readForm, shrinkPhotos } from './outbox/form-content.ts'
import { keepPages } from './outbox/keep-pages.ts'
import { startSending } from './outbox/send.ts'
import { dropDraft, findDraft, keepDraft, listEntries, putEntry, takeBack } from './outbox/store.ts'

/** Words come from the page: an island carries no message file to the browser. `{code}` stands for the receipt. */
export type OutboxWords = Record<
  EntryState | 'saving' | 'title' | 'draftBack' | 'signedOut' | 'correct' | 'offline',
  string
>

export type OutboxFormProps = {
  /** The form that goes to the outbox; without one, the page only lists what is there and keeps it going. */
  formId?: string
  /** What the entries are; a list shows all of a kind. */
  kind: string
  /** Where an entry is posted: answers `{ receipt }` as JSON, and takes the same `entry` (uuid) twice for once. */
  address?: string
  label?: string
  /** The person's id. */
  owner: string
  csrf: string
  /** Other pages to keep for work without a network. */
  keep?: readonly string[]
  words: OutboxWords
}

/**
 * Work in the field: the page opens without a network, the form is kept while it is filled in, and what is submitted lies in
 * the outbox of this machine until the server has given its code. Without JavaScript the form posts as ever.
 */
export function OutboxForm(props: OutboxFormProps) {
  const { owner, csrf, kind, keep = [], words } = props
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [isOffline, setOffline] = useState(false)
  const sending = useRef<ReturnType<typeof startSending>>(undefined)
  const note = useForm(props, async () => {
    await refresh()
    sending.current?.hurry()
  })
  const refresh = async () => {
    setOffline(!navigator.onLine)
    setEntries((await listEntries(owner)).filter((entry) => entry.kind === kind))
  }
  useEffect(() => {
    keepPages(keep)
    refresh()
    addEventListener('offline', refresh)
    sending.current = startSending({ owner, csrf, onChange: refresh })
    return () => {
      removeEventListener('offline', refresh)
      sending.current?.stop()
    }
  }, [])
  const correct = async (entry: Entry) => {
    const form = formOf(props)
    if (!form || entry.address !== props.address) return
    fillForm(form, entry)
    await takeBack(entry.id)
    await refresh()
    form.scrollIntoView()
  }
  return (
    <div class="outbox" role="status" id="outbox">
      {isOffline && <p class="soft">{words.offline}</p>}
      {note && <p class="soft">{note}</p>}
      {entries.length > 0 && (
        <section aria-label={words.title}>
          <h2>{words.title}</h2>
          <ul class="plain">
            {entries.map((entry) => (
              <Line key={entry.id} entry={entry} words={words}>
                {entry.state === 'refused' && entry.address === props.address && (
                  <button class="button plain" type="button" onClick={() => correct(entry)}>
                    {words.correct}
                  </button>
                )}
              </Line>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Line({ entry, words, children }: { entry: Entry; words: OutboxWords; children: ComponentChildren }) {
  return (
    <li class={`outbox-${entry.state}`} data-state={entry.state}>
      <strong>{entry.label}</strong> · {words[entry.state].replace('{code}', entry.receipt ?? '')}
      {entry.isSignedOut && <span> {words.signedOut}</span>}
      {entry.reasons?.map((reason) => (
        <p key={reason} class="error">
          {reason}
        </p>
      ))}
      {children}
    </li>
  )
}

const quietMillis = 400

/** The form's own life: what was left half-filled comes back, what is typed is kept, what is submitted goes to the outbox. */
function useForm(props: OutboxFormProps, onPut: () => Promise<void>): string {
  const { address, owner, kind, label = '', words } = props
  const [note, setNote] = useState('')
  useEffect(() => {
    const form = formOf(props)
    if (!form || !address) return undefined
    let waiting: ReturnType<typeof setTimeout>
    const keepHalf = () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => keepDraft({ address, owner, ...readForm(form) }), quietMillis)
    }
    let isPutting = false
    const submit = async (event: Event) => {
      event.preventDefault()
      fillToday(form, new Date())
      askForNeeded(form)
      if (isPutting || !form.reportValidity()) return
      isPutting = true
      setNote(words.saving)
      document.getElementById('outbox')?.scrollIntoView()
      clearTimeout(waiting)
      const { fields, files } = readForm(form)
      const entry = { id: makeEntryId(), owner, kind, label, address, fields, files: await shrinkPhotos(files) }
      await putEntry(entry)
      await dropDraft(address)
      form.reset()
      setNote('')
      isPutting = false
      await onPut()
    }
    findDraft(address, owner).then((draft) => {
      if (!draft) return
      fillForm(form, draft)
      setNote(words.draftBack)
    })
    form.addEventListener('input', keepHalf)
    form.addEventListener('submit', submit)
    return () => {
      form.removeEventListener('input', keepHalf)
      form.removeEventListener('submit', submit)
    }
  }, [])
  return note
}

function formOf({ formId }: OutboxFormProps): HTMLFormElement | undefined {
  const form = formId ? document.getElementById(formId) : null
  return form instanceof HTMLFormElement ? form : undefined
}

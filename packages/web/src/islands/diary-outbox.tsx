import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { LocalLots } from './diary/local-lots.ts'
import { type LotWords, lotOf } from './diary/lot-of-entry.ts'
import { ScanButton, type ScanWords } from './diary/scan-button.ts'
import type { Entry, EntryState } from './outbox/entry.ts'
import { fillForm, makeEntryId, readForm, shrinkPhotos } from './outbox/form-content.ts'
import { keepPages } from './outbox/keep-pages.ts'
import { startSending } from './outbox/send.ts'
import { dropDraft, findDraft, keepDraft, listEntries, putEntry, takeBack } from './outbox/store.ts'

/** Words come from the page: an island carries no message file to the browser. */
export type DiaryWords = Record<
  EntryState | 'title' | 'draftBack' | 'signedOut' | 'correct' | 'offline' | 'lotMade' | 'saved' | 'home',
  string
>

export type DiaryOutboxProps = {
  owner: string
  csrf: string
  /** Pages that must open without a network. */
  keep: readonly string[]
  words: DiaryWords
  /** The step that the page's form asks about; none on the diary's first page. */
  form?: {
    id: string
    address: string
    label: string
    makesLot: boolean
    home: string
    lots: LotWords
    scan: ScanWords
  }
}

/**
 * The diary on a phone: pages open without a network, what is saved lies in the outbox of this machine until the server has
 * given its code, and lots that are still there can be worked on. Without JavaScript the form posts as ever.
 */
export function DiaryOutbox(props: DiaryOutboxProps) {
  const { owner, csrf, keep, words } = props
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [isOffline, setOffline] = useState(false)
  const [note, setNote] = useState('')
  const refresh = async () => {
    setOffline(!navigator.onLine)
    const all = (await listEntries(owner)).filter(({ kind }) => kind === 'diary')
    setEntries(all)
    showLocalLots(props, all)
  }
  useEffect(() => {
    keepPages(keep)
    refresh()
    addEventListener('offline', refresh)
    const { hurry, stop } = startSending({ owner, csrf, onChange: refresh })
    const stopListening = listenToForm(props, { refresh, setNote, hurry })
    return () => {
      removeEventListener('offline', refresh)
      stop()
      stopListening()
    }
  }, [])
  const correct = async (entry: Entry) => {
    if (entry.address !== props.form?.address) return location.assign(homeOfEntry(entry))
    const form = formOf(props)
    if (!form) return
    fillForm(form, entry)
    await takeBack(entry.id)
    await refresh()
    form.scrollIntoView()
  }
  return (
    <div class="outbox" role="status" id="outbox">
      {isOffline && <p class="chip warn">{words.offline}</p>}
      {note && (
        <div class="card notice good saved">
          <p>{note}</p>
          {props.form && (
            <p>
              <a href={props.form.home}>{words.home}</a>
            </p>
          )}
        </div>
      )}
      {entries.length > 0 && (
        <section aria-label={words.title}>
          <h2>{words.title}</h2>
          <ul class="plain outbox-list">
            {entries.slice(0, 20).map((entry) => (
              <Line key={entry.id} entry={entry} words={words} onCorrect={() => correct(entry)} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Line({ entry, words, onCorrect }: { entry: Entry; words: DiaryWords; onCorrect(): void }) {
  return (
    <li class={`outbox-${entry.state}`} data-state={entry.state}>
      <strong>{entry.label}</strong>
      <span class="state">{words[entry.state].replace('{code}', entry.receipt ?? '')}</span>
      {entry.isSignedOut && <a href={`/login?next=${encodeURIComponent('/diary')}`}>{words.signedOut}</a>}
      {entry.reasons?.map((reason) => (
        <p key={reason} class="error">
          {reason}
        </p>
      ))}
      {entry.state === 'refused' && (
        <button class="button plain" type="button" onClick={onCorrect}>
          {words.correct}
        </button>
      )}
    </li>
  )
}

const homeOfEntry = ({ address }: Entry) => address.replace('/api/v1/diary/', '/diary/record/')

function formOf({ form }: DiaryOutboxProps): HTMLFormElement | undefined {
  const found = form && document.getElementById(form.id)
  return found instanceof HTMLFormElement ? found : undefined
}

function showLocalLots(props: DiaryOutboxProps, entries: readonly Entry[]): void {
  const place = document.getElementById('lots-here')
  const [form, texts] = [formOf(props), props.form]
  if (!place || !form || !texts) return
  const shown = new Set(
    [...form.querySelectorAll<HTMLInputElement>('input[name=lot][data-told]')].map(({ value }) => value),
  )
  const local = entries.flatMap((entry) => lotOf(entry) ?? []).filter(({ ref }) => !shown.has(ref))
  render(<LocalLots lots={local} words={texts.lots} />, place)
}

const quietMillis = 400

function listenToForm(
  props: DiaryOutboxProps,
  { refresh, setNote, hurry }: { refresh(): Promise<void>; setNote(text: string): void; hurry(): void },
): () => void {
  const [form, about] = [formOf(props), props.form]
  if (!form || !about) return () => {}
  const { owner, words } = props
  let waiting: ReturnType<typeof setTimeout>
  const keepHalf = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => keepDraft({ address: about.address, owner, ...readForm(form) }), quietMillis)
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!form.reportValidity()) return
    clearTimeout(waiting)
    const { fields, files } = readForm(form)
    const id = makeEntryId()
    const lot = about.makesLot ? lotOf({ id, fields, keptAt: new Date().toISOString(), label: about.label }) : undefined
    const label = [about.label, lot?.number].filter(Boolean).join(' · ')
    await putEntry({
      id,
      owner,
      kind: 'diary',
      label,
      address: about.address,
      fields,
      files: await shrinkPhotos(files),
    })
    await dropDraft(about.address)
    form.reset()
    setNote(lot ? `${words.saved} ${words.lotMade.replace('{lot}', lot.number)}` : words.saved)
    await refresh()
    document.getElementById('outbox')?.scrollIntoView()
    hurry()
  }
  findDraft(about.address, owner).then((draft) => {
    if (!draft) return
    fillForm(form, draft)
    setNote(words.draftBack)
  })
  for (const place of form.querySelectorAll<HTMLElement>('[data-scan-for]'))
    render(<ScanButton target={place.dataset.scanFor as string} words={about.scan} />, place)
  form.addEventListener('input', keepHalf)
  form.addEventListener('submit', submit)
  return () => {
    form.removeEventListener('input', keepHalf)
    form.removeEventListener('submit', submit)
  }
}

import type { Entry } from './entry.ts'

type Content = Pick<Entry, 'fields' | 'files'>

const longestSide = 2000
const notOurs = new Set(['csrf', 'entry'])

/** What a form says now: its fields, and the files that were chosen. The page's token is no part of it. */
export function readForm(form: HTMLFormElement): Content {
  const fields: Entry['fields'] = []
  const files: Entry['files'] = []
  for (const [name, value] of new FormData(form)) {
    if (notOurs.has(name)) continue
    if (typeof value === 'string') fields.push([name, value])
    else if (value.size > 0) files.push({ field: name, name: value.name, blob: value })
  }
  return { fields, files }
}

/** Fills a form with what was read from it before, files included where the browser allows it. */
export function fillForm(form: HTMLFormElement, { fields, files }: Content): void {
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]'))
    box.checked = fields.some(([name, value]) => name === box.name && value === box.value)
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name)
    const isText = field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
    if (isText || (field instanceof HTMLInputElement && field.type !== 'radio' && field.type !== 'checkbox'))
      field.value = value
  }
  for (const field of new Set(files.map((file) => file.field))) {
    const input = form.elements.namedItem(field)
    if (!(input instanceof HTMLInputElement) || typeof DataTransfer !== 'function') continue
    const chosen = new DataTransfer()
    for (const { name, blob } of files.filter((file) => file.field === field))
      chosen.items.add(new File([blob], name, { type: blob.type }))
    input.files = chosen.files
  }
}

/** Lets the browser ask for what a choice made needful: fields marked `data-required-unless="name=value"`. */
export function askForNeeded(form: HTMLFormElement): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('[data-required-unless]')) {
    const [name = '', value] = (input.dataset.requiredUnless ?? '').split('=')
    const chosen = new FormData(form).get(name)
    input.required = chosen !== null && chosen !== value
  }
}

/** Writes the day of Viet Nam's clocks into fields marked `data-fill="today"`: a page that was kept tells the day when it was kept. */
export function fillToday(form: HTMLFormElement, now: Date): void {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(now)
  for (const input of form.querySelectorAll<HTMLInputElement>('[data-fill=today]')) input.value = today
}

/** Photos at 2000 pixels a side, as the server keeps them anyway: a tenth of the data, and of the room on the phone. */
export async function shrinkPhotos(files: Entry['files']): Promise<Entry['files']> {
  return Promise.all(files.map(async (file) => ({ ...file, ...(await shrinkPhoto(file)) })))
}

async function shrinkPhoto({ name, blob }: Entry['files'][number]): Promise<{ name: string; blob: Blob }> {
  const kept = { name, blob }
  if (!blob.type.startsWith('image/')) return kept
  try {
    const picture = await createImageBitmap(blob)
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
    if (scale === 1) return kept
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
    return small ? { name: name.replace(/\.[^.]+$/, '.jpg'), blob: small } : kept
  } catch {
    return kept
  }
}

/** A uuid (version 4), also where the browser has no `crypto.randomUUID`. */
export function makeEntryId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A field of a form as a page shows it: what stands in it, and what it may be set to. */
export type FormField = { name: string; kind: string; value: string; options?: string[] }
/** A form as a browser would send it. */
export type PageForm = { action: string; method: 'GET' | 'POST'; hasFiles: boolean; fields: FormField[] }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" }
const decode = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

/** The forms of a page of ours, read as plainly as our own renderer writes them. */
export function readForms(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => ({
    action: attribute(head, 'action') ?? '',
    method: attribute(head, 'method')?.toLowerCase() === 'post' ? 'POST' : 'GET',
    hasFiles: attribute(head, 'enctype') === 'multipart/form-data',
    fields: [...readInputs(body), ...readSelects(body), ...readAreas(body)],
  }))
}

/** Where the links of a page lead, inside the site. */
export function readLinks(html: string): string[] {
  return [...html.matchAll(/\shref="(\/[^"#]*)/g)].map(([, href = '']) => decode(href))
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : decode(found)
}

function readInputs(body: string): FormField[] {
  const fields = new Map<string, FormField>()
  for (const [, tag = ''] of body.matchAll(/<(?:input|button)\b([^>]*)>/g)) {
    const name = attribute(tag, 'name')
    if (!name) continue
    const kind = attribute(tag, 'type') ?? 'text'
    const value = attribute(tag, 'value') ?? ''
    const known = fields.get(name)
    if (known?.options) known.options.push(value)
    else fields.set(name, { name, kind, value, ...(/radio|checkbox|submit/.test(kind) && { options: [value] }) })
  }
  return [...fields.values()]
}

function readSelects(body: string): FormField[] {
  return [...body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(([, tag = '', inside = '']) => {
    const name = attribute(tag, 'name')
    const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(
      ([, option = '']) => attribute(option, 'value') ?? '',
    )
    return name ? [{ name, kind: 'select', value: options[0] ?? '', options }] : []
  })
}

function readAreas(body: string): FormField[] {
  return [...body.matchAll(/<textarea\b([^>]*)>([^<]*)/g)].flatMap(([, tag = '', text = '']) => {
    const name = attribute(tag, 'name')
    return name ? [{ name, kind: 'textarea', value: decode(text) }] : []
  })
}

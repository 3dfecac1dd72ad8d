import { z } from 'zod'

/** The same words in Vietnamese and in English. */
export type Words = readonly [vi: string, en: string]

/** One variable of the environment: what it takes, what stands when it is absent, what it means, and where it is needed. */
export type Setting<T = unknown> = Readonly<{
  schema: z.ZodType<T>
  /** What it takes, for whoever gave something else. */
  takes: Words
  /** What stands without it, as the table shows it. */
  fallback?: string
  means: Words
  neededBy?: Words
  /** A secret is never shown, and may lie in a file that `<name>_FILE` names. */
  isSecret?: boolean
}>

/** Variables by their names. */
export type Settings = Readonly<Record<string, Setting>>

/** What a table of settings gives when it is read. */
export type ValuesOf<S extends Settings> = { readonly [name in keyof S]: z.output<S[name]['schema']> }

/** What a setting says beside its type. */
export type Saying = Pick<Setting, 'means' | 'neededBy' | 'isSecret' | 'fallback'>

/** Any words; absent they are undefined, or what stands instead. */
export function text(said: Saying): Setting<string | undefined>
export function text(said: Saying, fallback: string): Setting<string>
export function text(said: Saying, fallback?: string): Setting<string | undefined> {
  const schema = fallback === undefined ? z.string().optional() : z.string().default(fallback)
  return { ...said, schema, takes: ['văn bản', 'text'], ...(fallback && { fallback }) }
}

/** Words of a form that a pattern knows. */
export function patterned(said: Saying & { takes: Words }, pattern: RegExp): Setting<string | undefined> {
  return { ...said, schema: z.string().regex(pattern).optional() }
}

/** An address of the web without its final slash, or one of other protocols. */
export function address(said: Saying, options?: { protocols?: readonly string[] }): Setting<string | undefined>
export function address(said: Saying, options: { protocols?: readonly string[]; fallback: string }): Setting<string>
export function address(
  said: Saying,
  { protocols = ['http', 'https'], fallback }: { protocols?: readonly string[]; fallback?: string } = {},
): Setting<string | undefined> {
  const url = z
    .url({ protocol: new RegExp(`^(?:${protocols.join('|')})$`) })
    .transform((given) => given.replace(/\/$/, ''))
  const schema = fallback === undefined ? url.optional() : url.default(fallback)
  const forms = protocols.map((protocol) => `${protocol}://…`).join(' | ')
  return { ...said, schema, takes: [`địa chỉ ${forms}`, `an address ${forms}`], ...(fallback && { fallback }) }
}

/** A whole number within limits. */
export function wholeNumber(
  said: Saying,
  { least, most, fallback }: { least: number; most: number; fallback: number },
): Setting<number> {
  return {
    ...said,
    schema: z.coerce.number().int().min(least).max(most).default(fallback),
    takes: [`số nguyên từ ${least} đến ${most}`, `a whole number from ${least} to ${most}`],
    fallback: String(fallback),
  }
}

/** A number within limits. */
export function amount(
  said: Saying,
  { least, most, fallback }: { least: number; most: number; fallback: number },
): Setting<number> {
  return {
    ...said,
    schema: z.coerce.number().min(least).max(most).default(fallback),
    takes: [`số từ ${least} đến ${most}`, `a number from ${least} to ${most}`],
    fallback: String(fallback),
  }
}

/** One of a few words; the first one stands when nothing is said, unless another is named. */
export function oneOf<const W extends string>(
  said: Saying,
  words: readonly [W, ...W[]],
  fallback: W = words[0],
): Setting<W> {
  const list = words.join(' | ')
  return { ...said, schema: z.enum(words).default(fallback as never), takes: [list, list], fallback } as Setting<W>
}

/** A list parted by commas; empty when nothing is said. */
export function list(said: Saying): Setting<readonly string[]> {
  const schema = z
    .string()
    .default('')
    .transform((words) =>
      words
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean),
    )
  return { ...said, schema, takes: ['danh sách, ngăn bằng dấu phẩy', 'a list parted by commas'] }
}

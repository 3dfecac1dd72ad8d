import type { Problem } from '@saolang/core/kernel/problem.ts'
import { councils } from './councils.ts'
import { dossiers } from './dossiers.ts'
import { insight } from './insight.ts'
import { kit } from './kit.ts'
import { log } from './log.ts'
import { market } from './market.ts'
import type { Lang, MessageRows, MessageValues } from './message-rows.ts'
import { people } from './people.ts'
import { problems } from './problems.ts'
import { registry } from './registry.ts'
import { signing } from './signing.ts'
import { support } from './support.ts'
import { tour } from './tour.ts'
import { trace } from './trace.ts'

/** Every word of the interface, room by room; a key is `<room>.<row>`. */
export const messages = {
  kit,
  people,
  dossiers,
  councils,
  registry,
  signing,
  log,
  trace,
  market,
  support,
  insight,
  tour,
  problem: problems,
} satisfies Record<string, MessageRows>

type Rooms = typeof messages

/** `kit.menu`, `people.signIn`, `problem.forbidden` … */
export type MessageKey = { [Room in keyof Rooms]: `${Room}.${keyof Rooms[Room] & string}` }[keyof Rooms]

/** Says a message in a language; the way to say things where there is no page (mail, PDF). */
export function say(lang: Lang, key: MessageKey, values: MessageValues = {}): string {
  return fill(lang, findRow(key) ?? [key, key], values)
}

/** The words of a refusal; a code without words is a bug that the message test of its room should catch, and shows as itself. */
export function sayProblem(lang: Lang, { code, values = {} }: Problem): string {
  return fill(lang, findRow(`problem.${code}`) ?? [code, code], values)
}

/** The row of `<room>.<key>`; the key itself may hold dots. */
function findRow(key: string): readonly [string, string] | undefined {
  const dot = key.indexOf('.')
  const rows: MessageRows | undefined = (messages as Record<string, MessageRows>)[key.slice(0, dot)]
  return rows?.[key.slice(dot + 1)]
}

function fill(lang: Lang, [vi, en]: readonly [string, string], values: MessageValues): string {
  const written = (value: string | number | undefined) =>
    typeof value === 'number' ? value.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB') : (value ?? '')
  return (lang === 'vi' ? vi : en)
    .replace(/\{(\w+)\|([^|}]*)\|([^}]*)\}/g, (_, name: string, one: string, many: string) =>
      values[name] === 1 ? one : many,
    )
    .replace(/\{(\w+)\}/g, (_, name: string) => written(values[name]))
}

import type { KindOverrides } from '@saolang/core/councils/criterion-kinds.ts'
import { Regulation } from '@saolang/core/councils/regulation.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { fold } from '@saolang/core/kernel/text.ts'
import type { CriterionKind } from '@saolang/law/criterion-kind.ts'
import { listCriteriaSets } from '@saolang/law/in-force.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { type Fields, readText } from '../../platform/form.ts'

/** The rules that the form of a regulation says; refuses what is out of range, and lines that cannot be read. `on` is the legal day. */
export function readRegulation(fields: Fields, on: string): Regulation {
  const number = (name: string) =>
    readText(fields, name) === '' ? Number.NaN : Number(readText(fields, name).replace(',', '.'))
  const orOff = (name: string) => (readText(fields, name) === '' ? null : number(name))
  const kinds = readKinds(readText(fields, 'criterionKinds'), on)
  const parsed = Regulation.safeParse({
    quorumShare: number('quorumPercent') / 100,
    fewestCards: number('fewestCards'),
    spreadLimit: number('spreadLimit'),
    decimalsShown: number('decimalsShown'),
    floorRule: readText(fields, 'floorRule'),
    allowsExtraRounds: readText(fields, 'allowsExtraRounds') === 'yes',
    triggers: {
      nearCutOffErrors: orOff('nearCutOffErrors'),
      disputedFloor: readText(fields, 'disputedFloor') === 'yes',
      selfScoreLimit: orOff('selfScoreLimit'),
      severityDeviations: orOff('severityDeviations'),
    },
    // A form that says nothing of reviews leaves the national days.
    ...('reviewFilingDays' in fields && {
      review: { filingDays: number('reviewFilingDays'), decidingDays: number('reviewDecidingDays') },
    }),
    ...(Object.keys(kinds).length > 0 && { criterionKinds: kinds }),
  })
  if (parsed.success) return parsed.data
  throw new Refused(
    parsed.error.issues.map(({ path }) => ({ code: 'regulation.out-of-range', at: String(path.at(-1)) })),
  )
}

/** Overrides as lines of the form: number of the set, criterion, kind. */
export function writeKinds(overrides: KindOverrides, lang: 'vi' | 'en'): string {
  return Object.entries(overrides)
    .flatMap(([set, kinds]) =>
      Object.entries(kinds).map(
        ([criterion, kind]) => `${Number(set.split('-')[1])} | ${criterion} | ${say(lang, `councils.kind-${kind}`)}`,
      ),
    )
    .join('\n')
}

const kindWords = (['verified', 'judged'] as const).flatMap((kind): [string, CriterionKind][] =>
  (['vi', 'en'] as const).map((lang) => [fold(say(lang, `councils.kind-${kind}`)), kind]),
)

function readKinds(text: string, on: string): Record<string, Record<string, CriterionKind>> {
  const sets = listCriteriaSets(on)
  const kinds: Record<string, Record<string, CriterionKind>> = {}
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [no = '', criterion = '', word = ''] = line.split('|').map((part) => part.trim())
    const set = sets.find((each) => each.no === Number(no))
    const kind = new Map(kindWords).get(fold(word))
    if (!set || !criterion || !kind)
      throw new Refused([{ code: 'regulation.kinds-unread', at: 'criterionKinds', values: { line: line.trim() } }])
    kinds[set.id] = { ...kinds[set.id], [criterion]: kind }
  }
  return kinds
}

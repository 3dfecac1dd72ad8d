// A migration runs while processes of the version before still serve: it may add, and not take away, until they can do without.

// They landed before the rule, when there was no version before.
const beforeTheRule = new Set([110, 210, 310, 410, 510, 711, 930])

type Rule = { finds: RegExp; says: string; isMended?(found: RegExpMatchArray, text: string): boolean }

const rules: readonly Rule[] = [
  {
    finds: /\bdrop (table|view|materialized view|function|procedure|type|schema|sequence) (?:if exists )?([\w.]+)/g,
    says: 'drops a',
    // Dropped to be made anew, as a view or a function whose columns change.
    isMended: ([, kind, name], text) =>
      new RegExp(`\\bcreate (?:or replace )?${kind} ${name?.replace('.', '\\.')}\\b`).test(text),
  },
  { finds: /\bdrop column (?:if exists )?(\w+)/g, says: 'drops a column:' },
  { finds: /\brename (?:column )?(\w+ )?to (\w+)/g, says: 'renames' },
  { finds: /\balter column (\w+) (?:set data )?type\b/g, says: 'changes the type of a column:' },
  { finds: /\balter column (\w+) set not null/g, says: 'takes empty values from a column:' },
  {
    finds: /\badd column (?:if not exists )?(\w+)([^,;]*\bnot null\b[^,;]*)/g,
    says: 'adds a column that old rows and old writers leave empty:',
    isMended: ([, , rest]) => /\bdefault\b|\bgenerated\b/.test(rest ?? ''),
  },
  {
    finds: /\badd constraint (\w+) (?:check|unique|foreign key|exclude)/g,
    says: 'adds a rule that old writers do not know:',
    // A rule put in the place of another is held to widen it; what it narrows, its reader has to see.
    isMended: ([, name], text) => new RegExp(`\\bdrop constraint (?:if exists )?${name}\\b`).test(text),
  },
  { finds: /\brevoke .* from (saolang_\w+)/g, says: 'takes rights from' },
]

/** What a migration takes away from the version before without saying `-- contract: after <version>`: a sentence each. */
export function findContracts(number: number, text: string): string[] {
  if (beforeTheRule.has(number) || /^-- contract: after \d+\.\d+\.\d+$/m.test(text)) return []
  const bare = text
    .replace(/--[^\n]*/g, '')
    .replace(/(\$\w*\$)[\s\S]*?\1/g, '')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/\s+/g, ' ')
    .toLowerCase()
  const made = new Set([...bare.matchAll(/\bcreate table (?:if not exists )?([\w.]+)/g)].map(([, name]) => name))
  return bare.split(';').flatMap((statement) => {
    const [, table] = statement.match(/\balter table (?:if exists )?(?:only )?([\w.]+)/) ?? []
    return table && made.has(table) ? [] : rules.flatMap((rule) => findIn(statement, rule, bare))
  })
}

function findIn(statement: string, { finds, says, isMended }: Rule, text: string): string[] {
  return [...statement.matchAll(finds)]
    .filter((found) => !isMended?.(found, text))
    .map((found) =>
      `${says} ${found.slice(1).filter(Boolean).join(' ')}`
        .replaceAll('  ', ' ')
        .replace(/^(adds a column.*:) (\w+).*/, '$1 $2'),
    )
}

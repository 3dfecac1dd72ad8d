const kinds = ['select', 'insert', 'update', 'delete', 'with', 'begin', 'commit', 'rollback', 'savepoint'] as const

/** What a statement does, by its first word. */
export type StatementKind = (typeof kinds)[number] | 'other'

/** The kind of a statement; `other` for everything that is seldom, so that there are ten kinds and no more. */
export function kindOfStatement(text: string): StatementKind {
  const [, word = ''] = /^\s*(\w+)/.exec(text) ?? []
  const lower = word.toLowerCase()
  return kinds.find((kind) => kind === lower) ?? 'other'
}

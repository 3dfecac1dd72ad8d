import type { Actor } from '@saolang/core/people/actor.ts'
import type { DiaryOwner } from '@saolang/web/trace/diary/diary-views.ts'

/** Whose diary a page is of, for who looks at it. */
export function toOwner(who: Actor, { id, name }: { id: string; name: string }): DiaryOwner {
  return { name, organisationId: id, isHelped: who.role !== 'producer' }
}

import type { Audience } from '@saolang/core/support/knowledge/question.ts'

/** A passage that answers: its place in words, the heading of its article, what leads to it and its own words. An annex has no words here. */
export type Answer = { cite: string; title: string; lead: readonly string[]; text: readonly string[] }

/** A question with a public answer. */
export type QuestionLine = {
  id: string
  title: string
  for: readonly Audience[]
  cites: readonly string[]
  /** Put to the Ministry and answered by it, where the others point at the law alone. */
  isMinistrys: boolean
}

export type QuestionView = QuestionLine & {
  answers: readonly Answer[]
  /** What the Ministry says beside the articles. */
  words?: string
  answeredAt?: string
  helped: number
  many: number
}

/** A question as it was asked, and what became of it. */
export type AskedView = {
  id: string
  code: string
  words: string
  audience: Audience
  askedAt: string
  outcome: 'answered' | 'declined' | null
  answer?: string
}

export type FoundAnswer =
  | { kind: 'passage'; answer: Answer }
  | { kind: 'question'; question: QuestionLine; answers: readonly Answer[] }
  | { kind: 'set'; no: number; title: string }

import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { findArticle } from '@saolang/law/legal-text.ts'
import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { findAnswers } from './read-law.ts'

const Passage = z.object({ cite: z.string(), title: z.string(), lead: z.array(z.string()), text: z.array(z.string()) })
const Article = z.object({
  no: z.number().int(),
  title: z.string(),
  text: z.array(z.string()).optional(),
  clauses: z
    .array(
      z.object({
        no: z.number().int(),
        text: z.array(z.string()),
        points: z.array(z.object({ letter: z.string(), text: z.array(z.string()) })).optional(),
      }),
    )
    .optional(),
})

/** The articles of the decision in force, for programs: one by its number, and those that answer a question. */
export function lawRoutes(app: App): void {
  const tags = ['law']
  app.get(
    '/api/v1/law/articles/:no',
    {
      schema: {
        tags,
        summary: 'An article of Decision 26/2026/QĐ-TTg, word for word',
        params: z.object({ no: z.coerce.number().int().min(1).max(99) }),
        response: { 200: Article },
      },
    },
    (request) => {
      const article = findArticle(request.params.no)
      refuseIf(article ? [] : [{ code: 'not-found.article' }])
      return article as z.infer<typeof Article>
    },
  )
  app.get(
    '/api/v1/law/answers',
    {
      schema: {
        tags,
        summary:
          'The passages of the decision that answer a question, with or without tone marks; no words but the law’s',
        querystring: z.object({ q: z.string().min(1).max(300) }),
        response: { 200: z.object({ items: z.array(Passage) }) },
      },
    },
    async (request) => {
      const found = await findAnswers({ typed: request.query.q, lang: 'vi' })
      const passages = found.flatMap((each) =>
        each.kind === 'passage' ? [each.answer] : each.kind === 'question' ? [...each.answers] : [],
      )
      const first = passages.filter(
        ({ cite, text }, i) => text.length > 0 && passages.findIndex((p) => p.cite === cite) === i,
      )
      return { items: first.map(({ lead, text, ...rest }) => ({ ...rest, lead: [...lead], text: [...text] })) }
    },
  )
}

import { StoryPage } from '@saolang/web/trace/story/story-page'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readStory } from './read-story.ts'

const Question = z.object({ epc: z.string().max(2000).optional() })

/** `/trace/story`: a chain in sentences, for who may see it. */
export function storyPages(app: App): void {
  app.get('/trace/story', { schema: { querystring: Question } }, async (request, reply) => {
    const code = request.query.epc?.trim() ?? ''
    const { lines } = await readStory(request.actor, { epc: code })
    return sendPage(request, reply, StoryPage, { code, lines })
  })
}

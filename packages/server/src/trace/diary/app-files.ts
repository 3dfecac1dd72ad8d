import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { say } from '@saolang/web/messages/messages.ts'
import { z } from 'zod'
import { rootDir } from '../../platform/config.ts'
import type { App } from '../../platform/http.ts'

const sizes = ['192', '512'] as const
const drawn = new Map<string, Buffer>()

/** What a phone needs to install the diary: its manifest and its icons. */
export function appFiles(app: App): void {
  app.get('/diary/manifest.webmanifest', (_, reply) =>
    reply
      .type('application/manifest+json; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send({
        id: '/diary',
        name: say('vi', 'trace.diary'),
        short_name: say('vi', 'trace.diaryManifestShort'),
        lang: 'vi',
        start_url: '/diary',
        scope: '/',
        display: 'standalone',
        background_color: '#fbf8f1',
        theme_color: '#1c6b3c',
        icons: sizes.map((size) => ({
          src: `/diary/icon-${size}.png`,
          sizes: `${size}x${size}`,
          type: 'image/png',
          purpose: 'any maskable',
        })),
      }),
  )
  app.get(
    '/diary/icon-:size.png',
    { schema: { params: z.object({ size: z.enum(sizes) }) } },
    async (request, reply) => {
      const { size } = request.params
      const icon = drawn.get(size) ?? (await drawIcon(Number(size)))
      drawn.set(size, icon)
      return reply.type('image/png').header('cache-control', 'public, max-age=86400').send(icon)
    },
  )
}

async function drawIcon(size: number): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const drawing = await readFile(join(rootDir, 'packages/web/src/styles/icon.svg'))
  return sharp(drawing, { density: 72 * Math.ceil(size / 40) })
    .resize(size, size, { fit: 'contain', background: '#1c6b3c' })
    .flatten({ background: '#1c6b3c' })
    .png()
    .toBuffer()
}

import { z } from 'zod'

const Environment = z.object({
  FFMPEG: z.string().optional(),
  LIVE_RTMP_PORT: z.coerce.number().int().min(0).max(65_535).default(1935),
  LIVE_MOST: z.coerce.number().int().min(1).max(1000).default(20),
  LIVE_TRANSCODES: z.coerce.number().int().min(0).max(100).default(1),
  LIVE_KEPT_DAYS: z.coerce.number().int().min(365).max(36_500).default(1096),
  MEDIAMTX_API: z.url().optional(),
  MEDIAMTX_RTMP: z.string().startsWith('rtmp').default('rtmp://127.0.0.1:1935'),
  MEDIAMTX_PLAYBACK: z.url().default('http://127.0.0.1:9996'),
  MEDIAMTX_HLS: z.string().startsWith('/').default('/mediamtx'),
})

/** How live sales are sent and kept. `mediamtx` when another program carries the pictures. */
export type LiveSettings = Readonly<{
  /** The program that packs pictures; found on the PATH without one. */
  ffmpeg: string
  /** Where OBS and its like send to; 0 for nowhere. */
  rtmpPort: number
  /** Sales at once on this machine, and those whose pictures must be drawn anew. */
  most: number
  transcodes: number
  keptDays: number
  /** Its HTTP API, where it takes RTMP, its recordings, and the path under our own address where its HLS is found. */
  mediamtx?: Readonly<{ api: string; rtmp: string; playback: string; hls: string }>
}>

/** What the environment says of live sales. Throws an Error of one clear line that names the variable at fault. */
export function readLiveSettings(env: Record<string, string | undefined>): LiveSettings {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`environment variable ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const e = parsed.data
  return Object.freeze({
    ffmpeg: e.FFMPEG ?? 'ffmpeg',
    rtmpPort: e.LIVE_RTMP_PORT,
    most: e.LIVE_MOST,
    transcodes: e.LIVE_TRANSCODES,
    keptDays: e.LIVE_KEPT_DAYS,
    ...(e.MEDIAMTX_API && {
      mediamtx: { api: e.MEDIAMTX_API, rtmp: e.MEDIAMTX_RTMP, playback: e.MEDIAMTX_PLAYBACK, hls: e.MEDIAMTX_HLS },
    }),
  })
}

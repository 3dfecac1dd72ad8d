import { join } from 'node:path'
import { type Environment, readSettings } from '../settings/read-settings.ts'
import { address, patterned, text, wholeNumber } from '../settings/setting.ts'

/** How live sales are sent and kept. */
export const liveSettings = {
  FFMPEG: text({
    means: ['chương trình đóng gói hình của phiên bán trực tiếp', 'the program that packs the pictures of live sales'],
    neededBy: ['bán trực tiếp', 'live sales'],
    fallback: 'ffmpeg',
  }),
  LIVE_DIR: text({
    means: [
      'thư mục giữ hình các phiên bán trực tiếp; nhiều máy thì là thư mục dùng chung',
      'where the pictures of live sales are kept; of many machines a folder that all see',
    ],
    neededBy: ['nhiều máy chủ', 'many machines'],
  }),
  LIVE_RTMP_PORT: wholeNumber(
    { means: ['cổng nhận luồng từ OBS; 0 là không nhận', 'where OBS sends live sales to; 0 for nowhere'] },
    { least: 0, most: 65_535, fallback: 1935 },
  ),
  LIVE_MOST: wholeNumber(
    { means: ['số phiên cùng lúc trên máy này', 'live sales at once on this machine'] },
    { least: 1, most: 1000, fallback: 20 },
  ),
  LIVE_TRANSCODES: wholeNumber(
    { means: ['trong đó số phiên phải mã hóa lại', 'of them, those whose pictures are drawn anew'] },
    { least: 0, most: 100, fallback: 1 },
  ),
  LIVE_KEPT_DAYS: wholeNumber(
    { means: ['số ngày giữ bản ghi và trò chuyện', 'days that recordings and chat are kept'] },
    { least: 365, most: 36_500, fallback: 1096 },
  ),
  MEDIAMTX_API: address({
    means: [
      'API của MediaMTX, khi nó chạy phiên trực tiếp (docs/live.md)',
      'the API of MediaMTX, when it carries live sales (docs/live.md)',
    ],
    neededBy: ['nhiều máy chủ phiên', 'live sales apart'],
  }),
  MEDIAMTX_RTMP: address(
    { means: ['nơi MediaMTX nhận luồng', 'where MediaMTX takes streams'] },
    { protocols: ['rtmp', 'rtmps'], fallback: 'rtmp://127.0.0.1:1935' },
  ),
  MEDIAMTX_PLAYBACK: address(
    { means: ['nơi MediaMTX trả bản ghi', 'where MediaMTX gives its recordings'] },
    { fallback: 'http://127.0.0.1:9996' },
  ),
  MEDIAMTX_HLS: patterned(
    {
      means: [
        'đường dẫn dưới địa chỉ của hệ thống tới HLS của MediaMTX',
        'the path under our own address to the HLS of MediaMTX',
      ],
      takes: ['đường dẫn /…', 'a path /…'],
      fallback: '/mediamtx',
    },
    /^\//,
  ),
}

/** How live sales are sent and kept. `mediamtx` when another program carries the pictures. */
export type LiveSettings = Readonly<{
  /** The program that packs pictures; found on the PATH without one. */
  ffmpeg: string
  /** The folder that holds a folder a sale. */
  dir: string
  /** Where OBS and its like send to; 0 for nowhere. */
  rtmpPort: number
  /** Sales at once on this machine, and those whose pictures must be drawn anew. */
  most: number
  transcodes: number
  keptDays: number
  /** Its HTTP API, where it takes RTMP, its recordings, and the path under our own address where its HLS is found. */
  mediamtx?: Readonly<{ api: string; rtmp: string; playback: string; hls: string }>
}>

/** What the environment says of live sales. Throws an Error of one clear line that names the variables at fault. */
export function readLiveSettings(env: Environment, dataDir: string): LiveSettings {
  const e = readSettings(liveSettings, env)
  return Object.freeze({
    ffmpeg: e.FFMPEG ?? 'ffmpeg',
    dir: e.LIVE_DIR ?? join(dataDir, 'live'),
    rtmpPort: e.LIVE_RTMP_PORT,
    most: e.LIVE_MOST,
    transcodes: e.LIVE_TRANSCODES,
    keptDays: e.LIVE_KEPT_DAYS,
    ...(e.MEDIAMTX_API && {
      mediamtx: {
        api: e.MEDIAMTX_API,
        rtmp: e.MEDIAMTX_RTMP,
        playback: e.MEDIAMTX_PLAYBACK,
        hls: e.MEDIAMTX_HLS ?? '/mediamtx',
      },
    }),
  })
}

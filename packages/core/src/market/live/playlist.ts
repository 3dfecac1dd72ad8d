/** A piece of pictures: its file and its length. */
export type Segment = { file: string; seconds: number }
/** A stretch between two breaks, as its packager has told it so far. */
export type Take = { segments: readonly Segment[] }

const windowLength = 8

/** The pieces that a packager's own HLS playlist names (RFC 8216, 4.3.2). */
export function readSegments(playlist: string): Segment[] {
  const lines = playlist.split('\n').map((line) => line.trim())
  return lines.flatMap((line, i) => {
    const seconds = Number(/^#EXTINF:([\d.]+)/.exec(line)?.[1])
    const file = lines.slice(i + 1).find((next) => next !== '' && !next.startsWith('#'))
    return seconds > 0 && file ? [{ file, seconds }] : []
  })
}

/**
 * One HLS playlist over all takes (RFC 8216): the newest pieces while it is live, all of them and an end when it is over. Numbers go
 * on over breaks, and each break is told, so that a player follows a host who dropped and came back.
 */
export function writePlaylist(takes: readonly Take[], isOver: boolean): string {
  const all = takes.flatMap(({ segments }, take) => segments.map((segment) => ({ ...segment, take })))
  const first = isOver ? 0 : Math.max(0, all.length - windowLength)
  const shown = all.slice(first)
  const breaksBefore = shown[0]?.take ?? 0
  const longest = Math.max(1, ...all.map(({ seconds }) => Math.ceil(seconds)))
  const lines = shown.flatMap(({ file, seconds, take }, i) => {
    const before = shown[i - 1]?.take ?? breaksBefore
    return [...(take === before ? [] : ['#EXT-X-DISCONTINUITY']), `#EXTINF:${seconds.toFixed(3)},`, file]
  })
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-TARGETDURATION:${longest}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${breaksBefore}`,
    ...lines,
    ...(isOver ? ['#EXT-X-ENDLIST'] : []),
    '',
  ].join('\n')
}

/** How long these takes last together, in milliseconds. */
export function lengthMs(takes: readonly Take[]): number {
  const seconds = takes.flatMap(({ segments }) => segments).reduce((sum, segment) => sum + segment.seconds, 0)
  return Math.round(seconds * 1000)
}

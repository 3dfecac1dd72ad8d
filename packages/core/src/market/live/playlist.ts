/** A part of the pictures of a take: where it lies in the take's film, how long it is, and whether a player can begin with it. */
export type Part = { segment: number; at: number; bytes: number; ms: number; isKey: boolean }
/** A second or so of a take, in parts; from its start every player can begin. */
export type Segment = { at: number; bytes: number; ms: number; parts: readonly Part[] }
/** A stretch between two breaks: its number, the bytes of its film's head, and its pictures so far. */
export type Take = { no: number; headBytes: number; segments: readonly Segment[]; isOver: boolean }

/** Where a playlist ends: the number of a segment counted over all takes, and of a part in it. */
export type Place = { segment: number; part: number }

const segmentMs = 900
const windowLength = 8
const segmentsInParts = 3
const usualPartSeconds = 0.4

/** Which segment of its take a part belongs to that comes after `before`: a new one with the first key picture after nine tenths of a second. */
export function segmentOf(
  part: { isKey: boolean },
  before: { segment: number; segmentMs: number } | undefined,
): number {
  if (!before) return 0
  return part.isKey && before.segmentMs >= segmentMs ? before.segment + 1 : before.segment
}

/** A line of a take's index. The first is its head's. */
export function writePart({ segment, at, bytes, ms, isKey }: Part): string {
  return `${segment} ${at} ${bytes} ${ms} ${isKey ? 'key' : '-'}\n`
}

export const writeHead = (bytes: number): string => `head ${bytes}\n`
export const writeEnd = 'end\n'

/** Reads on in a take's index: the take with what these whole lines tell. */
export function readOn(take: Take, lines: readonly string[]): Take {
  const segments = [...take.segments]
  let { headBytes, isOver } = take
  for (const line of lines) {
    const [first = '', at = '', bytes = '', ms = '', key] = line.split(' ')
    if (first === 'head') headBytes = Number(at)
    else if (first === 'end') isOver = true
    else addPart(segments, { segment: +first, at: +at, bytes: +bytes, ms: +ms, isKey: key === 'key' })
  }
  return { no: take.no, headBytes, segments, isOver }
}

function addPart(segments: Segment[], part: Part): void {
  const known = segments[part.segment]
  segments[part.segment] = known
    ? { ...known, bytes: known.bytes + part.bytes, ms: known.ms + part.ms, parts: [...known.parts, part] }
    : { at: part.at, bytes: part.bytes, ms: part.ms, parts: [part] }
}

/** A name of a piece of a sale: the head of a take, a whole segment, or a part of one. */
export type Piece = { take: number; segment?: number; part?: number }

const pieceName = /^(\d{1,4})-(?:head|(\d{1,7})(?:\.(\d{1,4}))?)\.m4s$/

/** The file name of a piece. */
export function nameOf({ take, segment, part }: Piece): string {
  return `${take}-${segment === undefined ? 'head' : segment}${part === undefined ? '' : `.${part}`}.m4s`
}

/** What a file name asks for; undefined for what is no piece. */
export function readName(name: string): Piece | undefined {
  const [, take, segment, part] = pieceName.exec(name) ?? []
  if (take === undefined) return undefined
  return {
    take: Number(take),
    ...(segment !== undefined && { segment: Number(segment) }),
    ...(part !== undefined && { part: Number(part) }),
  }
}

/** Where a piece lies in its take's film; undefined while it is not there. A segment is there when it is whole. */
export function findPiece(
  takes: readonly Take[],
  { take: no, segment, part }: Piece,
): { at: number; bytes: number } | undefined {
  const i = takes.findIndex((known) => known.no === no)
  const take = takes[i]
  if (!take || take.headBytes === 0) return undefined
  if (segment === undefined) return { at: 0, bytes: take.headBytes }
  if (part !== undefined) return take.segments[segment]?.parts[part]
  return isWhole(takes, i, segment) ? take.segments[segment] : undefined
}

const isWhole = (takes: readonly Take[], take: number, segment: number) =>
  segment < (takes[take]?.segments.length ?? 0) - 1 || takes[take]?.isOver || take < takes.length - 1

/** The newest part that there is; undefined before the first picture. */
export function newestPlace(takes: readonly Take[]): Place | undefined {
  const segments = takes.flatMap((take) => take.segments)
  const last = segments.at(-1)
  return last && { segment: segments.length - 1, part: last.parts.length - 1 }
}

/** Whether a playlist of these takes has a place already that a player waits for. */
export function hasPlace(takes: readonly Take[], wanted: Place): boolean {
  const newest = newestPlace(takes)
  if (!newest) return false
  return newest.segment > wanted.segment || (newest.segment === wanted.segment && newest.part >= wanted.part)
}

/** How long these takes last together, in milliseconds. */
export function lengthMs(takes: readonly Take[]): number {
  return takes.flatMap(({ segments }) => segments).reduce((sum, { ms }) => sum + ms, 0)
}

type Shown = Segment & { take: Take; no: number; isWhole: boolean }

/**
 * One HLS playlist over all takes (RFC 8216; with parts as in its second edition, draft-pantos-hls-rfc8216bis, 4.4.4.9 and 6.2.5.2):
 * the newest segments while it is live, the last of them in parts; all of them and an end when it is over. Numbers go on over breaks,
 * and each break is told, so that a player follows a host who dropped and came back.
 */
export function writePlaylist(takes: readonly Take[], isOver: boolean): string {
  const all = takes.flatMap((take, i) =>
    take.segments.map((segment, no): Shown => ({ ...segment, take, no, isWhole: isOver || !!isWhole(takes, i, no) })),
  )
  const first = isOver ? 0 : Math.max(0, all.length - windowLength)
  const shown = all.slice(first)
  const longest = Math.max(2, ...all.map(({ ms }) => Math.ceil(ms / 1000)))
  const breaksBefore = takes.findIndex(({ no }) => no === shown[0]?.take.no)
  return [
    ...['#EXTM3U', '#EXT-X-VERSION:6', '#EXT-X-INDEPENDENT-SEGMENTS', `#EXT-X-TARGETDURATION:${longest}`],
    ...(isOver ? [] : writeControl(shown)),
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${Math.max(0, breaksBefore)}`,
    ...shown.flatMap((segment, i) =>
      writeSegment(segment, { before: shown[i - 1], inParts: !isOver && i >= shown.length - segmentsInParts }),
    ),
    ...(isOver ? ['#EXT-X-ENDLIST'] : writeHint(takes)),
    '',
  ].join('\n')
}

// A player keeps three parts behind; a slow camera's parts are longer.
function writeControl(shown: readonly Shown[]): string[] {
  const parts = shown.slice(-segmentsInParts).flatMap((segment) => segment.parts)
  const target = Math.max(usualPartSeconds, ...parts.map(({ ms }) => ms / 1000))
  const behind = `PART-HOLD-BACK=${(3 * target).toFixed(3)}`
  return [`#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,${behind}`, `#EXT-X-PART-INF:PART-TARGET=${target.toFixed(3)}`]
}

function writeSegment(
  { take, no, ms, parts, isWhole }: Shown,
  { before, inParts }: { before: Shown | undefined; inParts: boolean },
) {
  const isNewTake = before?.take.no !== take.no
  const seconds = (each: number) => (each / 1000).toFixed(3)
  return [
    ...(isNewTake && before ? ['#EXT-X-DISCONTINUITY'] : []),
    ...(isNewTake ? [`#EXT-X-MAP:URI="${nameOf({ take: take.no })}"`] : []),
    ...(inParts
      ? parts.map(
          (part, i) =>
            `#EXT-X-PART:DURATION=${seconds(part.ms)},URI="${nameOf({ take: take.no, segment: no, part: i })}"${part.isKey ? ',INDEPENDENT=YES' : ''}`,
        )
      : []),
    ...(isWhole ? [`#EXTINF:${seconds(ms)},`, nameOf({ take: take.no, segment: no })] : []),
  ]
}

// What comes next may be asked for before it is there.
function writeHint(takes: readonly Take[]): string[] {
  const hint = findHint(takes)
  return hint ? [`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${hint.name}"`] : []
}

/** The part that comes next if its segment goes on, and its place; of a host who dropped nobody knows how it will be called. */
export function findHint(takes: readonly Take[]): { name: string; place: Place } | undefined {
  const [take, newest] = [takes.at(-1), newestPlace(takes)]
  if (!take || !newest || take.isOver) return undefined
  const part = newest.part + 1
  return { name: nameOf({ take: take.no, segment: take.segments.length - 1, part }), place: { ...newest, part } }
}

import { useEffect, useRef, useState } from 'preact/hooks'
import drawing from '../kit/vietnam-map.json' with { type: 'json' }
import type { MapStart } from '../trace/areas/map-start.ts'
import { project, unproject } from '../trace/areas/projection.ts'
import { readCorners, writeCorners } from './areas/corners.ts'
import { startWalk } from './areas/walk.ts'

type Point = [number, number]

/** Words come from the page: an island carries no message file to the browser. */
export type DrawWords = Record<
  'tap' | 'undo' | 'clear' | 'here' | 'in' | 'out' | 'walk' | 'stop' | 'walking' | 'failed' | 'label',
  string
>
export type AreaDrawProps = {
  fieldId: string
  wayId: string
  start: MapStart
  others: readonly Point[][]
  words: DrawWords
}

const width = 328
const height = 300
const land = drawing.provinces.map(({ path }) => path).join('')
const islands = drawing.archipelagos.flatMap(({ dots }) => dots)
const metresPerUnit = 1737
const fingerRoom = 18
const tapRoom = 8

/** Corners set by finger, or by walking around with GPS; what is drawn is written in the field of the page, which is what counts. */
export function AreaDraw({ fieldId, wayId, start, others, words }: AreaDrawProps) {
  const [corners, setCorners] = useState<Point[]>([])
  const [view, setView] = useState<View>({ centre: project(start.place), scale: start.scale })
  const [note, setNote] = useState(words.tap)
  useEffect(() => {
    const field = fieldOf(fieldId)
    const read = () => {
      const known = readCorners(field?.value ?? '')
      setCorners(known)
      if (known.length > 0) setView(fit(known))
    }
    read()
    field?.addEventListener('input', read)
    return () => field?.removeEventListener('input', read)
  }, [])
  const change = (next: Point[], way: 'drawn' | 'walked') => {
    setCorners(next)
    write(fieldId, writeCorners(next))
    write(wayId, way)
  }
  const walk = useWalk({ words, change: (next) => change(next, 'walked'), setView, setNote })
  const goHere = () =>
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => setView({ centre: project([coords.longitude, coords.latitude]), scale: 1500 }),
      () => setNote(words.failed),
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  const zoom = (factor: number) => setView({ ...view, scale: Math.min(1e6, Math.max(0.3, view.scale * factor)) })
  const pointer = usePointer({ corners, view, setView, change: (next) => change(next, 'drawn') })
  return (
    <div class="draw">
      <svg
        class="area-map draw-map"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words.label}
        {...pointer}
      >
        <Drawing {...{ view, others, corners }} />
      </svg>
      <p class="soft" role="status">
        {note}
      </p>
      <div class="draw-tools">
        <Tool onPress={walk.toggle}>{walk.isOn ? words.stop : words.walk}</Tool>
        <Tool onPress={goHere}>{words.here}</Tool>
        <Tool onPress={() => zoom(3)}>{words.in}</Tool>
        <Tool onPress={() => zoom(1 / 3)}>{words.out}</Tool>
        <Tool onPress={() => change(corners.slice(0, -1), 'drawn')}>{words.undo}</Tool>
        <Tool onPress={() => change([], 'drawn')}>{words.clear}</Tool>
      </div>
    </div>
  )
}

function Drawing({ view, others, corners }: { view: View; others: readonly Point[][]; corners: readonly Point[] }) {
  return (
    <>
      <Background view={view} />
      {others.map((ring) => (
        <path key={ring.join()} class="other" d={`M${ring.map((at) => toScreen(at, view).join(' ')).join('L')}Z`} />
      ))}
      <ScaleBar {...view} />
      {corners.length > 1 && (
        <path class="outline" d={`M${corners.map((at) => toScreen(at, view).join(' ')).join('L')}Z`} />
      )}
      {corners.map((at) => {
        const [x, y] = toScreen(at, view)
        return <circle key={at.join()} class="corner" cx={x} cy={y} r={8} stroke-width={2} />
      })}
    </>
  )
}

type Walking = { words: DrawWords; change(next: Point[]): void; setView(view: View): void; setNote(note: string): void }

// The way around, recorded from one press of the button to the next.
function useWalk({ words, change, setView, setNote }: Walking): { isOn: boolean; toggle(): void } {
  const stop = useRef<() => void>(undefined)
  const [isOn, setOn] = useState(false)
  useEffect(() => () => stop.current?.(), [])
  const toggle = () => {
    setOn(!isOn)
    if (isOn) {
      stop.current?.()
      return setNote(words.tap)
    }
    stop.current = startWalk({
      onPoint: (points, accuracy) => {
        change(points)
        setView(fit(points))
        setNote(words.walking.replace('{n}', String(points.length)).replace('{m}', String(Math.round(accuracy))))
      },
      onFailure: () => {
        setNote(words.failed)
        setOn(false)
      },
    })
  }
  return { isOn, toggle }
}

function Tool({ onPress, children }: { onPress(): void; children: string }) {
  return (
    <button class="button plain" type="button" onClick={onPress}>
      {children}
    </button>
  )
}

function Background({ view: { centre, scale } }: { view: View }) {
  const move = `translate(${width / 2} ${height / 2}) scale(${scale}) translate(${-centre[0]} ${-centre[1]})`
  return (
    <g transform={move}>
      <path class="land" d={land} />
      {islands.map(([x = 0, y = 0]) => (
        <circle key={`${x} ${y}`} class="land" cx={x} cy={y} r={2} />
      ))}
      {drawing.archipelagos.map(({ name, dots }) => (
        <text key={name} x={dots[0]?.[0] ?? 0} y={(dots[0]?.[1] ?? 0) - 30} font-size={14 / scale}>
          {`Quần đảo ${name}`}
        </text>
      ))}
    </g>
  )
}

function ScaleBar({ centre, scale }: View) {
  // Mercator stretches towards the pole: a unit is shorter on the ground there.
  const [, latitude] = unproject(centre)
  const metresPerPixel = (metresPerUnit * Math.cos((latitude * Math.PI) / 180)) / scale
  const power = 10 ** Math.floor(Math.log10(metresPerPixel * 100))
  const metres = ([5, 2, 1].find((step) => step * power <= metresPerPixel * 100) ?? 1) * power
  return (
    <g class="scale">
      <path d={`M12 ${height - 12}h${metres / metresPerPixel}`} />
      <text x={12} y={height - 18} font-size={13}>
        {metres >= 1000 ? `${metres / 1000} km` : `${metres} m`}
      </text>
    </g>
  )
}

type View = { centre: Point; scale: number }

function toScreen(at: Point, { centre, scale }: View): Point {
  const [x, y] = project(at)
  return [(x - centre[0]) * scale + width / 2, (y - centre[1]) * scale + height / 2]
}

function fromScreen([x, y]: Point, { centre, scale }: View): Point {
  return unproject([(x - width / 2) / scale + centre[0], (y - height / 2) / scale + centre[1]])
}

function fit(corners: readonly Point[]): View {
  const drawn = corners.map(project)
  const [xs, ys] = [drawn.map(([x]) => x), drawn.map(([, y]) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const room = Math.max(right - left, bottom - top, 0.002)
  return { centre: [(left + right) / 2, (top + bottom) / 2], scale: 220 / room }
}

type Pointing = { corners: Point[]; view: View; setView(view: View): void; change(next: Point[]): void }

// A finger on a corner drags it, on the map it drags the map; one that does not move sets a corner.
function usePointer({ corners, view, setView, change }: Pointing) {
  const down = useRef<{ at: Point; view: View; corner: number; hasMoved: boolean }>(undefined)
  const place = (event: PointerEvent): Point => {
    const box = (event.currentTarget as Element).getBoundingClientRect()
    return [((event.clientX - box.left) * width) / box.width, ((event.clientY - box.top) * height) / box.height]
  }
  const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])
  return {
    onPointerDown: (event: PointerEvent) => {
      const at = place(event)
      const corner = corners.findIndex((one) => distance(toScreen(one, view), at) < fingerRoom)
      down.current = { at, view, corner, hasMoved: false }
      ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent) => {
      const begun = down.current
      if (!begun) return
      const at = place(event)
      if (distance(at, begun.at) > tapRoom) begun.hasMoved = true
      if (!begun.hasMoved) return
      if (begun.corner >= 0) return change(corners.map((one, i) => (i === begun.corner ? fromScreen(at, view) : one)))
      const { centre, scale } = begun.view
      setView({ scale, centre: [centre[0] - (at[0] - begun.at[0]) / scale, centre[1] - (at[1] - begun.at[1]) / scale] })
    },
    onPointerUp: (event: PointerEvent) => {
      const begun = down.current
      down.current = undefined
      if (begun && !begun.hasMoved && begun.corner < 0) change([...corners, fromScreen(place(event), view)])
    },
  }
}

const fieldOf = (id: string) => document.getElementById(id) as HTMLTextAreaElement | HTMLInputElement | null

function write(id: string, value: string): void {
  const field = fieldOf(id)
  if (field) field.value = value
}

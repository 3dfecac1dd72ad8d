import type { ComponentChildren } from 'preact'
import { formatNumber } from '../../kit/format.ts'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import type { ProvinceDrawing } from './drawing.ts'
import type { CommuneCount } from './map-views.ts'
import { placeLabels } from './place-labels.ts'

export type ProvinceMapProps = {
  title: string
  drawing: ProvinceDrawing
  communes: readonly CommuneCount[]
  toHref: (communeCode: string) => string
  /** Draws the provinces of before July 2025 over the communes. */
  showsFormer: boolean
}

/** Communes that are archipelagos are named as such in their frames. */
const archipelagos: Readonly<Record<string, string>> = { '20333': 'Hoàng Sa', '22736': 'Trường Sa' }
const largestStar = 58
const smallestStar = 22

/** A province's communes, each a link, with a star whose area follows the count; far islands in frames of their own. */
export function ProvinceMap({ title, drawing, communes, toHref, showsFormer }: ProvinceMapProps) {
  const { lang } = useShell()
  const t = useText()
  const byCode = new Map(communes.map((commune) => [commune.code, commune]))
  const most = Math.max(1, ...communes.map(({ count }) => count))
  const sayCount = ({ name, count, isFew }: CommuneCount) =>
    `${name}: ${isFew ? t('insight.fewerThanFive') : formatNumber(lang, count)}`
  const tintOf = (former: string) => (showsFormer ? drawing.former.findIndex(({ code }) => code === former) % 3 : 0)
  const shapes = drawing.communes.flatMap((shape) => {
    const commune = byCode.get(shape.code)
    return commune ? [{ ...shape, ...commune, size: starSize(commune.count, most) }] : []
  })
  const marks = shapes.filter(
    ({ code }, i) => shapes.findIndex((other) => other.code === code) === i && (byCode.get(code)?.count ?? 0) > 0,
  )
  return (
    <nav aria-label={title}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: a title here would pop up over every commune; the nav is named */}
      <svg class="communes" viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
        {shapes.map((shape, i) => (
          <a
            key={`${shape.code} ${i}`}
            href={toHref(shape.code)}
            aria-label={sayCount(shape)}
            class={`tint-${tintOf(shape.former)}`}
          >
            <title>{sayCount(shape)}</title>
            <path d={shape.path} />
          </a>
        ))}
        {showsFormer && drawing.former.map(({ code, path }) => path && <path key={code} class="former" d={path} />)}
        {drawing.frames.map((frame) => (
          <Frame key={frame.code} {...frame} name={byCode.get(frame.code)?.name ?? ''} />
        ))}
        <g class="map-stars">
          {marks.map(({ code, at: [x = 0, y = 0], size }) => (
            <use key={code} href="#star" x={x - size / 2} y={y - size / 2} width={size} height={size} />
          ))}
        </g>
        <g class="map-labels">
          {showsFormer ? <FormerNames drawing={drawing} /> : <Labels shapes={marks} width={drawing.width} />}
        </g>
      </svg>
    </nav>
  )
}

function starSize(count: number, most: number): number {
  return Math.max(smallestStar, Math.round(largestStar * Math.sqrt(count / most)))
}

type Frame = ProvinceDrawing['frames'][number] & { name: string }

function Frame({ code, x, y, width, height, name }: Frame) {
  const t = useText()
  return (
    <g class="frame">
      <rect x={x} y={y} width={width} height={height} rx="6" />
      <text x={x + width / 2} y={y + height - 16}>
        {archipelagos[code] ? t('kit.archipelago', { name: archipelagos[code] }) : name}
      </text>
    </g>
  )
}

type Marked = { code: string; name: string; count: number; size: number; at: readonly number[] }

function Labels({ shapes, width }: { shapes: readonly Marked[]; width: number }): ComponentChildren {
  const wanted = shapes.map(({ name, at: [x = 0, y = 0], size, count }) => ({
    ...{ text: name.replace(/^(Xã|Phường|Đặc khu) /u, ''), x, y: y + size / 2 + 20, weight: count },
  }))
  return placeLabels(wanted, width).map(({ text, x, y }) => (
    <text key={`${text} ${x}`} x={x} y={y}>
      {text}
    </text>
  ))
}

/** The former provinces by name, each in the middle of its communes. */
function FormerNames({ drawing }: { drawing: ProvinceDrawing }): ComponentChildren {
  const framed = new Set(drawing.frames.map(({ code }) => code))
  return drawing.former.map(({ code, name }) => {
    const its = drawing.communes.filter((commune) => commune.former === code && !framed.has(commune.code))
    const mean = (axis: 0 | 1) =>
      Math.round(its.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / Math.max(1, its.length))
    return (
      <text key={code} class="former-name" x={mean(0)} y={mean(1)}>
        {name}
      </text>
    )
  })
}

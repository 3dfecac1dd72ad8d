import drawing from '../../kit/vietnam-map.json' with { type: 'json' }
import type { Lang } from '../../messages/message-rows.ts'
import { say } from '../../messages/messages.ts'
import { project } from '../areas/projection.ts'

const land = '#9cc3a8'
const ink = '#5d7566'
const letters = 44
const toDot = ([x = 0, y = 0]: readonly number[]) => `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0`

/**
 * The country as a picture of its own, Hoàng Sa and Trường Sa by name, with places by longitude and latitude. Its colours stand
 * on paper white as on night green: a picture does not know which of the two is around it.
 */
export function drawPlacesMap(places: readonly (readonly [number, number])[], lang: Lang): string {
  const path = drawing.provinces.map(({ path, dots }) => path + dots.map(toDot).join('')).join('')
  const islands = drawing.archipelagos.map(({ name, dots }) => {
    const xs = dots.map(([x = 0]) => x)
    const middle = Math.round((Math.min(...xs) + Math.max(...xs)) / 2)
    const y = Math.min(...dots.map(([, top = 0]) => top)) - 26
    const words = say(lang, 'kit.archipelago', { name })
    // Half of what the words take up, so that none of them leaves the picture.
    const x = Math.min(middle, drawing.width - words.length * letters * 0.27)
    return `<path d="${dots.map(toDot).join('')}"/><text x="${x}" y="${y}" fill="${ink}" text-anchor="middle" font-size="${letters}" font-family="sans-serif">${words}</text>`
  })
  const marks = places.map((place) => {
    const [x, y] = project(place).map(Math.round)
    return `<circle cx="${x}" cy="${y}" r="40" fill="#c2410c" fill-opacity=".25"/><circle cx="${x}" cy="${y}" r="18" fill="#c2410c" stroke="#fff" stroke-width="4"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${drawing.width} ${drawing.height}"><g fill="${land}" stroke="${land}"><path d="${path}"/>${islands.join('')}</g>${marks.join('')}</svg>`
}

// The drawing of Viet Nam is Mercator between these lines (tools/draw-map.ts).
const west = 102
const north = 23.6
const unitsPerRadian = 1000 / ((15.6 * Math.PI) / 180)
const mercator = (latitude: number) => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))

/** Where a place lies on the drawing of Viet Nam, in its units. */
export function project([longitude, latitude]: readonly [number, number]): [x: number, y: number] {
  return [
    ((longitude - west) * Math.PI * unitsPerRadian) / 180,
    (mercator(north) - mercator(latitude)) * unitsPerRadian,
  ]
}

/** The place that lies there on the drawing, longitude first. */
export function unproject([x, y]: readonly [number, number]): [longitude: number, latitude: number] {
  const longitude = west + (x * 180) / (Math.PI * unitsPerRadian)
  const height = mercator(north) - y / unitsPerRadian
  return [longitude, ((2 * Math.atan(Math.exp(height)) - Math.PI / 2) * 180) / Math.PI]
}

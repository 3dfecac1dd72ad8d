type Point = [longitude: number, latitude: number]

const leastMetres = 3
const worstAccuracy = 30
const metresPerDegree = 111_320

/** Records the way around an area: a corner whenever one has moved on by more than the position is unsure. Gives how to stop. */
export function startWalk({
  onPoint,
  onFailure,
}: {
  onPoint(points: Point[], accuracy: number): void
  onFailure(): void
}): () => void {
  if (!navigator.geolocation) {
    onFailure()
    return () => {}
  }
  let points: Point[] = []
  const id = navigator.geolocation.watchPosition(
    ({ coords: { longitude, latitude, accuracy } }) => {
      const last = points.at(-1)
      const here: Point = [longitude, latitude]
      if (accuracy > worstAccuracy || (last && metresBetween(last, here) < Math.max(leastMetres, accuracy / 2))) return
      points = [...points, here]
      onPoint(points, accuracy)
    },
    ({ code }) => code === 1 && onFailure(),
    { enableHighAccuracy: true, maximumAge: 1000, timeout: 30_000 },
  )
  return () => navigator.geolocation.clearWatch(id)
}

function metresBetween([x1, y1]: Point, [x2, y2]: Point): number {
  const east = (x2 - x1) * metresPerDegree * Math.cos((y1 * Math.PI) / 180)
  return Math.hypot(east, (y2 - y1) * metresPerDegree)
}

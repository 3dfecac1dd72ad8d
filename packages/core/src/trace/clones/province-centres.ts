/** Where provinces lie, as longitude and latitude of the middle of their drawing (codes of Decision 19/2025/QĐ-TTg): good for distances across the country, for nothing finer. */
export const provinceCentres: Readonly<Record<string, readonly [longitude: number, latitude: number]>> = {
  '01': [105.8, 21.0],
  '04': [106.4, 22.6],
  '08': [105.0, 22.5],
  '11': [103.3, 21.7],
  '12': [103.3, 22.4],
  '14': [103.9, 21.3],
  '15': [104.6, 21.9],
  '19': [105.8, 22.2],
  '20': [106.4, 21.9],
  '22': [107.2, 21.2],
  '24': [106.7, 21.4],
  '25': [105.3, 20.7],
  '31': [106.5, 20.9],
  '33': [106.4, 20.5],
  '37': [106.1, 20.3],
  '38': [105.6, 19.9],
  '40': [104.9, 19.2],
  '42': [105.7, 18.3],
  '44': [106.9, 16.8],
  '46': [107.5, 16.3],
  '48': [108.0, 15.6],
  '51': [107.9, 14.7],
  '52': [108.7, 14.1],
  '56': [109.0, 12.2],
  '66': [108.3, 12.7],
  '68': [108.0, 11.7],
  '75': [107.0, 11.7],
  '79': [106.6, 11.2],
  '80': [106.1, 11.5],
  '82': [105.7, 10.5],
  '86': [106.2, 10.0],
  '91': [105.1, 10.4],
  '92': [105.8, 9.7],
  '96': [105.1, 9.1],
}

/** Kilometres between the middles of two provinces by the great circle; 0 where one is not known. */
export function kilometresBetween(a: string, b: string): number {
  const [from, to] = [provinceCentres[a], provinceCentres[b]]
  if (!from || !to) return 0
  const [x1, y1, x2, y2] = [...from, ...to].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
    number,
  ]
  const h = Math.sin((y2 - y1) / 2) ** 2 + Math.cos(y1) * Math.cos(y2) * Math.sin((x2 - x1) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(h))
}

import { readPositions } from '@saolang/core/trace/areas/shape.ts'

/** The corners that a field holds; none when it cannot be read. */
export function readCorners(text: string): [number, number][] {
  return readPositions(text) ?? []
}

/** Corners as the field holds them, a line each, latitude first. */
export function writeCorners(corners: readonly (readonly [number, number])[]): string {
  return corners.map(([longitude, latitude]) => `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`).join('\n')
}

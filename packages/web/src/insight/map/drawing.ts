/** A province drawn with its communes, in units of the drawing. */
export type ProvinceDrawing = {
  width: number
  height: number
  /** `at` is where a mark stands; `former` is the province of before July 2025 that most of the commune lay in. */
  communes: readonly { code: string; path: string; at: readonly number[]; former: string }[]
  /** Islands too far out for the mainland's drawing, each in a frame of its own. */
  frames: readonly { code: string; x: number; y: number; width: number; height: number }[]
  /** The provinces of before July 2025 on this one's ground; no path where there was only one. */
  former: readonly { code: string; name: string; path: string }[]
}

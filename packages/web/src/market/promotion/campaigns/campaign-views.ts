/** What became of a campaign, counted in messages. */
export type Figures = {
  letters: number
  delivered: number
  waiting: number
  failed: number
  held: number
  stopped: number
  overLimit: number
  unreachable: number
  /** Pages opened by its links. */
  visits: number
}

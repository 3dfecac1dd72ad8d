/** A name that wants to stand under its mark, in units of the drawing; the heaviest get their place first. */
export type Label = { text: string; x: number; y: number; weight: number }

const letter = 11.5
const line = 24
const most = 24

/** The labels that fit: none over another, none over the edge. */
export function placeLabels(labels: readonly Label[], width: number): Label[] {
  const placed: Label[] = []
  for (const label of labels.toSorted((a, b) => b.weight - a.weight)) {
    const half = halfOf(label)
    const fits = label.x - half >= 0 && label.x + half <= width
    if (fits && placed.length < most && placed.every((other) => isApart(label, other))) placed.push(label)
  }
  return placed
}

const halfOf = ({ text }: Label) => (text.length * letter) / 2

const isApart = (a: Label, b: Label) => Math.abs(a.y - b.y) >= line || Math.abs(a.x - b.x) >= halfOf(a) + halfOf(b) + 8

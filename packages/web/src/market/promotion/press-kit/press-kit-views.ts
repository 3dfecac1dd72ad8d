/** A fact of a press kit, in words. */
export type Fact = { label: string; value: string }

/** What is known of when something happened; all in milliseconds of the epoch. */
export type ToldTime = {
  /** When it happened, by the phone's clock or the farmer's word. */
  told: number
  /** Whether the farmer chose that day; else it is simply the phone's today. */
  isChosen: boolean
  /** The phone's clock when the entry was saved on it, and when it was sent. */
  savedAt: number
  sentAt: number
  /** Our clock when it came. */
  receivedAt: number
  /** Our clock when the phone was last in touch before it was saved, where known: it cannot have been saved earlier. */
  inTouchAt?: number | undefined
}

/** `right`: the phone's clock was. `corrected`: it was wrong by as much whenever we saw it. `flagged`: it contradicts itself, and a person should look. */
export type ClockVerdict = 'right' | 'corrected' | 'flagged'

const minute = 60_000
const tolerance = 10 * minute

/**
 * When it really happened, as well as can be known: a clock that is wrong by the same amount at saving and sending is set right;
 * one that contradicts itself is reined in between the last contact and the receipt, and flagged. Never refused: the farmer was there.
 */
export function settleTime(time: ToldTime): { at: number; offset: number; verdict: ClockVerdict } {
  const { told, isChosen, savedAt, sentAt, receivedAt, inTouchAt = Number.NEGATIVE_INFINITY } = time
  const measured = receivedAt - sentAt
  const offset = Math.abs(measured) <= tolerance ? 0 : measured
  const saved = savedAt + offset
  const isConsistent = savedAt <= sentAt + tolerance && saved >= inTouchAt - tolerance
  if (!isConsistent) {
    const at = isChosen ? Math.min(told, receivedAt) : Math.min(receivedAt, Math.max(inTouchAt, told + offset))
    return { at, offset, verdict: 'flagged' }
  }
  const at = isChosen ? told : told + offset
  if (at > receivedAt + tolerance) return { at: receivedAt, offset, verdict: 'flagged' }
  return { at: Math.min(at, receivedAt), offset, verdict: offset === 0 || isChosen ? 'right' : 'corrected' }
}

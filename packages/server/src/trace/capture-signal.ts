const listeners = new Set<() => void>()
let isUnderWay = false

// Told from inside the transaction: by then it is most likely over, and whoever listens looks again by itself.
const delayMillis = 100

/** Says that events are being taken in by this process. */
export function signalCapture(): void {
  if (listeners.size === 0 || isUnderWay) return
  isUnderWay = true
  setTimeout(() => {
    isUnderWay = false
    for (const listener of listeners) listener()
  }, delayMillis)
}

/** Calls a listener soon after events were taken in; gives the way to stop that. */
export function onCapture(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

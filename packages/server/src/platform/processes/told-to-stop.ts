/**
 * Waits until this process is told to stop: by the terminal, a service manager, or the end of the process that started it (its channel
 * closes). A second signal changes nothing: a terminal's Ctrl-C reaches us directly and once more through our parent. Whoever has not
 * stopped `mostMillis` after it was told is ended.
 */
export function untilToldToStop(mostMillis?: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      resolve()
      if (mostMillis !== undefined) setTimeout(() => process.exit(1), mostMillis).unref()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    process.on('disconnect', stop)
  })
}

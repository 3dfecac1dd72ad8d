import { performance } from 'node:perf_hooks'

const lookMillis = 4000
const idleShare = 0.03
const gatheredBytes = 4 * 1024 * 1024

/**
 * Gives memory back to the machine whenever there is nothing to do and some has gathered: what the start and the jobs of each minute leave
 * behind is 35 MB that an idle server would keep for days. Does nothing in a process that was not started with `--expose-gc`.
 */
export function giveBackAtRest(): void {
  const { gc } = globalThis
  if (!gc) return
  let since = performance.eventLoopUtilization()
  let kept = 0
  const look = () => {
    const { utilization } = performance.eventLoopUtilization(since)
    since = performance.eventLoopUtilization()
    if (utilization > idleShare || process.memoryUsage().heapUsed < kept + gatheredBytes) return
    gc({ type: 'major', flavor: 'last-resort' })
    kept = process.memoryUsage().heapUsed
  }
  setInterval(look, lookMillis).unref()
}

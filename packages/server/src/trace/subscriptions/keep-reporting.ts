import { system } from '@saolang/core/people/actor.ts'
import { currentTime } from '../../platform/act.ts'
import type { App } from '../../platform/http.ts'
import { onCapture } from '../capture-signal.ts'
import { readNextDue, reportDue } from './report.ts'

// Another process may have opened a subscription.
const longestMillis = 10_000
const afterFailureMillis = 5000

/** While the application listens, tells subscribers what is due, when it is due; streams soon after a capture. */
export function keepReporting(app: App): void {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let streams = false
  let isOpen = false

  const turn = async () => {
    const asked = { streams }
    streams = false
    let wait = afterFailureMillis
    try {
      await reportDue(asked)
      const next = await readNextDue(system, undefined)
      wait = Math.min(
        longestMillis,
        Math.max(0, (next?.getTime() ?? Number.POSITIVE_INFINITY) - currentTime().getTime()),
      )
    } catch (error) {
      app.log.error({ err: error }, 'subscribers could not be told')
    }
    running = undefined
    if (isOpen) timer = setTimeout(begin, streams ? 0 : wait)
  }
  const begin = () => {
    running ??= turn()
  }
  const wake = () => {
    streams = true
    if (running || !isOpen) return
    clearTimeout(timer)
    begin()
  }

  let stopListening = () => {}
  app.addHook('onListen', async () => {
    isOpen = true
    stopListening = onCapture(wake)
    begin()
  })
  app.addHook('onClose', async () => {
    isOpen = false
    stopListening()
    clearTimeout(timer)
    await running
  })
}

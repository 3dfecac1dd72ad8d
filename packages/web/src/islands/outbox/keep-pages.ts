/** Lets this page, what it is made of and the named others open without a network. Nothing happens where the browser cannot. */
export async function keepPages(others: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/service-worker.js')
    const { active } = await navigator.serviceWorker.ready
    const parts = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
      .map(({ pathname }) => pathname)
    active?.postMessage({ pages: [location.pathname + location.search, ...others], assets: [...new Set(parts)] })
  } catch {
    // Refused by the browser's settings: the page works online, and the outbox keeps what was written all the same.
  }
}

// The one service worker: pages that a page asked to keep open without a network. Sending is the outbox's work, in the pages.
type Waiting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Waiting & { request: Request; respondWith(answer: Promise<Response>): void }
type Asking = Waiting & { data?: { pages?: string[]; assets?: string[] } }

const worker = self as unknown as {
  addEventListener(name: 'install' | 'activate', hear: (event: Waiting) => void): void
  addEventListener(name: 'fetch', hear: (event: Fetching) => void): void
  addEventListener(name: 'message', hear: (event: Asking) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  location: Location
}

const pages = 'saolang-pages'
const assets = 'saolang-assets'
const most = { [pages]: 60, [assets]: 80 }
const patienceMillis = 8000

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('message', (event) => {
  const { data } = event
  event.waitUntil(Promise.all([keep(assets, data?.assets ?? []), keep(pages, data?.pages ?? [])]))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== worker.location.origin) return
  // Whoever signs out leaves no page of theirs on the machine; the outbox stays, for nothing in it may be lost.
  if (request.method !== 'GET') return void (pathname === '/logout' && event.waitUntil(caches.delete(pages)))
  if (pathname.startsWith('/assets/')) event.respondWith(answerAsset(request))
  else if (request.mode === 'navigate') event.respondWith(answerPage(request))
  else if (isLessonFile(pathname)) event.respondWith(answerKept(request))
})

// Assets bear the hash of their content in their name: a kept one is never stale.
async function answerAsset(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: assets })) ?? fetch(request)
}

// Pictures of a lesson that was kept: their address bears the hash of their content.
const isLessonFile = (pathname: string) => /^\/courses\/[^/]+\/lessons\/[^/]+\/files\//.test(pathname)

async function answerKept(request: Request): Promise<Response> {
  return (await caches.match(request.url, { cacheName: pages })) ?? fetch(request)
}

async function answerPage(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: pages })
  try {
    const answer = await (kept ? Promise.race([fetch(request), giveUp()]) : fetch(request))
    if (kept && isWhole(answer)) await (await caches.open(pages)).put(request, answer.clone())
    return answer
  } catch {
    return kept ?? withoutNetwork()
  }
}

async function keep(name: typeof pages | typeof assets, addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(name)
  for (const address of addresses) {
    if (name === assets && (await cache.match(address))) continue
    const answer = await fetch(address, { credentials: 'same-origin' }).catch(() => undefined)
    if (answer && isWhole(answer)) await cache.put(address, answer)
  }
  const all = await cache.keys()
  for (const old of all.slice(0, Math.max(0, all.length - most[name]))) await cache.delete(old)
}

// A page that led to the sign-in is not the page.
const isWhole = (answer: Response) => answer.ok && !answer.redirected

const giveUp = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('the network is too slow')), patienceMillis)
  })

function withoutNetwork(): Response {
  const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Không có mạng</title><h1>Không có mạng</h1>
<p>Trang này chưa được lưu trên máy. Những gì bạn đã lưu vẫn còn và sẽ tự gửi khi có mạng.</p>
<p lang="en">No network. This page is not kept on this machine. What you have saved is still here and will be sent.</p></html>`
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

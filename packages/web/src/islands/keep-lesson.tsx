import { useEffect, useState } from 'preact/hooks'
import { keepPages } from './outbox/keep-pages.ts'

export type KeepLessonProps = {
  files: readonly string[]
  words: Record<'keep' | 'keeping' | 'kept' | 'cannot', string>
}

const triesPerKeeping = 60
const millisBetween = 500

/** Keeps a lesson on this machine, when its reader asks: the page, its pictures and papers; says so only once all of it is there. */
export function KeepLesson({ files, words }: KeepLessonProps) {
  const [state, setState] = useState<'none' | 'keep' | 'keeping' | 'kept' | 'cannot'>('none')
  const look = async () => {
    if (!('caches' in window) || !('serviceWorker' in navigator)) return setState('none')
    setState((await isKept(files)) ? 'kept' : 'keep')
  }
  const keep = async () => {
    setState('keeping')
    await keepPages(files)
    for (let n = 0; n < triesPerKeeping; n++) {
      if (await isKept(files)) return setState('kept')
      await new Promise((resolve) => setTimeout(resolve, millisBetween))
    }
    setState('cannot')
  }
  useEffect(() => void look(), [])
  if (state === 'none') return null
  return (
    <p class="keep-lesson" role="status">
      {state === 'kept' ? (
        <span class="chip good">
          <span>{words.kept}</span>
        </span>
      ) : (
        <button class="button plain" type="button" onClick={keep} disabled={state === 'keeping'}>
          {words[state === 'keeping' ? 'keeping' : 'keep']}
        </button>
      )}
      {state === 'cannot' && <span>{words.cannot}</span>}
    </p>
  )
}

async function isKept(files: readonly string[]): Promise<boolean> {
  const addresses = [location.pathname + location.search, ...files]
  const found = await Promise.all(addresses.map((address) => caches.match(address, { cacheName: 'saolang-pages' })))
  return found.every(Boolean)
}

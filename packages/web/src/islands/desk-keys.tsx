import { useEffect } from 'preact/hooks'

/** Keys for those who work through a queue all day: j and k move from row to row; Enter is the link's own. */
export function DeskKeys({ words }: { words: string }) {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, select, textarea')
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step === 0) return
      const rows = [...document.querySelectorAll<HTMLAnchorElement>('[data-desk-row]')]
      const here = rows.indexOf(document.activeElement as HTMLAnchorElement)
      rows[here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + step))]?.focus()
    }
    document.addEventListener('keydown', move)
    return () => document.removeEventListener('keydown', move)
  }, [])
  return <p class="soft small">{words}</p>
}

import type { Marks } from '@saolang/core/councils/card.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CardActions, CardData } from '../councils/card/card-data.ts'
import { fillWord } from '../councils/card/card-data.ts'
import { CardForm } from '../councils/card/card-form.tsx'

const quietMillis = 800

/** The card come alive: counts with the same functions as the server while one marks, saves itself, and follows the keyboard. */
export function Scorecard({ card }: { card: CardData }) {
  const [marks, setMarks] = useState<Marks>(card.marks)
  const [objections, setObjections] = useState(card.objections)
  const [current, setCurrent] = useState(card.current)
  const [isAlive, setAlive] = useState(false)
  const status = useAutosave(card, isAlive)
  const actions: CardActions = {
    mark: (criterion, option) => {
      setMarks((former) => ({ ...former, [criterion]: option }))
      setCurrent(criterion)
    },
    show: setCurrent,
    object: (criterion, reason) => setObjections((former) => ({ ...former, [criterion]: reason })),
  }
  useEffect(() => setAlive(true), [])
  useKeyboard(setCurrent)
  return <CardForm card={{ ...card, marks, objections, current }} status={status} {...(isAlive && { actions })} />
}

/** Saves the form a moment after the last change; the server keeps the draft and answers 204. */
function useAutosave({ words, isSigned }: CardData, isAlive: boolean): string {
  const [status, setStatus] = useState('')
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const form = document.getElementById('card')
    if (!isAlive || isSigned || !(form instanceof HTMLFormElement)) return undefined
    const save = async () => {
      setStatus(words.saving)
      const isKept = await send(form)
      setStatus(isKept ? fillWord(words.savedAt, { time: clockTime(new Date()) }) : words.notSaved)
    }
    const schedule = () => {
      clearTimeout(waiting.current)
      waiting.current = setTimeout(save, quietMillis)
    }
    form.addEventListener('input', schedule)
    return () => form.removeEventListener('input', schedule)
  }, [isAlive, isSigned, words])
  return status
}

/** Digits choose an option of the criterion in focus; Enter goes to the next criterion, with Shift to the one before. Arrows are the browser's own. */
function useKeyboard(setCurrent: (criterion: string) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const place = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-criterion]') : null
      const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'radio'
      if (!place || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
        event.preventDefault()
        moveFrom(place, event.shiftKey ? -1 : 1, setCurrent)
      } else if (!isTyping && /^[1-9]$/.test(event.key)) {
        const radio = place.querySelectorAll<HTMLInputElement>('input[type=radio]')[Number(event.key) - 1]
        radio?.focus()
        radio?.click()
      }
    }
    const follow = (event: FocusEvent) => {
      const code =
        event.target instanceof Element && event.target.closest<HTMLElement>('[data-criterion]')?.dataset.criterion
      if (code) setCurrent(code)
    }
    document.addEventListener('keydown', listen)
    document.addEventListener('focusin', follow)
    return () => {
      document.removeEventListener('keydown', listen)
      document.removeEventListener('focusin', follow)
    }
  }, [setCurrent])
}

function moveFrom(place: HTMLElement, step: 1 | -1, setCurrent: (criterion: string) => void): void {
  const places = [...document.querySelectorAll<HTMLElement>('[data-criterion]')]
  const next = places[places.indexOf(place) + step]
  const radios = [...(next?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])]
  const radio = radios.find(({ checked }) => checked) ?? radios[0]
  if (!next || !radio) return
  radio.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'start' })
  setCurrent(next.dataset.criterion ?? '')
}

async function send(form: HTMLFormElement): Promise<boolean> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  try {
    const headers = { 'x-autosave': '1' }
    return (await fetch(form.action, { method: 'POST', body, headers, credentials: 'same-origin' })).status === 204
  } catch {
    return false
  }
}

const clockTime = (at: Date) => `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`

import { useEffect, useRef, useState } from 'preact/hooks'

/** Words come from the page: an island carries no message file to the browser. */
export type AutosaveProps = { formId: string; words: { saving: string; saved: string; failed: string } }

const quietMillis = 800

/**
 * Saves the form on change: POST to the form's own address with `x-autosave: 1`; 204 means kept.
 * Without JavaScript nothing shows and the form's button saves as ever.
 */
export function Autosave({ formId, words }: AutosaveProps) {
  const [status, setStatus] = useState('')
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return undefined
    const save = async () => {
      setStatus(words.saving)
      setStatus((await sendForm(form)) ? words.saved.replace('{time}', clockTime(new Date())) : words.failed)
    }
    const schedule = () => {
      clearTimeout(waiting.current)
      waiting.current = setTimeout(save, quietMillis)
    }
    form.addEventListener('input', schedule)
    return () => form.removeEventListener('input', schedule)
  }, [formId, words])

  return (
    <p class="autosave" role="status">
      {status}
    </p>
  )
}

/** Files are left to the form's button: sending a photo at every keystroke would eat the farmer's data plan. */
async function sendForm(form: HTMLFormElement): Promise<boolean> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { 'x-autosave': '1' },
      credentials: 'same-origin',
    })
    return answer.status === 204
  } catch {
    return false
  }
}

const clockTime = (at: Date) => `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`

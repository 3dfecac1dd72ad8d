import type { ComponentChildren } from 'preact'
import { useShell } from './shell.tsx'

export type FormProps = {
  action: string
  method?: 'post' | 'get'
  id?: string
  hasFiles?: boolean
  children: ComponentChildren
  class?: string
  target?: string
}

/** A form that carries the session's CSRF token; the browser's own validation is off, the server says what is wrong. */
export function Form({ method = 'post', hasFiles = false, children, ...rest }: FormProps) {
  const { csrfToken } = useShell()
  return (
    <form method={method} novalidate encType={hasFiles ? 'multipart/form-data' : undefined} {...rest}>
      {method === 'post' && csrfToken && <input type="hidden" name="csrf" value={csrfToken} />}
      {children}
    </form>
  )
}

/** Several fields under one question. */
export function Fieldset({ legend, hint, children }: { legend: string; hint?: string; children: ComponentChildren }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </fieldset>
  )
}

/** Buttons at the end of a form, the main one first. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>
}

/** Sends a form without leaving the page. Gives the words of the refusal as the server's own page says them; undefined when it was done. */
export async function postForm(form: HTMLFormElement, failed: string): Promise<string | undefined> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined)
  if (answer?.ok) return undefined
  const page = answer && new DOMParser().parseFromString(await answer.text(), 'text/html')
  const said = page?.querySelector('.errors li, main h1 ~ p')?.textContent
  return said?.trim() || failed
}

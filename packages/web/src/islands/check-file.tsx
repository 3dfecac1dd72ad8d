import { useEffect, useState } from 'preact/hooks'

/** What the island says. */
export type CheckFileWords = Record<'ask' | 'comparing' | 'issued' | 'altered' | 'why', string>

/** `told`: what the server said of a file that was sent. */
export type CheckFileProps = { field: string; sha256: string; told?: 'issued' | 'altered'; words: CheckFileWords }

/** Compares a chosen file with the issued one in the browser: the file stays on the device unless its owner sends the form to learn why it differs. */
export function CheckFile({ field, sha256, told, words }: CheckFileProps) {
  const [answer, setAnswer] = useState<'comparing' | 'issued' | 'altered' | undefined>(told)
  useEffect(() => {
    const input = document.getElementById(field) as HTMLInputElement | null
    const form = input?.form
    if (!input || !form || !crypto.subtle) return
    const compare = async () => {
      const [file] = input.files ?? []
      if (!file) return setAnswer(undefined)
      setAnswer('comparing')
      setAnswer((await fingerprint(file)) === sha256 ? 'issued' : 'altered')
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      const files = event.dataTransfer?.files
      if (!files?.length) return
      input.files = files
      void compare()
    }
    const allow = (event: DragEvent) => event.preventDefault()
    input.addEventListener('change', compare)
    document.addEventListener('dragover', allow)
    document.addEventListener('drop', drop)
    // Who was quicker than this script has chosen already.
    if (input.files?.length) void compare()
    return () => {
      input.removeEventListener('change', compare)
      document.removeEventListener('dragover', allow)
      document.removeEventListener('drop', drop)
    }
  }, [field, sha256])
  const tone = answer === 'issued' ? 'good' : answer === 'altered' ? 'bad' : 'info'
  return (
    <div role="status">
      {answer ? (
        <div class={`notice ${tone}`}>
          <div>
            <b>{words[answer]}</b>
            {answer === 'altered' && answer !== told && <p>{words.why}</p>}
          </div>
        </div>
      ) : (
        <p>{words.ask}</p>
      )}
    </div>
  )
}

async function fingerprint(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

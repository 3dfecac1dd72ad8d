import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { openReader } from './read-code.ts'

export type ScanWords = { scan: string; stop: string; failed: string; looking: string }

const pauseMillis = 250

/** A button that reads a code by the camera into the field of this id. Shows nothing where there is no camera to ask for. */
export function ScanButton({ target, words }: { target: string; words: ScanWords }) {
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    return watch(video.current as HTMLVideoElement, {
      onCode: (code) => {
        const field = document.getElementById(target)
        if (field instanceof HTMLInputElement) {
          field.value = code
          field.dispatchEvent(new Event('input', { bubbles: true }))
        }
        setNote(code)
        setOpen(false)
      },
      onFailure: () => {
        setNote(words.failed)
        setOpen(false)
      },
    })
  }, [isOpen])
  if (!navigator.mediaDevices?.getUserMedia) return null
  const toggle = () => {
    setNote('')
    setOpen(!isOpen)
  }
  return h('div', { class: 'scan' }, [
    h('button', { class: 'button plain', type: 'button', onClick: toggle }, isOpen ? words.stop : words.scan),
    isOpen && h('video', { ref: video, muted: true, playsInline: true, 'aria-label': words.looking }),
    h('p', { class: 'soft', role: 'status' }, isOpen ? words.looking : note),
  ])
}

function watch(video: HTMLVideoElement, { onCode, onFailure }: { onCode(code: string): void; onFailure(): void }) {
  let isOver = false
  let stream: MediaStream | undefined
  const look = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    if (isOver) return close()
    video.srcObject = stream
    await video.play()
    const read = await openReader()
    while (!isOver) {
      const code = await read(video)
      if (code) return onCode(code)
      await new Promise((wake) => setTimeout(wake, pauseMillis))
    }
  }
  const close = () => {
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  look().catch(() => !isOver && onFailure())
  return () => {
    isOver = true
    close()
  }
}

/** How a camera stands on its way to those who watch. */
export type SendState = 'off' | 'opening' | 'sending' | 'returning' | 'refused'

export type Sending = { stop(): void }

// What a phone's recorder makes that goes on as it is comes first; the last must be drawn anew by the server.
const kinds = [
  'video/mp4;codecs=avc1,mp4a.40.2',
  'video/mp4;codecs=avc1,opus',
  'video/webm;codecs=h264,opus',
  'video/mp4',
  'video/webm;codecs=vp8,opus',
]
// A socket of the server takes no larger piece.
const pieceBytes = 15 * 1024
const chunkMillis = 500
const mostWaiting = 6 * 1024 * 1024
const lowestBits = 300_000

/** The kind of recording that this browser makes and a phone plays; undefined when it records none. */
export function findKind(): string | undefined {
  return typeof MediaRecorder === 'undefined' ? undefined : kinds.find((kind) => MediaRecorder.isTypeSupported(kind))
}

/**
 * Sends a camera's pictures until stopped. Comes back by itself when the network breaks, with half the detail when it was too slow; a
 * refusal ends it, with the codes why.
 */
export function sendCamera(
  { sessionId, stream, mimeType }: { sessionId: string; stream: MediaStream; mimeType: string },
  tell: (state: SendState, codes?: readonly string[]) => void,
): Sending {
  let isOver = false
  let bits = 1_600_000
  let end = () => {}
  const open = () => {
    tell('opening')
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live/${sessionId}/send`)
    const recorder = new MediaRecorder(stream, {
      mimeType,
      videoBitsPerSecond: bits,
      audioBitsPerSecond: 64_000,
      // @ts-expect-error Not in the compiler's library yet (MediaRecorder, W3C draft); browsers without it ignore it.
      videoKeyFrameIntervalDuration: 1000,
    })
    let queue = Promise.resolve()
    end = () => {
      if (recorder.state !== 'inactive') recorder.stop()
      void queue.then(() => socket.close())
    }
    socket.onopen = () => socket.send(JSON.stringify({ mimeType }))
    socket.onmessage = ({ data }) => {
      const answer = JSON.parse(String(data)) as { kind: 'taken' | 'refused'; codes?: string[] }
      if (answer.kind === 'refused') {
        isOver = true
        return tell('refused', answer.codes ?? [])
      }
      tell('sending')
      recorder.start(chunkMillis)
    }
    recorder.ondataavailable = ({ data }) => {
      queue = queue.then(async () => sendPieces(socket, await data.arrayBuffer()))
      if (socket.bufferedAmount > mostWaiting) {
        bits = Math.max(lowestBits, bits / 2)
        socket.close()
      }
    }
    socket.onclose = () => {
      if (recorder.state !== 'inactive') recorder.stop()
      if (isOver) return
      tell('returning')
      setTimeout(() => !isOver && open(), 1500)
    }
  }
  open()
  return {
    stop: () => {
      isOver = true
      end()
      tell('off')
    },
  }
}

function sendPieces(socket: WebSocket, bytes: ArrayBuffer): void {
  for (let at = 0; at < bytes.byteLength && socket.readyState === WebSocket.OPEN; at += pieceBytes)
    socket.send(bytes.slice(at, at + pieceBytes))
}

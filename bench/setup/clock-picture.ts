// A clock that survives a codec: the last 20 bits of the milliseconds as black and white blocks, and once more the other way round.
const columns = 8
const rows = 5
const bits = 20

/** Runs in the host's page before its own script: its camera is then a canvas that shows the clock, with noise that moves. */
export function drawClock(): void {
  const [width, height, columns, rows, bits] = [640, 360, 8, 5, 20]
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  const draw = () => {
    const now = Date.now() % 2 ** bits
    for (let i = 0; i < columns * rows; i++) {
      const bit = Math.floor(now / 2 ** (i % bits)) % 2 === (i < bits ? 1 : 0)
      pen.fillStyle = bit ? '#fff' : '#000'
      pen.fillRect(
        ((i % columns) * width) / columns,
        (Math.floor(i / columns) * height) / rows,
        width / columns,
        height / rows,
      )
    }
  }
  setInterval(draw, 33)
  draw()
  navigator.mediaDevices.getUserMedia = async () => {
    const audio = new AudioContext()
    const out = audio.createMediaStreamDestination()
    const tone = audio.createOscillator()
    tone.connect(out)
    tone.start()
    const stream = canvas.captureStream(30)
    for (const track of out.stream.getAudioTracks()) stream.addTrack(track)
    return stream
  }
}

/** The same picture as bytes of grey. */
export function drawClockFrame(instant: number, width: number, height: number): Buffer {
  const now = instant % 2 ** bits
  const frame = Buffer.alloc(width * height)
  for (let i = 0; i < columns * rows; i++) {
    if ((Math.floor(now / 2 ** (i % bits)) % 2 === 1) !== i < bits) continue
    const [left, top] = [((i % columns) * width) / columns, (Math.floor(i / columns) * height) / rows]
    for (let y = top; y < top + height / rows; y++)
      frame.fill(255, y * width + left, y * width + left + width / columns)
  }
  return frame
}

/** Runs in the page of who watches: how many milliseconds ago what is on the screen was drawn; null when it cannot be read. */
export function readClock(): number | null {
  const [columns, rows, bits, cell] = [8, 5, 20, 8]
  const video = document.querySelector('video')
  if (!video || video.videoWidth === 0) return null
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: columns * cell, height: rows * cell })
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  pen.drawImage(video, 0, 0, canvas.width, canvas.height)
  const now = Date.now() % 2 ** bits
  const lit = (i: number) => {
    const [x, y] = [((i % columns) + 0.5) * cell, (Math.floor(i / columns) + 0.5) * cell]
    return (pen.getImageData(x, y, 1, 1).data[0] ?? 0) > 127
  }
  let told = 0
  for (let i = 0; i < bits; i++) {
    if (lit(i) === lit(i + bits)) return null
    if (lit(i)) told += 2 ** i
  }
  return (now - told + 2 ** bits) % 2 ** bits
}

import { createServer, type Server, type Socket } from 'node:net'
import type { Pictures } from './take-pictures.ts'

/** What opens a sale by its key: the pictures that are then taken, or undefined for a key of none. */
type Opener = (key: string) => Promise<Pictures | undefined>

const mostWaiting = 4 * 1024 * 1024
const handshakeMillis = 15_000

/**
 * Takes RTMP from OBS and its like: an address of its own, a key a sale, nothing else. node-media-server reads the protocol; its own
 * servers, which ask nobody and end the process when a port is taken, are not started. Gives the server; `failed` hears why it is none.
 */
export async function openRtmpDoor(
  { port, host }: { port: number; host: string },
  open: Opener,
  failed: (why: string) => void,
): Promise<Server> {
  const { default: Rtmp } = await import('node-media-server/src/protocol/rtmp.js')
  const { default: flv } = await import('node-media-server/src/protocol/flv.js')
  const { default: logger } = await import('node-media-server/src/core/logger.js')
  // It writes what comes to the console, keys included.
  logger.log = () => {}
  const server = createServer((socket) => answer(socket, new Rtmp(), { flv, open }))
  server.on('error', (error) => failed(error.message))
  await new Promise<void>((resolve) => {
    server.once('error', () => resolve())
    server.listen(port, host, resolve)
  })
  return server
}

type Rtmp = import('node-media-server/src/protocol/rtmp.js')
type Flv = typeof import('node-media-server/src/protocol/flv.js')

function answer(socket: Socket, rtmp: Rtmp, { flv, open }: { flv: Flv; open: Opener }): void {
  let key = ''
  let pictures: Pictures | undefined
  let waiting: Buffer[] = [flv.createHeader(true, true)]
  let waitingBytes = 0
  const take = (tag: Buffer) => {
    if (pictures)
      return void pictures.write(tag).then(
        () => socket.resume(),
        () => socket.destroy(),
      )
    waiting.push(tag)
    waitingBytes += tag.length
    if (waitingBytes > mostWaiting) socket.destroy()
  }
  socket.setTimeout(handshakeMillis, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  socket.on('close', () => pictures?.end())
  socket.on('data', (bytes) => {
    if (rtmp.parserData(bytes) !== null) socket.destroy()
  })
  rtmp.onOutputCallback = (bytes) => socket.write(bytes)
  rtmp.onConnectCallback = ({ app, name }) => {
    key = app === 'live' ? name : ''
  }
  // Nobody watches through this door.
  rtmp.onPlayCallback = () => socket.destroy()
  rtmp.onPushCallback = () =>
    void open(key).then(
      (opened) => {
        if (!opened || socket.destroyed) {
          opened?.end()
          return socket.destroy()
        }
        pictures = opened
        void opened.ended.then(() => socket.destroy())
        for (const tag of waiting) take(tag)
        waiting = []
      },
      () => socket.destroy(),
    )
  rtmp.onPacketCallback = (packet) => {
    socket.pause()
    take(flv.createMessage(packet))
    if (!pictures) socket.resume()
  }
}

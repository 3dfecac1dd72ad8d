import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Platform } from '@saolang/core/market/channels/platform.ts'
import { lazadaDoor, shopeeDoor, tiktokDoor } from './doors.ts'
import type { Asked, Keys, StandIn } from './stand-in.ts'

const doors = { shopee: shopeeDoor, tiktok: tiktokDoor, lazada: lazadaDoor } as const

/** Opens a stand-in for a platform on this machine, by its own clock or the one given. */
export async function openStandIn(platform: Platform, now: () => number = Date.now): Promise<StandIn> {
  let downFor = 0
  let left = Number.POSITIVE_INFINITY
  const keys: Keys = {
    ...{
      appKey: '2001887',
      secret: 'mau-khoa-bi-mat-cua-ung-dung',
      shopId: '88001122',
      shopCipher: 'mau_cipher_88001122',
    },
    ...{ code: 'mau-ma-dong-y', access: '', refresh: '', accessUntil: 0, issued: 0 },
  }
  const standIn: StandIn = {
    ...{ address: '', keys, shelf: { stock: new Map(), orders: [] }, heard: [], now },
    down: (requests) => {
      downFor = requests
    },
    allow: (requests) => {
      left = requests
    },
    close: () => close(server),
  }
  const server = createServer(async (request, response) => {
    const asked = await readAsked(request)
    const say = (status: number, body: object, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    const outcome = (words: string) => standIn.heard.push({ path: asked.path, outcome: words })
    if (downFor-- > 0) {
      outcome('down')
      return void (downFor % 2 === 0 ? response.destroy() : say(503, {}))
    }
    if (left-- <= 0) {
      outcome('limit')
      return void say(429, {}, { 'retry-after': '120' })
    }
    const { status, body } = doors[platform](standIn, asked)
    outcome(JSON.stringify(body).slice(0, 200))
    say(status, body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  standIn.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return standIn
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  let body = ''
  for await (const chunk of request) body += chunk
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in')
  return {
    ...{ path: pathname, query: Object.fromEntries(searchParams), body, method: request.method ?? 'GET' },
    headers: request.headers as Record<string, string | undefined>,
  }
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((closed) => server.close(() => closed()))
}

import { connect, type Socket } from 'node:net'
import type { Problem } from '@saolang/core/kernel/problem.ts'

const patienceMs = 30_000
const chunkBytes = 64 * 1024

/**
 * Reasons of a virus scanner against a content: clamd by `socket` (a path, or host:port). None without a scanner;
 * one that is named but does not answer refuses everything.
 */
export async function findVirusProblems(bytes: Buffer, socket: string | undefined): Promise<Problem[]> {
  if (!socket) return []
  const answer = await ask(socket, bytes).catch(() => undefined)
  if (answer === undefined || !/: (OK|.+ FOUND)$/.test(answer)) return [{ code: 'file.virus-scan-unavailable' }]
  const virus = /: (.+) FOUND$/.exec(answer)?.[1]
  return virus ? [{ code: 'file.virus-found', values: { virus } }] : []
}

// The INSTREAM command of clamd(8): chunks after their length, a chunk of length zero, one line of answer.
function ask(address: string, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = open(address)
    const heard: Buffer[] = []
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('clamd does not answer')))
    socket.on('error', reject)
    socket.on('data', (data) => heard.push(data))
    socket.on('end', () => resolve(Buffer.concat(heard).toString('utf8').replace(/\0/g, '').trim()))
    socket.write('zINSTREAM\0')
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      const chunk = bytes.subarray(at, at + chunkBytes)
      socket.write(lengthOf(chunk))
      socket.write(chunk)
    }
    socket.write(Buffer.alloc(4))
  })
}

function open(address: string): Socket {
  const tcp = /^([^/]+):(\d+)$/.exec(address)
  return tcp ? connect(Number(tcp[2]), tcp[1]) : connect(address)
}

function lengthOf(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(chunk.length)
  return length
}

import { createServer, type Socket } from 'node:net'

export type Mail = { from: string; to: string[]; raw: string; subject: string; text: string; messageId: string }

/** A mail server for tests. `mailsTo` gives what a mailbox holds; `failNext` makes it answer the next letter with a code. */
export type MailServer = {
  url: string
  mails: Mail[]
  signIns: string[]
  failNext(answer: string): void
  close(): Promise<void>
}

/** Opens a server that speaks SMTP (RFC 5321, with AUTH PLAIN of RFC 4954) and keeps every letter. A mailbox `unknown@…` it does not know. */
export async function openMailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  const signIns: string[] = []
  const failures: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    converse(socket, { mails, signIns, failures })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `smtp://saolang:mat-khau@127.0.0.1:${port}`,
    mails,
    signIns,
    failNext: (answer) => failures.push(answer),
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

type Kept = { mails: Mail[]; signIns: string[]; failures: string[] }

function converse(socket: Socket, { mails, signIns, failures }: Kept): void {
  let envelope = { from: '', to: [] as string[] }
  let data: string[] | undefined
  let rest = ''
  const say = (line: string) => socket.write(`${line}\r\n`)
  const hear = (line: string) => {
    if (data) {
      if (line !== '.') return void data.push(line.startsWith('..') ? line.slice(1) : line)
      const raw = data.join('\r\n')
      data = undefined
      const failure = failures.shift()
      if (failure) return say(failure)
      mails.push({ ...envelope, raw, ...read(raw) })
      return say('250 2.0.0 kept')
    }
    const [verb = ''] = line.toUpperCase().split(/[ :]/)
    switch (verb) {
      case 'EHLO':
        socket.write('250-mail.test.example\r\n250-8BITMIME\r\n250 AUTH PLAIN\r\n')
        return
      case 'AUTH':
        signIns.push(
          Buffer.from(line.split(' ')[2] ?? '', 'base64')
            .toString()
            .replaceAll('\0', ' ')
            .trim(),
        )
        return say('235 2.7.0 welcome')
      case 'MAIL':
        envelope = { from: addressIn(line), to: [] }
        return say('250 2.1.0 ok')
      case 'RCPT':
        if (addressIn(line).startsWith('unknown@')) return say('550 5.1.1 no such mailbox')
        envelope.to.push(addressIn(line))
        return say('250 2.1.5 ok')
      case 'DATA':
        data = []
        return say('354 go on')
      case 'QUIT':
        say('221 2.0.0 bye')
        return void socket.end()
      default:
        return say('250 2.0.0 ok')
    }
  }
  socket.setEncoding('latin1')
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    rest += chunk
    const lines = rest.split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  say('220 mail.test.example ESMTP')
}

const addressIn = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? ''

function read(raw: string): Pick<Mail, 'subject' | 'text' | 'messageId'> {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const header = (name: string) =>
    new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replace(/\r\n[ \t]/g, ' ') ?? ''
  const encoding = header('content-transfer-encoding').toLowerCase()
  const content = body.join('\r\n\r\n')
  const text =
    encoding === 'base64'
      ? Buffer.from(content, 'base64').toString()
      : encoding === 'quoted-printable'
        ? fromQuoted(content.replace(/=\r\n/g, ''))
        : content
  return { subject: readWords(header('subject')), text, messageId: header('message-id') }
}

// Encoded words, in base64 or in the quoted form (RFC 2047).
function readWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('latin1') : quoted(word.replaceAll('_', ' ')),
    )
    .replace(/^[\s\S]*$/, (bytes) => Buffer.from(bytes, 'latin1').toString())
}

const quoted = (text: string) =>
  text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
const fromQuoted = (text: string) => Buffer.from(quoted(text), 'latin1').toString()

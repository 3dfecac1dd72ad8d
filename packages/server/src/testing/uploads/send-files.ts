import type { App } from '../../platform/http.ts'

/** Who hands files in: headers of a session and its token. */
export type Sender = { headers: Record<string, string>; csrf: string }
/** A form with a file, to an address. */
export type FileForm = { url: string; sender: Sender; fileName: string; bytes: Buffer; fields?: Record<string, string> }

const boundary = 'x---------------------------boundary'

/** Sends a file as a browser's form does. */
export async function sendFile(app: App, { url, sender, fileName, bytes, fields = {} }: FileForm) {
  const texts = Object.entries({ ...fields, csrf: sender.csrf }).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `${texts.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return app.inject({
    method: 'POST',
    url,
    headers: {
      ...sender.headers,
      accept: 'application/json',
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-csrf-token': sender.csrf,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
}

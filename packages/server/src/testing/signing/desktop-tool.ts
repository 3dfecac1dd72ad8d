import type { KeyHolder } from '../../platform/signing/signer.ts'
import type { ServedAuthority } from './test-signer.ts'

/** The message that the page sends over the WebSocket of the desktop tool, and the tool's answer. */
export type ToolMessage = { FileUploadHandler: string; SessionId: string; JWTToken: string; FileName: string }
export type ToolAnswer = { Status: number; Message: string; FileName: string; FileServer: string }

/**
 * A stand-in of the desktop tool of the Government Cipher Committee: fetches the file without any session, signs it with the key of
 * its owner, sends it back as `uploadfile`, and tells the page how it went. `tamper` changes what it sends.
 */
export async function runDesktopTool(
  message: ToolMessage,
  {
    authority,
    key,
    tamper = (pdf) => pdf,
  }: { authority: ServedAuthority; key: KeyHolder; tamper?: (pdf: Buffer) => Buffer },
): Promise<ToolAnswer> {
  const failed = (Message: string) => ({ Status: 401, Message, FileName: '', FileServer: '' })
  if (!message.FileName || !message.FileUploadHandler) return failed('Thiếu địa chỉ tệp')
  const fetched = await fetch(message.FileName)
  if (!fetched.ok) return failed(`Không tải được tệp (${fetched.status})`)
  const signed = tamper(await authority.seal(key, Buffer.from(await fetched.arrayBuffer())))
  const form = new FormData()
  form.set('uploadfile', new Blob([Uint8Array.from(signed)], { type: 'application/pdf' }), 'paper.signed.pdf')
  const answer = await fetch(message.FileUploadHandler, { method: 'POST', body: form })
  const told = (await answer.json()) as { Status: boolean; Message: string; FileServer: string; FileName: string }
  return told.Status
    ? { Status: 0, Message: '', FileName: told.FileName, FileServer: told.FileServer }
    : failed(told.Message)
}

import { join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { FastifyReply } from 'fastify'
import { rootDir } from './config.ts'

const workspace = join(rootDir, 'packages/server/src')
const fonts = join(rootDir, 'node_modules/@expo-google-fonts/tinos')

let compiler: NodeCompiler | undefined

/**
 * Renders a Typst template of the server's rooms (`dossiers/paper/slip.typ`) to PDF. The data reaches it as JSON, never as
 * source, so that no text of a user can be read as a command. Throws an Error with the compiler's words when the template is wrong.
 */
export async function renderPdf(template: string, data: object): Promise<Buffer> {
  const typst = await opened()
  const compiled = typst.compile({
    mainFilePath: join(workspace, template),
    inputs: { data: JSON.stringify(data) },
    resetRead: true,
  })
  const error = compiled.takeError()
  if (error || !compiled.result)
    throw new Error(`${template}: ${JSON.stringify(error?.shortDiagnostics ?? 'no document')}`)
  const pdf = typst.pdf(compiled.result)
  typst.evictCache(5)
  return pdf
}

// Loaded at the first paper: 40 MB of memory that a server which prints nothing does not need.
async function opened(): Promise<NodeCompiler> {
  if (compiler) return compiler
  const typst = await import('@myriaddreamin/typst-ts-node-compiler')
  compiler = typst.NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] })
  return compiler
}

/** Sends a paper to be looked at in the browser; it may hold what only its reader may see, so nothing keeps a copy. */
export function sendPdf(reply: FastifyReply, fileName: string, pdf: Buffer): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${fileName}.pdf"`)
    .header('cache-control', 'no-store')
    .send(pdf)
}

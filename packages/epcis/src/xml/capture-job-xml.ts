import type { CaptureJob, ProblemDetails } from '../document/capture-job.ts'
import { InvalidDocument } from '../document/problem.ts'
import { isStandardNamespace, namespaces } from './names.ts'
import { readXml } from './read-xml.ts'
import { elementOf, quoteAttribute, textElement } from './write-xml.ts'
import { childrenNamed, findAttribute, findChild, findText, type XmlElement } from './xml-element.ts'

const start = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A capture job as `EPCISCaptureJob` (EPCIS 2.0 section 12.6.1). XML has no place for an empty list of errors. */
export function captureJobToXml(job: CaptureJob): string {
  const attributes = ` running="${job.running}" success="${job.success}" captureID=${quoteAttribute(job.captureID)}`
  const errors = (job.errors ?? []).map((error) => elementOf('error', problemContent(error)))
  const content =
    textElement('captureErrorBehaviour', job.captureErrorBehaviour) +
    optional('createdAt', job.createdAt) +
    optional('finishedAt', job.finishedAt) +
    (errors.length > 0 ? elementOf('errors', errors.join('')) : optional('errorFile', job.errorFile))
  return start + elementOf('epcis:EPCISCaptureJob', content, ` xmlns:epcis="${namespaces.epcis}"${attributes}`)
}

/** A refusal as `EPCISException`, the XML form of `application/problem+xml` (EPCIS 2.0 section 12.5). */
export function problemDetailsToXml(problem: ProblemDetails): string {
  return start + elementOf('epcis:EPCISException', problemContent(problem), ` xmlns:epcis="${namespaces.epcis}"`)
}

/** Reads what `captureJobToXml` writes. Throws `InvalidDocument` on anything else. */
export function captureJobFromXml(text: string): CaptureJob {
  const root = readXml(text)
  const [captureID, behaviour] = [findAttribute(root, 'captureID'), findText(root, 'captureErrorBehaviour')]
  const isJob = root.local === 'EPCISCaptureJob' && isStandardNamespace(root.namespace)
  if (!isJob || captureID === undefined || (behaviour !== 'rollback' && behaviour !== 'proceed')) {
    throw new InvalidDocument([{ code: 'not-a-capture-job', at: '', message: 'is no capture job' }])
  }
  const errors = findChild(root, 'errors')
  return {
    captureID,
    ...texts(root, ['createdAt', 'finishedAt']),
    running: findAttribute(root, 'running') === 'true',
    success: findAttribute(root, 'success') === 'true',
    captureErrorBehaviour: behaviour,
    ...(errors && { errors: childrenNamed(errors, 'error').map(problemFrom) }),
    ...texts(root, ['errorFile']),
  }
}

function problemFrom(element: XmlElement): ProblemDetails {
  const status = findText(element, 'status')
  return {
    type: findText(element, 'type') ?? 'about:blank',
    title: findText(element, 'title') ?? '',
    ...(status !== undefined && { status: Number(status) }),
    ...texts(element, ['detail', 'instance']),
  }
}

function problemContent({ type, title, status, detail, instance }: ProblemDetails): string {
  const code = status === undefined ? '' : textElement('status', String(status))
  return (
    textElement('type', type) +
    textElement('title', title) +
    code +
    optional('detail', detail) +
    optional('instance', instance)
  )
}

function optional(name: string, text: string | undefined): string {
  return text === undefined ? '' : textElement(name, text)
}

function texts(element: XmlElement, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = findText(element, name)
      return text === undefined ? [] : [[name, text]]
    }),
  )
}

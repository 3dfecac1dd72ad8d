/** A reason in the form of RFC 9457, as capture jobs and refusals carry it (EPCIS 2.0 section 12.5). */
export type ProblemDetails = { type: string; title: string; status?: number; detail?: string; instance?: string }

/**
 * How the taking in of a document stands (EPCIS 2.0 section 12.6.1). `success` is false as soon as one event failed; whether
 * the others are kept is the business of `captureErrorBehaviour`.
 */
export type CaptureJob = {
  captureID: string
  createdAt?: string
  finishedAt?: string
  running: boolean
  success: boolean
  captureErrorBehaviour: 'rollback' | 'proceed'
  errors?: ProblemDetails[]
  errorFile?: string
}

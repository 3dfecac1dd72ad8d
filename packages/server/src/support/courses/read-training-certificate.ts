import { parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { publicView } from '../../platform/act.ts'
import { findTrainingByCode, type TrainingCertificateRow } from './training-certificates.sql.ts'

/** The certificate of attendance of a code, whoever asks: the paper that bears the code says as much. Undefined for a code of none. */
export const findTraining = publicView(async ({ tx }, typed: string): Promise<TrainingCertificateRow | undefined> => {
  const code = parseShortCode(typed)
  return code ? findTrainingByCode(tx, code) : undefined
})

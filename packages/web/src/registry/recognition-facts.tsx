import { formatShortCode, parseShortCode } from '@saolang/core/kernel/short-code.ts'
import { Fragment } from 'preact'
import { formatDay } from '../kit/format.ts'
import { useText } from '../kit/words.ts'
import type { RecognitionView, RecordView } from './record.ts'

export type RecognitionFactsProps = { record: RecordView; recognition: RecognitionView; code?: string }

/** Who recognised the product, when, for how long, under which numbers: what is there, and nothing that is not. */
export function RecognitionFacts({ record, recognition, code }: RecognitionFactsProps) {
  const t = useText()
  const { decisionNumber, authority, issuedOn, expiresOn, certificateNumber, year } = recognition
  const rows: [string, string | undefined][] = [
    [t('registry.decision'), decisionNumber],
    [t('registry.authority'), authority],
    [
      t(record.isTranscribed ? 'registry.recognisedOn' : 'registry.issuedOn'),
      issuedOn ? formatDay(issuedOn) : t('registry.yearOnly', { year: String(year) }),
    ],
    [t('registry.expiresOn'), expiresOn && formatDay(expiresOn)],
    [t('registry.certificateNumber'), certificateNumber],
    [t('registry.productCode'), record.legalCode],
    [t('registry.verificationCode'), formatShortCode(code && parseShortCode(code) ? code : record.verificationCode)],
    ['GTIN', record.gtin],
  ]
  return (
    <dl class="card facts">
      {rows.map(
        ([label, value]) =>
          value && (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  )
}

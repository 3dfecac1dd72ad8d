import { DiaryOutbox, type DiaryOutboxProps } from '../../islands/diary-outbox.tsx'
import { Island } from '../../kit/island.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'

type Form = { id: string; address: string; label: string; makesLot: boolean; home: string }

/** What this phone holds of the diary, on every page of it. */
export function PhoneOutbox({ owner, keep, form }: { owner: string; keep: readonly string[]; form?: Form }) {
  const { csrfToken = '' } = useShell()
  const t = useText()
  const words: DiaryOutboxProps['words'] = {
    title: t('trace.outboxTitle'),
    kept: t('trace.stateKept'),
    sending: t('trace.stateSending'),
    received: t('trace.stateReceived', { code: '{code}' }),
    refused: t('trace.stateRefused'),
    correct: t('trace.stateCorrect'),
    signedOut: t('trace.stateSignedOut'),
    offline: t('trace.stateOffline'),
    draftBack: t('trace.stateDraft'),
    lotMade: t('trace.lotMade', { lot: '{lot}' }),
    saved: t('trace.savedNext'),
    home: t('trace.backToDiary'),
  }
  const lots = {
    all: t('trace.lotAll'),
    left: t('trace.lotLeft', { left: '{left}', unit: '{unit}' }),
    onPhone: t('trace.lotOnPhone'),
    amount: t('trace.lotAmount', { lot: '{lot}' }),
  }
  const scan = {
    scan: t('trace.scan'),
    stop: t('trace.scanStop'),
    failed: t('trace.scanFailed'),
    looking: t('trace.scanLooking'),
  }
  const props: DiaryOutboxProps = {
    owner,
    csrf: csrfToken,
    keep,
    words,
    ...(form && { form: { ...form, lots, scan } }),
  }
  return <Island name="diary-outbox" component={DiaryOutbox} props={props} />
}

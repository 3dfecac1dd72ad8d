import { OutboxForm, type OutboxFormProps } from '../islands/outbox-form.tsx'
import { Island } from './island.tsx'
import { useShell } from './shell.tsx'
import { useText } from './words.ts'

/** Beside a form that is filled in out in the field, or a list of such work: what this machine holds and what was received. */
export function Outbox(props: Omit<OutboxFormProps, 'csrf' | 'words'>) {
  const { csrfToken = '' } = useShell()
  const t = useText()
  const words = {
    title: t('kit.outbox.title'),
    saving: t('kit.outbox.saving'),
    kept: t('kit.outbox.kept'),
    sending: t('kit.outbox.sending'),
    // The island puts the receipt in.
    received: t('kit.outbox.received', { code: '{code}' }),
    refused: t('kit.outbox.refused'),
    correct: t('kit.outbox.correct'),
    signedOut: t('kit.outbox.signedOut'),
    offline: t('kit.outbox.offline'),
    draftBack: t('kit.outbox.draftBack'),
  }
  return <Island name="outbox-form" component={OutboxForm} props={{ ...props, csrf: csrfToken, words }} />
}

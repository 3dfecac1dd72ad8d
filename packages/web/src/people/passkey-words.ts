import type { PasskeyWords } from '../islands/passkey.tsx'
import { useText } from '../kit/words.ts'

/** The words that the island says; it brings no message file to the browser. */
export function usePasskeyWords(): PasskeyWords {
  const t = useText()
  return {
    signIn: t('people.passkeySignIn'),
    make: t('people.passkeyMake'),
    failed: t('people.passkeyFailed'),
    codesTitle: t('people.recoveryTitle'),
    codesHint: t('people.recoveryHint'),
    goOn: t('kit.continue'),
  }
}

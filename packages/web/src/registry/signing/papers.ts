import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Text } from '../../kit/words.ts'

export type SignerView = { id: string; name: string; serial: string; issuer: string; validTo: string; isEnded: boolean }

export type BulkWay = 'test-ca' | 'pkcs11' | 'remote'

export type PaperView = {
  id: string
  kind: 'decision' | 'certificate'
  name: string
  isHandedOver: boolean
  refused?: string
  signature?: { name: string; at: string; level: string; isTest: boolean }
}

export type SigningPageProps = {
  decisionId: string
  number: string
  authority: string
  maySign: boolean
  papers: readonly PaperView[]
  /** Papers that there will be, drawn or not. */
  total: number
  isRunning: boolean
  failed?: readonly Problem[]
  signers: readonly SignerView[]
  ways: readonly string[]
  hasBridge: boolean
  problems: readonly Problem[]
}

/** The name of a paper as one says it. */
export function sayPaper(t: Text, { kind, name }: PaperView, number: string): string {
  return kind === 'decision' ? t('signing.paperDecision', { number }) : t('signing.paperCertificate', { name })
}

import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { RequestStatus, StepKind } from '@saolang/core/support/advice/help-request.ts'
import type { Subject } from '@saolang/core/support/subjects.ts'
import type { MessageKey } from '../../messages/messages.ts'

/** A request in a list. `dueOn` is a day, `daysLeft` working days. */
export type RequestLine = {
  id: string
  title: string
  subject: Subject
  organisation: string
  status: RequestStatus
  desk: 'commune' | 'province' | 'nation'
  assignee?: string
  dueOn?: string
  daysLeft?: number
  changedAt: string
  wasHelped?: boolean
  isDemo: boolean
}

/** Something that was said or done about a request. */
export type StepView = {
  no: number
  kind: StepKind
  by: string
  side: 'producer' | 'helper'
  words?: string
  told: Readonly<Record<string, string>>
  at: string
  files: readonly { sha256: string; fileName: string; isPicture: boolean }[]
}

/** What the page of a request shows. */
export type RequestPageProps = {
  request: RequestLine
  product?: string
  steps: readonly StepView[]
  colleagues: readonly { value: string; label: string }[]
  desks: readonly RequestLine['desk'][]
  isProducer: boolean
  mayAsk: boolean
  mayAnswer: boolean
  values: { words: string; to: string; desk: string; helped: string; form: string }
  problems: readonly Problem[]
}

export const statusWords = {
  waiting: 'support.requestWaiting',
  answered: 'support.requestAnswered',
  closed: 'support.requestClosed',
} as const satisfies Record<RequestStatus, MessageKey>
export const statusTones = { waiting: 'warn', answered: 'info', closed: 'good' } as const

export const deskWords = {
  commune: 'support.deskCommune',
  province: 'support.deskProvince',
  nation: 'support.deskNation',
} as const satisfies Record<RequestLine['desk'], MessageKey>

export const stepWords = {
  asked: 'support.stepAsked',
  added: 'support.stepAdded',
  taken: 'support.stepTaken',
  assigned: 'support.stepAssigned',
  'passed-on': 'support.stepPassedOn',
  answered: 'support.stepAnswered',
  closed: 'support.stepClosed',
  reopened: 'support.stepReopened',
} as const satisfies Record<StepKind, MessageKey>

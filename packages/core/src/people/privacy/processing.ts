/**
 * Why something about a person may be kept. Personal data that a state body needs for its task in law is kept without consent (Law
 * 91/2025/QH15, article 19): there is no consent to fake. A legal duty keeps what another law orders; a contract, what a sale needs.
 */
export const legalBases = ['state-task', 'legal-duty', 'contract', 'consent', 'security'] as const
export type LegalBasis = (typeof legalBases)[number]

/** Whose data it is. */
export type Whose =
  | 'account-holder'
  | 'representative'
  | 'official'
  | 'council-member'
  | 'adviser'
  | 'buyer'
  | 'seller'
  | 'reporter'
  | 'grower'
  | 'learner'
  | 'asker'
  | 'contact'

/** How long: as long as the record of the state that it belongs to, as long as the account, or so many days after something. */
export type Kept =
  | 'as-record'
  | 'as-account'
  | 'as-contract'
  | { days: number; after: 'sign-in' | 'session' | 'answer' | 'sending' | 'order' | 'reading' | 'live' }

/** One body of personal data: which columns, on which basis each, how long, who erases it. */
export type Processing = {
  whose: Whose
  /** 'schema.table' → column → basis. */
  fields: Readonly<Record<string, Readonly<Record<string, LegalBasis>>>>
  kept: Kept
  /** The act that erases it when its time is over; without one it ends with the account, or is a record. */
  erasedBy?:
    | 'attempt.forget'
    | 'session.forget'
    | 'report.forget'
    | 'message.deliver'
    | 'buyer.forget'
    | 'live.forget'
    | 'personal-read.forget'
}

/** The register of processing: everything about people that the tables hold. A test holds it against the database's own columns. */
export const processing = {
  account: {
    whose: 'account-holder',
    fields: { 'people.person': { full_name: 'state-task', email: 'state-task', phone: 'state-task' } },
    kept: 'as-account',
  },
  session: {
    whose: 'account-holder',
    fields: { 'people.session': { device: 'security' }, 'people.passkey': { name: 'security' } },
    kept: { days: 90, after: 'session' },
    erasedBy: 'session.forget',
  },
  'sign-in': {
    whose: 'account-holder',
    fields: { 'people.sign_in_attempt': { account_hash: 'security', address_hash: 'security' } },
    kept: { days: 1, after: 'sign-in' },
    erasedBy: 'attempt.forget',
  },
  consent: { whose: 'account-holder', fields: { 'people.consent': { person_id: 'legal-duty' } }, kept: 'as-record' },
  'rights-request': {
    whose: 'asker',
    fields: { 'people.rights_request': { name: 'legal-duty', contact: 'legal-duty', words: 'legal-duty' } },
    kept: 'as-record',
  },
  'personal-read': {
    whose: 'official',
    fields: { 'platform.personal_read': { reader_id: 'legal-duty', subject_id: 'legal-duty' } },
    kept: { days: 730, after: 'reading' },
    erasedBy: 'personal-read.forget',
  },
  client: {
    whose: 'contact',
    fields: { 'people.client': { contact_email: 'contract' }, 'people.mandate': { given_by: 'contract' } },
    kept: 'as-contract',
  },
  organisation: {
    whose: 'representative',
    fields: {
      'people.organisation': {
        address: 'state-task',
        phone: 'state-task',
        email: 'state-task',
        representative_name: 'state-task',
        representative_title: 'state-task',
        representative_gender: 'state-task',
        representative_ethnicity: 'state-task',
        representative_residence: 'state-task',
      },
      'people.organisation_version': { address: 'state-task', representative_name: 'state-task' },
    },
    kept: 'as-record',
  },
  dossier: {
    whose: 'representative',
    fields: { 'dossiers.consent': { given_by: 'legal-duty' } },
    kept: 'as-record',
  },
  signature: {
    whose: 'official',
    fields: {
      'dossiers.letter': { signer_name: 'state-task' },
      'councils.decision': { signer_name: 'state-task' },
      'registry.withdrawal_end': { signer_name: 'state-task' },
    },
    kept: 'as-record',
  },
  council: {
    whose: 'council-member',
    fields: {
      'councils.member': { name: 'state-task' },
      'councils.conflict_declaration': { note: 'state-task' },
    },
    kept: 'as-record',
  },
  adviser: {
    whose: 'adviser',
    fields: {
      'councils.adviser': { name: 'state-task' },
      'councils.paid_adviser': { name: 'state-task', phone: 'state-task' },
    },
    kept: 'as-record',
  },
  report: {
    whose: 'reporter',
    fields: { 'registry.report': { contact: 'consent' } },
    kept: { days: 30, after: 'answer' },
    erasedBy: 'report.forget',
  },
  message: {
    whose: 'account-holder',
    fields: { 'platform.message': { address: 'state-task' } },
    kept: { days: 0, after: 'sending' },
    erasedBy: 'message.deliver',
  },
  grower: {
    whose: 'grower',
    fields: {
      'trace.area': { grower_name: 'state-task' },
      'trace.area_contract': { grower_name: 'contract' },
      'trace.recall_holder': { name: 'legal-duty' },
    },
    kept: 'as-record',
  },
  purchase: {
    whose: 'buyer',
    fields: {
      'market.purchase': { buyer_name: 'contract', buyer_phone: 'contract', buyer_address: 'contract' },
      'market.return_request': { words: 'contract' },
    },
    kept: { days: 1096, after: 'order' },
    erasedBy: 'buyer.forget',
  },
  'live-chat': {
    whose: 'buyer',
    fields: { 'market.live_message': { author_name: 'consent', words: 'consent', author: 'security' } },
    kept: { days: 1096, after: 'live' },
    erasedBy: 'live.forget',
  },
  'live-host': {
    whose: 'seller',
    fields: { 'market.live_session': { host_id: 'legal-duty' }, 'market.live_host': { person_id: 'legal-duty' } },
    kept: 'as-record',
  },
  'buyer-review': { whose: 'buyer', fields: { 'market.buyer_review': { words: 'consent' } }, kept: 'as-record' },
  seller: {
    whose: 'seller',
    fields: {
      'market.seller_terms': { phone: 'legal-duty', bank_account: 'contract', bank_holder: 'contract' },
      'market.point_of_sale': { phone: 'legal-duty' },
      'market.bulk_buyer': { phone: 'contract' },
    },
    kept: 'as-contract',
  },
  picture: {
    whose: 'contact',
    fields: { 'market.story_picture': { credit: 'consent' }, 'market.news_file': { credit: 'consent' } },
    kept: 'as-record',
  },
  'campaign-letter': {
    whose: 'account-holder',
    fields: { 'market.campaign_letter': { person_id: 'consent' } },
    kept: 'as-record',
  },
  directory: {
    whose: 'adviser',
    fields: { 'support.adviser': { name: 'consent', phone: 'consent', email: 'consent' } },
    kept: 'as-contract',
  },
  'help-request': {
    whose: 'account-holder',
    fields: { 'support.help_request_step': { by_name: 'state-task' } },
    kept: 'as-record',
  },
  learner: { whose: 'learner', fields: { 'support.enrolment': { name: 'state-task' } }, kept: 'as-record' },
  act: { whose: 'official', fields: { 'audit.line': { person_id: 'legal-duty' } }, kept: 'as-record' },
} as const satisfies Record<string, Processing>

/** A body of personal data of the register. */
export type ProcessingKey = keyof typeof processing

/**
 * The events that a room tells to the rooms on its right: past tense, ids and the few facts that never change.
 * An event is put in the outbox by the act that made it true and delivered at least once: listeners are idempotent.
 */
export type Events = {
  DossierSubmitted: { dossierId: string }
  DossierClosed: { dossierId: string }
  DecisionRecorded: { decisionId: string }
  SigningAsked: { runId: string }
  RaschRunAsked: { runId: string }
  OrganisationChanged: { organisationId: string }
  CertificateEnded: {
    certificateId: string
    productId: string
    cause: 'withdrawn' | 'replaced' | 'upgraded' | 'expired'
  }
  ChannelHeard: { linkId: string }
  ImportAsked: { batchId: string }
  LabelsAsked: { runId: string }
  ExchangeQueued: Record<string, never>
  PublicationChanged: { productId: string }
  UnitsChanged: { changeId: string }
  ProductsMerged: { mergeId: string; fromId: string; intoId: string }
  ProducersMerged: { mergeId: string; fromId: string; intoId: string }
  RecallChanged: { recallId: string }
  PolicyTrialAsked: { trialId: string }
  LiveEnded: { sessionId: string }
  MessageQueued: { messageId: string }
  ContentsForgotten: { sha256s: string[] }
}

export type EventName = keyof Events
export type EventPayload<N extends EventName> = Events[N]

/** What a listener is called with: the event's name, its payload and the id that makes a repeat recognisable. */
export type Listener<N extends EventName = EventName> = (payload: EventPayload<N>) => Promise<void>

/** Which listeners hear an event. Filled by app.ts, room by room. */
export type Listeners = { [N in EventName]?: Listener<N>[] }

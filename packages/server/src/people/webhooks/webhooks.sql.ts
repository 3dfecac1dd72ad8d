import type { ChangeKind } from '../../platform/changes/change-kind.ts'
import type { Tx } from '../../platform/sql.ts'
import type { ClientHolder } from '../clients/client-tokens.sql.ts'

/** A webhook of a client. */
export type WebhookRow = {
  id: string
  clientId: string
  url: string
  kinds: ChangeKind[]
  sealedSecret: string
  cursor: string
  openedAt: Date
}

/** A delivery, until it is taken or dead. */
export type DeliveryRow = {
  id: string
  webhookId: string
  changes: number
  state: 'queued' | 'taken' | 'dead'
  tries: number
  dueAt: Date
  lastStatus: number | null
  lastError: string | null
  queuedAt: Date
  settledAt: Date | null
}

const columns = (tx: Tx) => tx`
  w.id, w.client_id as "clientId", w.url, w.kinds, w.sealed_secret as "sealedSecret", w.cursor, w.opened_at as "openedAt"`
const deliveryColumns = (tx: Tx) => tx`
  d.id, d.webhook_id as "webhookId", d.changes, d.state, d.tries, d.due_at as "dueAt", d.last_status as "lastStatus",
  d.last_error as "lastError", d.queued_at as "queuedAt", d.settled_at as "settledAt"`

/** Adds a webhook. */
export async function addWebhook(tx: Tx, w: Omit<WebhookRow, 'openedAt'> & { at: Date }): Promise<void> {
  await tx`
    insert into people.webhook (id, client_id, url, kinds, sealed_secret, cursor, opened_at)
    values (${w.id}, ${w.clientId}, ${w.url}, ${w.kinds}, ${w.sealedSecret}, ${w.cursor}, ${w.at})`
}

/** The open webhooks of a client, oldest first. */
export async function listWebhooks(tx: Tx, clientId: string): Promise<WebhookRow[]> {
  const rows = await tx`
    select ${columns(tx)} from people.webhook w where w.client_id = ${clientId} and w.ended_at is null order by w.id`
  return [...rows] as unknown as WebhookRow[]
}

/** Ends webhooks of a client: one, or all. Gives how many. */
export async function endWebhooks(
  tx: Tx,
  { clientId, id, at }: { clientId: string; id?: string; at: Date },
): Promise<number> {
  const rows = await tx`
    update people.webhook set ended_at = ${at}
    where client_id = ${clientId} and ended_at is null and (${id ?? null}::uuid is null or id = ${id ?? null}) returning id`
  return rows.length
}

/** An open webhook with who its client is today, held by this transaction alone; after one id, so that each is looked at. */
export async function holdNextWebhook(
  tx: Tx,
  after: string,
): Promise<(WebhookRow & { holder: Omit<ClientHolder, 'perMinute' | 'perDay'> }) | undefined> {
  const [row] = await tx`
    select ${columns(tx)}, json_build_object('clientId', c.id, 'name', c.name, 'personId', c.person_id, 'scopes', c.scopes,
      'isSandbox', c.is_sandbox, 'level', g.level, 'provinceCode', g.province_code, 'organisationId', g.organisation_id) as holder
    from people.webhook w join people.client c on c.id = w.client_id and c.revoked_at is null
    join people.person p on p.id = c.person_id and p.disabled_at is null
    join people.role_grant g on g.id = c.grant_id and g.valid_to is null
    where w.ended_at is null and w.id > ${after} order by w.id limit 1 for update of w skip locked`
  return row as (WebhookRow & { holder: Omit<ClientHolder, 'perMinute' | 'perDay'> }) | undefined
}

/** Moves a webhook on to a place in the feed. */
export async function moveCursor(tx: Tx, id: string, cursor: string): Promise<void> {
  await tx`update people.webhook set cursor = ${cursor} where id = ${id}`
}

/** Queues a delivery. */
export async function addDelivery(
  tx: Tx,
  d: { id: string; webhookId: string; body: string; changes: number; at: Date },
): Promise<void> {
  await tx`
    insert into people.webhook_delivery (id, webhook_id, body, changes, state, due_at, queued_at)
    values (${d.id}, ${d.webhookId}, ${d.body}, ${d.changes}, 'queued', ${d.at}, ${d.at})`
}

/** A delivery that is due, with where it goes. */
export type DueDelivery = { id: string; tries: number; body: string; url: string; sealedSecret: string }

/** Takes deliveries that are due, each by one process only, for as long as `until`. */
export async function claimDeliveries(
  tx: Tx,
  { now, until, count }: { now: Date; until: Date; count: number },
): Promise<DueDelivery[]> {
  const rows = await tx`
    update people.webhook_delivery d set due_at = ${until}
    from people.webhook w
    where w.id = d.webhook_id and w.ended_at is null and d.id in (
      select id from people.webhook_delivery where state = 'queued' and due_at <= ${now}
      order by due_at limit ${count} for update skip locked)
    returning d.id, d.tries, d.body, w.url, w.sealed_secret as "sealedSecret"`
  return [...rows] as unknown as DueDelivery[]
}

/** How a try to deliver went; `dueAt` is the next. */
export type Outcome = {
  id: string
  state: DeliveryRow['state']
  dueAt: Date
  status: number | null
  error: string | null
  at: Date
}

/** Notes how a delivery went. */
export async function noteDelivery(tx: Tx, d: Outcome): Promise<void> {
  await tx`
    update people.webhook_delivery set state = ${d.state}, tries = tries + 1, due_at = ${d.dueAt}, last_status = ${d.status},
      last_error = ${d.error}, settled_at = ${d.state === 'queued' ? null : d.at}
    where id = ${d.id}`
}

/** The deliveries of a client's webhooks or of one, dead ones first, then the newest. */
export async function listDeliveries(
  tx: Tx,
  { clientId, webhookId, count }: { clientId: string; webhookId?: string; count: number },
): Promise<(DeliveryRow & { url: string })[]> {
  const rows = await tx`
    select ${deliveryColumns(tx)}, w.url from people.webhook_delivery d join people.webhook w on w.id = d.webhook_id
    where w.client_id = ${clientId} and (${webhookId ?? null}::uuid is null or w.id = ${webhookId ?? null})
    order by d.state <> 'dead', d.queued_at desc, d.id desc limit ${count}`
  return [...rows] as unknown as (DeliveryRow & { url: string })[]
}

/** Puts a settled delivery of a client back on its way; false when it has none such. */
export async function reopenDelivery(
  tx: Tx,
  { id, clientId, at }: { id: string; clientId: string; at: Date },
): Promise<boolean> {
  const rows = await tx`
    update people.webhook_delivery d set state = 'queued', tries = 0, due_at = ${at}, settled_at = null
    from people.webhook w
    where d.id = ${id} and w.id = d.webhook_id and w.client_id = ${clientId} and w.ended_at is null and d.state <> 'queued'
    returning d.id`
  return rows.length === 1
}

/** Forgets taken deliveries that were settled before a moment. */
export async function dropDeliveries(tx: Tx, before: Date): Promise<void> {
  await tx`delete from people.webhook_delivery where state = 'taken' and settled_at < ${before}`
}
